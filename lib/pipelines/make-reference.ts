import { totalOf } from '../domain/monitoring/counts';
import { CALIBRATION, calibrate, fleetCalibration, type Reference } from '../domain/monitoring/reference';
import { NOTES_MIN } from '../domain/monitoring/suppress';
import { encodeReference, type ToldReferenceParts, tellable } from '../domain/monitoring/told-reference';
import { type ApprovalInput, type OwnReading, readOwnNotes } from './approve-monitoring';
import { type Engine, type Host, throwIfCancelled, type WorkOptions } from './ports';

export interface MadeReference {
  /** By which this browser judges: to the digit as told, so that whoever is told judges alike. */
  readonly reference: Reference;
  readonly own: OwnReading;
  /** What others are told, and where the fleet's windows have enough notes, how those are judged. */
  readonly told: ToldReferenceParts;
}

/**
 * What windows of a model are compared with: its own notes read by models that never saw them, then 2,000 windows drawn of
 * them. @returns undefined where a window would hold most of the notes, or one patient has them all @throws Cancelled
 */
export async function makeReference(
  input: ApprovalInput,
  engine: Engine,
  host: Host,
  options: WorkOptions = {},
): Promise<MadeReference | undefined> {
  const own = await readOwnNotes(input, engine, host, options);
  if (!own || !isEnough(own, CALIBRATION.windowSentences)) return undefined;
  throwIfCancelled(options.signal);
  options.onProgress?.('resample', 0, 2);
  const reference = tellable(calibrate(own.counts), own.counts);
  options.onProgress?.('resample', 1, 2);
  const forFleet = fleetCalibration();
  const fleet = isEnough(own, forFleet.windowSentences)
    ? tellable(calibrate(own.counts, forFleet), own.counts)
    : undefined;
  options.onProgress?.('resample', 2, 2);
  return { reference, own, told: encodeReference(reference, fleet) };
}

/** Twice a window at least: what is drawn is compared with what is left. */
function isEnough({ counts }: OwnReading, windowSentences: number): boolean {
  const sentences = counts.reduce((sum, note) => sum + totalOf(note, 'sentences'), 0);
  return sentences >= 2 * windowSentences && counts.length > 2 * NOTES_MIN;
}
