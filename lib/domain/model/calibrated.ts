import type { PredictedSpan } from '../text/span';
import { applyIsotonic, type IsotonicFit } from './isotonic';

/** The span with its confidence put right; what else the words could be shares the rest as it did before. */
export function calibrated(span: PredictedSpan, fit: IsotonicFit): PredictedSpan {
  const { confidence: raw, otherwise } = span;
  const confidence = Math.min(1, Math.max(0, applyIsotonic(fit, raw)));
  const share = raw < 1 ? (1 - confidence) / (1 - raw) : 0;
  return {
    ...span,
    confidence,
    rawConfidence: raw,
    otherwise: {
      none: otherwise.none * share,
      labels: Object.fromEntries(Object.entries(otherwise.labels).map(([label, chance]) => [label, chance * share])),
    },
  };
}
