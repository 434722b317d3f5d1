import { CrfError } from './errors.js';
import { type ProbabilityTables, regionProbability } from './expectations.js';
import type { SpanLabels } from './types.js';

/** Probability that positions start … end-1 are one span (SPEC SPN-1 … SPN-3). @throws CrfError `out-of-range` */
export function spanProbability(
  tables: ProbabilityTables | undefined,
  start: number,
  end: number,
  span: SpanLabels,
  ids: (labels: readonly string[]) => number[],
): number {
  const length = tables?.length ?? 0;
  if (!tables || !Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > length)
    throw new CrfError('out-of-range', `Positions ${start} to ${end - 1} are no span within 0 to ${length - 1}.`);
  // A list that names a label twice shall not count it twice.
  const [first, inside, last, only] = [span.first, span.inside, span.last, span.only].map((names) => [
    ...new Set(ids(names)),
  ]);
  const size = end - start;
  const allowed = size === 1 ? [only] : [first, ...Array.from({ length: size - 2 }, () => inside), last];
  const before = span.before && [...new Set(ids(span.before))];
  const after = span.after && [...new Set(ids(span.after))];
  if (after && end < length) allowed.push(after);
  if (before && start > 0) return regionProbability(tables, start - 1, [before, ...allowed]);
  return regionProbability(tables, start, allowed);
}
