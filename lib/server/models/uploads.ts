import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import { REGISTRY_LIMITS } from '../../schemas/registry/limits';
import { storedBytes } from '../database/bytes';
import { type Writing, write } from '../database/write';
import { sha256Hex } from '../hash';
import type { Server } from '../server';

export interface UploadState {
  readonly offset: number;
  /** Undefined: nothing came yet. */
  readonly length: number | undefined;
}

/**
 * How far an upload is. Whole files are everybody's; pieces are the sender's own, so that nobody can spoil another's.
 * @param personId whose pieces count
 */
export async function uploadState(
  { database: { db } }: Server,
  personId: string,
  sha256: string,
): Promise<UploadState> {
  const whole = await db.selectFrom('modelBytes').select('sizeBytes').where('sha256', '=', sha256).executeTakeFirst();
  if (whole) return { offset: whole.sizeBytes, length: whole.sizeBytes };
  const begun = await db
    .selectFrom('uploads')
    .select(['receivedBytes', 'lengthBytes'])
    .where('sha256', '=', sha256)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return { offset: begun?.receivedBytes ?? 0, length: begun?.lengthBytes };
}

export interface Piece {
  readonly sha256: string;
  readonly offset: number;
  /** Of the whole file. */
  readonly length: number;
  readonly bytes: Uint8Array;
}

/**
 * Takes the next piece. A piece that comes twice is refused with the true offset, and nothing is lost: the sender goes on
 * from there. The last piece makes the file whole, if its hash is the one it is addressed by; if not, all pieces go.
 * @returns the new offset
 */
export async function takePiece(
  server: Server,
  personId: string,
  piece: Piece,
): Promise<Result<number, RegistryError>> {
  const { sha256, offset, length, bytes } = piece;
  if (length > REGISTRY_LIMITS.modelBytesMax) return fail({ code: 'body-too-large' });
  if (length === 0 || bytes.byteLength === 0 || offset + bytes.byteLength > length) {
    return fail({ code: 'length-differs' });
  }
  const state = await uploadState(server, personId, sha256);
  if (state.length !== undefined && state.offset === state.length) {
    return state.length === length ? ok(length) : fail({ code: 'length-differs' });
  }
  if (state.offset !== offset) return fail({ code: 'offset-differs', offset: state.offset });
  if (state.length !== undefined && state.length !== length) return fail({ code: 'length-differs' });
  const end = offset + bytes.byteLength;
  if (end < length) return keepPiece(server, personId, piece);
  // The last piece: put together and hashed before the transaction, which others wait for.
  const whole = await putTogether(server, personId, piece);
  return sha256Hex(whole) === sha256 ? keepWhole(server, personId, piece, whole) : dropSpoilt(server, personId, sha256);
}

/** No audit note and so no line of writers: pieces of different files pass each other by. */
async function keepPiece(
  server: Server,
  personId: string,
  { sha256, offset, length, bytes }: Piece,
): Promise<Result<number, RegistryError>> {
  const updatedAt = new Date(server.nowMs()).toISOString();
  const end = offset + bytes.byteLength;
  return server.database.db.transaction().execute(async (tx): Promise<Result<number, RegistryError>> => {
    if (offset === 0) {
      const ended = new Date(server.nowMs() - REGISTRY_LIMITS.uploadDaysMax * 86_400_000).toISOString();
      await dropUploads(tx, (query) => query.where('updatedAt', '<', ended));
      const open = await tx
        .selectFrom('uploads')
        .select((row) => row.fn.countAll<number | string>().as('count'))
        .where('personId', '=', personId)
        .executeTakeFirstOrThrow();
      if (Number(open.count) >= REGISTRY_LIMITS.openUploadsMax) return fail({ code: 'too-many-uploads' });
      await tx
        .insertInto('uploads')
        .values({ sha256, personId, lengthBytes: length, receivedBytes: 0, updatedAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    // Of two that send the same piece at once, one finds the offset moved.
    const moved = await tx
      .updateTable('uploads')
      .set({ receivedBytes: end, updatedAt })
      .where('sha256', '=', sha256)
      .where('personId', '=', personId)
      .where('receivedBytes', '=', offset)
      .where('lengthBytes', '=', length)
      .returning('receivedBytes')
      .executeTakeFirst();
    if (!moved) return fail({ code: 'offset-differs', offset: await receivedOf(tx, personId, sha256) });
    await tx.insertInto('uploadPieces').values({ sha256, personId, startByte: offset, bytes }).execute();
    return ok(end);
  });
}

async function receivedOf(tx: Writing['tx'], personId: string, sha256: string): Promise<number> {
  const row = await tx
    .selectFrom('uploads')
    .select('receivedBytes')
    .where('sha256', '=', sha256)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.receivedBytes ?? 0;
}

async function putTogether(server: Server, personId: string, { sha256, bytes }: Piece): Promise<Uint8Array> {
  const before = await server.database.db
    .selectFrom('uploadPieces')
    .select('bytes')
    .where('sha256', '=', sha256)
    .where('personId', '=', personId)
    .orderBy('startByte')
    .execute();
  return before.length === 0 ? bytes : Buffer.concat([...before.map((piece) => storedBytes(piece.bytes)), bytes]);
}

async function keepWhole(
  server: Server,
  personId: string,
  { sha256, length }: Piece,
  whole: Uint8Array,
): Promise<Result<number, RegistryError>> {
  return write(server, async ({ tx, at, note }) => {
    const stored = await tx
      .insertInto('modelBytes')
      .values({ sha256, sizeBytes: length, bytes: whole, storedAt: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('sha256')
      .executeTakeFirst();
    // Anybody's pieces of a file that is whole are of no more use.
    await dropUploads(tx, (query) => query.where('sha256', '=', sha256));
    if (stored) await note({ personId, action: 'model-stored', subject: sha256, detail: { sizeBytes: length } });
    return ok(length);
  });
}

async function dropSpoilt(server: Server, personId: string, sha256: string): Promise<Result<number, RegistryError>> {
  await server.database.db
    .transaction()
    .execute((tx) => dropUploads(tx, (query) => query.where('sha256', '=', sha256).where('personId', '=', personId)));
  return fail({ code: 'hash-differs' });
}

type UploadQuery = ReturnType<typeof uploadsOf>;
const uploadsOf = (tx: Writing['tx']) => tx.selectFrom('uploads').select(['sha256', 'personId']);

async function dropUploads(tx: Writing['tx'], which: (query: UploadQuery) => UploadQuery): Promise<void> {
  for (const { sha256, personId } of await which(uploadsOf(tx)).execute()) {
    for (const table of ['uploadPieces', 'uploads'] as const) {
      await tx.deleteFrom(table).where('sha256', '=', sha256).where('personId', '=', personId).execute();
    }
  }
}
