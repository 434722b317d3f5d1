import type { AuditEntry, AuditVerdict } from '../../schemas/registry/audit';
import type { Database } from '../database/open-database';
import type { Row } from '../database/tables';
import { auditHash, CHAIN_START } from './append';

const PAGE = 1000;

/** The log page by page, in its order. */
export async function* auditEntries({ db }: Database, after = 0): AsyncGenerator<AuditEntry> {
  for (let last = after; ; ) {
    const rows = await db
      .selectFrom('auditLog')
      .selectAll()
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) yield entryOf(row);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.seq ?? last;
  }
}

export function entryOf(row: Row<'auditLog'>): AuditEntry {
  return { ...row, detail: JSON.parse(row.detail) };
}

/**
 * Recomputes the chain from its start. The first row that is not as it was written is named: its hash is not of its
 * content, or it does not follow the row before; rows cut off at the end are missed by the chain's end kept apart.
 * Somebody who can rewrite every row and the end goes unseen here: an export kept elsewhere shows that.
 */
export async function verifyAudit(database: Database): Promise<AuditVerdict> {
  const head = await database.db.selectFrom('auditHead').selectAll().executeTakeFirstOrThrow();
  let [seq, hash] = [0, CHAIN_START];
  for await (const entry of readable(database)) {
    // Written since the end was read.
    if (seq >= head.seq) break;
    if (entry === undefined) return { sound: false, seq: seq + 1, fault: 'row-changed' };
    if (entry.seq !== seq + 1) return { sound: false, seq: seq + 1, fault: 'row-missing' };
    if (auditHash(entry) !== entry.hash) return { sound: false, seq: entry.seq, fault: 'row-changed' };
    if (entry.previousHash !== hash) return { sound: false, seq: entry.seq, fault: 'chain-broken' };
    [seq, hash] = [entry.seq, entry.hash];
  }
  if (seq !== head.seq) return { sound: false, seq: seq + 1, fault: 'end-missing' };
  if (hash !== head.hash) return { sound: false, seq: Math.max(seq, 1), fault: 'chain-broken' };
  return { sound: true, entries: seq, headHash: hash };
}

/** Ends with undefined at a row whose detail is no longer JSON. */
async function* readable(database: Database): AsyncGenerator<AuditEntry | undefined> {
  try {
    yield* auditEntries(database);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    yield undefined;
  }
}
