import type { Reference } from '../domain/monitoring/reference';
import { decodeReference } from '../domain/monitoring/told-reference';
import { type ApprovalInput, type OwnReading, readOwnNotes } from './approve-monitoring';
import { type Engine, type Host, throwIfCancelled, type WorkOptions } from './ports';
import { referenceToTell } from './tell-reference';

export interface MadeReference {
  /** By which this browser judges: as it was told, so that all judge alike. */
  readonly reference: Reference;
  readonly own: OwnReading;
  /** What others are told: PUT /api/monitoring-references/{id}. */
  readonly told: NonNullable<ReturnType<typeof referenceToTell>>;
}

/**
 * What windows of a model are compared with: its own notes read by models that never saw them, then 2,000 windows drawn of
 * them.
 * @param read how they were read, where that is known already
 * @returns undefined where a window would hold most of the notes, or one patient has them all @throws Cancelled
 */
export async function makeReference(
  input: ApprovalInput,
  engine: Engine,
  host: Host,
  options: WorkOptions = {},
  read?: OwnReading,
): Promise<MadeReference | undefined> {
  const own = read ?? (await readOwnNotes(input, engine, host, options));
  if (!own) return undefined;
  throwIfCancelled(options.signal);
  // Seconds in one go: a job that is cancelled meanwhile ends after it.
  options.onProgress?.('resample', 0, 1);
  const told = referenceToTell(own);
  const reference = told && decodeReference(told)?.browser;
  return reference && { reference, own, told };
}
