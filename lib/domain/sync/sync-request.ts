import { assertNever } from '../result';
import type { OutboxRow } from './outbox-row';

/** Largest piece of an upload; the server refuses larger ones. */
export const CHUNK_BYTES = 1_048_576;

/** An HTTP request of the registry, without its origin: there is but one. */
export interface SyncRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** The request of a row that is one request; bytes are sent piece by piece (`uploadProbe`, `uploadPiece`). */
export function requestOf(row: OutboxRow): SyncRequest {
  const headers = {
    ...JSON_TYPE,
    'idempotency-key': row.key,
    ...(row.ifMatch === undefined ? {} : { 'if-match': row.ifMatch }),
  };
  const target = encodeURIComponent(row.target);
  switch (row.kind) {
    case 'model-version':
      return { method: 'POST', path: '/api/model-versions', headers, body: row.body };
    case 'transition':
      return { method: 'POST', path: `/api/model-versions/${target}/transitions`, headers, body: row.body };
    case 'deployment-report':
      return { method: 'POST', path: `/api/deployments/${target}/reports`, headers, body: row.body };
    case 'shared-item':
      // The target is kind/id: both parts of the path.
      return {
        method: 'PUT',
        path: `/api/shared/${row.target.split('/').map(encodeURIComponent).join('/')}`,
        headers,
        body: row.body,
      };
    case 'drift-summary':
      return { method: 'PUT', path: `/api/drift-summaries/${target}`, headers, body: row.body };
    case 'kpi-counts':
      return { method: 'PUT', path: `/api/kpi-counts/${target}`, headers, body: row.body };
    case 'firing':
      return { method: 'PUT', path: `/api/firings/${target}`, headers, body: row.body };
    case 'monitoring-reference':
      return { method: 'PUT', path: `/api/monitoring-references/${target}`, headers, body: row.body };
    case 'model-bytes':
      throw new Error('bytes are sent piece by piece');
    default:
      return assertNever(row.kind);
  }
}

/** Asks how much of the bytes the server has. */
export function uploadProbe(sha256: string): SyncRequest {
  return { method: 'HEAD', path: `/api/models/${sha256}`, headers: {} };
}

/** The next piece from `offset` on, at most CHUNK_BYTES. */
export function uploadPiece(sha256: string, bytes: Uint8Array, offset: number): SyncRequest {
  return {
    method: 'PATCH',
    path: `/api/models/${sha256}`,
    headers: {
      'content-type': 'application/octet-stream',
      'upload-offset': String(offset),
      'upload-length': String(bytes.byteLength),
    },
    body: bytes.subarray(offset, Math.min(bytes.byteLength, offset + CHUNK_BYTES)),
  };
}
