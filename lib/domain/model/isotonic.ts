/** Weighted points of an isotonic fit: x ascending, one a distinct x; y never falls. */
export interface IsotonicFit {
  /** [K] strictly ascending. */
  readonly x: readonly number[];
  /** [K] never falling. */
  readonly y: readonly number[];
}

export interface WeightedPoint {
  readonly x: number;
  readonly y: number;
  /** > 0. */
  readonly weight: number;
}

/**
 * Least-squares fit that never falls: pool adjacent violators (Ayer et al. 1955; Barlow et al. 1972).
 * Points with the same x are first joined to their weighted mean. Only the two ends of each level are kept, so that
 * the fit is small however many points it was made of; between kept points it runs straight.
 * @param points any order @returns an empty fit for no points
 */
export function fitIsotonic(points: readonly WeightedPoint[]): IsotonicFit {
  const joined = joinEqual(points);
  // Blocks of pooled points: their mean, weight, and the x they span.
  const blocks: { sum: number; weight: number; first: number; last: number }[] = [];
  for (const { x, y, weight } of joined) {
    let block = { sum: y * weight, weight, first: x, last: x };
    for (let below = blocks.at(-1); below && mean(below) >= mean(block); below = blocks.at(-1)) {
      blocks.pop();
      block = { sum: below.sum + block.sum, weight: below.weight + block.weight, first: below.first, last: block.last };
    }
    blocks.push(block);
  }
  const x: number[] = [];
  const y: number[] = [];
  for (const block of blocks) {
    for (const at of block.first === block.last ? [block.first] : [block.first, block.last]) {
      x.push(at);
      y.push(mean(block));
    }
  }
  return { x, y };
}

/**
 * Value of the fit at `x`: straight between its points, level beyond its ends.
 * An empty fit gives `x` back: nothing was learned.
 */
export function applyIsotonic(fit: IsotonicFit, x: number): number {
  const last = fit.x.length - 1;
  if (last < 0) return x;
  let low = 0;
  let high = last;
  // Largest point at or below x.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((fit.x[middle] ?? 0) <= x) low = middle;
    else high = middle - 1;
  }
  const x0 = fit.x[low] ?? 0;
  const y0 = fit.y[low] ?? 0;
  if (x <= x0 || low === last) return y0;
  const x1 = fit.x[low + 1] ?? x0;
  const y1 = fit.y[low + 1] ?? y0;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

function joinEqual(points: readonly WeightedPoint[]): WeightedPoint[] {
  const joined: WeightedPoint[] = [];
  for (const point of [...points].sort((a, b) => a.x - b.x)) {
    const before = joined.at(-1);
    if (before?.x === point.x) {
      const weight = before.weight + point.weight;
      joined[joined.length - 1] = {
        x: point.x,
        y: (before.y * before.weight + point.y * point.weight) / weight,
        weight,
      };
    } else joined.push(point);
  }
  return joined;
}

const mean = (block: { readonly sum: number; readonly weight: number }): number => block.sum / block.weight;
