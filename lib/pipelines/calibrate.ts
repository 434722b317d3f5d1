import { calibrationOf, type Forecast } from '../domain/model/calibration';
import type { CalibrationCheck } from '../domain/model/cross-check';
import { applyIsotonic, fitIsotonic, type IsotonicFit, type WeightedPoint } from '../domain/model/isotonic';
import type { CheckedNote } from './out-of-fold';

/** One case of unknown outcome at either end: a fit that saw no failure must not promise that there is none. */
const PRIOR: readonly WeightedPoint[] = [
  { x: 0, y: 0.5, weight: 1 },
  { x: 1, y: 0.5, weight: 1 },
];

/**
 * How far confidences can be trusted, and the isotonic fit that puts them right (Zadrozny & Elkan 2002). Learned from
 * what any bias of the recall slider brings out, so that it holds wherever the slider stands; judged on what the model
 * marks by itself, every fold's marks by a fit of the other folds.
 */
export function checkCalibration(notes: readonly CheckedNote[]): CalibrationCheck {
  const forecasts = notes.flatMap(({ predicted, fold }) =>
    predicted.map(({ probability, right }) => ({ probability, right, fold })),
  );
  const fits = new Map<number, IsotonicFit>();
  const fitWithout = (fold: number): IsotonicFit => {
    const fit = fits.get(fold) ?? fitConfidences(notes.filter((note) => note.fold !== fold));
    fits.set(fold, fit);
    return fit;
  };
  const after = forecasts.map(
    ({ probability, right, fold }): Forecast => ({ probability: applyIsotonic(fitWithout(fold), probability), right }),
  );
  return {
    before: calibrationOf(forecasts),
    after: calibrationOf(after),
    fit: fitConfidences(notes),
    marks: forecasts.length,
  };
}

function fitConfidences(notes: readonly CheckedNote[]): IsotonicFit {
  const points = notes.flatMap(({ candidates }) =>
    candidates.map(({ probability, right }): WeightedPoint => ({ x: probability, y: Number(right), weight: 1 })),
  );
  return fitIsotonic([...points, ...PRIOR]);
}
