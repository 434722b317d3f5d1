import {
  CALIBRATION,
  type CalibrationOptions,
  calibrate,
  canCalibrate,
  fleetCalibration,
} from '../domain/monitoring/reference';
import { encodeReference, tellable } from '../domain/monitoring/told-reference';
import type { OwnReading } from './approve-monitoring';

/**
 * What every browser and the server compare windows of a model with: PUT /api/monitoring-references/{id}. The author's
 * browser judges by what it tells as well (decodeReference), so that all judge alike.
 * @returns undefined when the notes are no more than a window of one browser takes
 */
export function referenceToTell(
  { counts, confidences, startsFactor, f1Spread }: OwnReading,
  options: CalibrationOptions = CALIBRATION,
) {
  if (!canCalibrate(counts, options)) return undefined;
  const reference = tellable(calibrate(counts, options, f1Spread), counts);
  const together = fleetCalibration(options);
  const fleet = canCalibrate(counts, together) ? tellable(calibrate(counts, together, f1Spread), counts) : undefined;
  const { x, y } = confidences;
  return { version: 2 as const, ...encodeReference(reference, fleet), confidences: { x, y }, startsFactor };
}
