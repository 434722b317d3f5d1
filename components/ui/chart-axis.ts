export interface Axis {
  readonly domain: [number, number];
  readonly ticks: number[];
}

/** A y axis of whole steps, about five of them, that holds all values; `fromZero`: it starts at 0. */
export function linearAxis(values: readonly number[], fromZero: boolean): Axis {
  const low = values.length > 0 ? Math.min(...values) : 0;
  const high = values.length > 0 ? Math.max(...values) : 1;
  const from = fromZero ? 0 : low;
  const step = niceStep((high - from || Math.abs(high) || 1) / 4);
  const start = Math.floor(from / step + 1e-9);
  const end = Math.max(start + 1, Math.ceil(high / step - 1e-9));
  // Whole steps times the step: adding it up would collect rounding errors in the labels.
  const ticks = Array.from({ length: end - start + 1 }, (_, i) => Number(((start + i) * step).toPrecision(10)));
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks };
}

/** A y axis of powers of ten that holds all positive values. */
export function logAxis(values: readonly number[]): Axis {
  const positive = values.filter((value) => value > 0);
  const first = positive.length > 0 ? Math.floor(Math.log10(Math.min(...positive))) : 0;
  const last = Math.max(first + 1, positive.length > 0 ? Math.ceil(Math.log10(Math.max(...positive))) : 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return { domain: [10 ** first, 10 ** last], ticks };
}

/** Whole numbers from 0 up to `max`, about five steps. */
export function countTicks(max: number): number[] {
  const step = Math.max(1, Math.ceil(niceStep(max / 5)));
  const ticks: number[] = [];
  for (let tick = 0; tick <= max; tick += step) ticks.push(tick);
  return ticks;
}

/** Numbers 1, 2 and 5 times powers of ten from `low` to `high`, both above 0; powers alone where that makes many. */
export function logTicks(low: number, high: number): number[] {
  const ticks: number[] = [];
  const factors = high / low > 1000 ? [1] : [1, 2, 5];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
  }
  return ticks.filter((tick) => tick >= low && tick <= high);
}

/** 1, 2, 2.5 or 5 times a power of ten, at least `wanted`. */
function niceStep(wanted: number): number {
  if (!(wanted > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= wanted * (1 - 1e-9)) ?? 10) * power;
}
