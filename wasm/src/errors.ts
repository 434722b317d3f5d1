export type CrfErrorCode =
  | 'cancelled'
  | 'invalid-model'
  | 'invalid-parameter'
  | 'unknown-parameter'
  | 'unknown-algorithm'
  | 'length-mismatch'
  | 'empty-sequence'
  | 'invalid-item'
  | 'unknown-label'
  | 'out-of-range'
  | 'no-data'
  | 'no-sequence'
  | 'no-path'
  | 'closed'
  | 'busy'
  | 'numeric'
  | 'out-of-memory'
  | 'worker-failed';

/** Every failure of this package. Messages carry numbers and names of parameters, never attribute or label text of data. */
export class CrfError extends Error {
  override readonly name = 'CrfError';
  constructor(
    readonly code: CrfErrorCode,
    message: string,
  ) {
    super(message);
  }
}
