import { KPIS, type KpiId, type KpiReading, type KpiUnit, type KpiVerdict } from './kpi';
import type { KpiView } from './kpi-trend';

/** Figures that a tile may show, the first that can be told first. */
const TILE_ORDER: readonly KpiId[] = [
  'touchless-rate',
  'correction-rate',
  'agreement-spans',
  'notes-an-hour',
  'latency-p95',
  'browsers-current',
  'f1-exact',
  'coverage',
  'f1-overlap',
  'false-alarms',
  'seconds-a-note',
  'agreement-tokens',
];
export const TILES = 6;

/** A small second figure under the first. */
export type TileDetail =
  | { readonly kind: 'reading-seconds' | 'seconds-a-note' | 'median-ms'; readonly value: number }
  | { readonly kind: 'change'; readonly value: number; readonly unit: KpiUnit }
  | { readonly kind: 'cases'; readonly id: KpiId; readonly value: number }
  | { readonly kind: 'browsers-behind'; readonly value: number };

export interface Tile {
  readonly id: KpiId;
  readonly unit: KpiUnit;
  readonly value: number | undefined;
  readonly cases: number;
  readonly verdict: KpiVerdict;
  readonly target: number | undefined;
  readonly better: 'higher' | 'lower' | 'watch';
  /** Oldest first, those that can be told; fewer than two draw no line. */
  readonly trend: readonly number[];
  readonly detail: TileDetail | undefined;
}

/**
 * The six figures on top of the page: those of most use that the roles may see. A figure that nothing was counted for
 * gives its place to one that has something to tell, and comes back when there is room.
 */
export function tilesOf(view: KpiView): Tile[] {
  const known = TILE_ORDER.flatMap((id) => view.readings.find((one) => one.id === id) ?? []);
  const told = known.filter(({ value }) => value !== undefined);
  const chosen = [...told, ...known.filter(({ value }) => value === undefined)].slice(0, TILES);
  return known.filter((one) => chosen.includes(one)).map((reading) => tileOf(reading, view));
}

function tileOf(reading: KpiReading, view: KpiView): Tile {
  const { id, value, cases, verdict, target } = reading;
  const definition = KPIS.find((one) => one.id === id);
  return {
    id,
    unit: definition?.unit ?? 'share',
    better: definition?.better ?? 'watch',
    value,
    cases,
    verdict,
    target,
    trend: (view.trends[id] ?? []).filter((one) => one !== undefined),
    detail: value === undefined ? undefined : detailOf(reading, value, view),
  };
}

function detailOf({ id, cases }: KpiReading, value: number, { readings, before }: KpiView): TileDetail | undefined {
  const beside = (other: KpiId) => readings.find((one) => one.id === other)?.value;
  switch (id) {
    case 'touchless-rate': {
      const seconds = beside('touchless-reading-seconds');
      return seconds === undefined ? { kind: 'cases', id, value: cases } : { kind: 'reading-seconds', value: seconds };
    }
    case 'notes-an-hour': {
      const seconds = beside('seconds-a-note');
      return seconds === undefined ? undefined : { kind: 'seconds-a-note', value: seconds };
    }
    case 'latency-p95': {
      const median = beside('latency-p50');
      return median === undefined ? undefined : { kind: 'median-ms', value: median };
    }
    case 'browsers-current':
      return { kind: 'browsers-behind', value: Math.round(cases * (1 - value)) };
    case 'correction-rate': {
      const earlier = before.find((one) => one.id === id)?.value;
      return earlier === undefined
        ? { kind: 'cases', id, value: cases }
        : { kind: 'change', value: value - earlier, unit: 'share' };
    }
    default:
      return { kind: 'cases', id, value: cases };
  }
}
