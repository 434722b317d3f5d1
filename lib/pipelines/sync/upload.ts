import { uploadPiece, uploadProbe } from '../../domain/sync/sync-request';
import type { SyncAnswer } from '../../domain/sync/verdict';
import type { RegistrySender } from './ports';

/** Pieces in a row that bring the upload no further, after which it is tried again later. */
const STANDSTILLS_MAX = 3;

const DONE: SyncAnswer = { kind: 'answered', status: 200 };

/**
 * Sends bytes from where the server says it stopped, so that a cut connection or a reload costs one piece at most.
 * @returns the answer that ends it: 200 when the server has every byte
 */
export async function uploadBytes(
  sha256: string,
  bytes: Uint8Array,
  registry: RegistrySender,
  signal?: AbortSignal,
): Promise<SyncAnswer> {
  const found = await registry.send(uploadProbe(sha256), signal);
  if (found.kind === 'unreachable') return found;
  if (found.status !== 404 && !isSuccess(found)) return found;
  let offset = found.status === 404 ? 0 : (found.uploadOffset ?? 0);
  for (let standstills = 0; offset < bytes.byteLength; ) {
    const answer = await registry.send(uploadPiece(sha256, bytes, offset), signal);
    if (answer.kind === 'unreachable') return answer;
    const differs = answer.status === 409 && answer.code === 'offset-differs';
    if (!isSuccess(answer) && !differs) return answer;
    // A piece that was stored but whose answer was lost shows as an offset further on.
    const next = answer.uploadOffset ?? offset;
    standstills = next > offset ? 0 : standstills + 1;
    if (standstills >= STANDSTILLS_MAX) return { kind: 'answered', status: 503, code: 'offset-differs' };
    offset = next;
  }
  return DONE;
}

function isSuccess({ status }: { readonly status: number }): boolean {
  return status >= 200 && status < 300;
}
