import { cohensKappa } from '../annotation/kappa';
import type { Label } from '../text/span';
import type { KpiId } from './kpi';
import { type Durations, type Hits, type KpiCounts, LATENCY_EDGES_MS } from './kpi-counts';

export interface KpiValue {
  /** Undefined: nothing was counted to tell it by. */
  readonly value: number | undefined;
  /** By label, where the figure is told so. */
  readonly perLabel?: Readonly<Record<Label, number | undefined>>;
  /** How many cases it stands on. */
  readonly cases: number;
}

/** What each key figure is, of counts alone. */
export const KPI_FORMULAS: Readonly<Record<KpiId, (counts: KpiCounts) => KpiValue>> = {
  /** 2 TP / (2 TP + FP + FN), over all labels and of each. */
  'f1-exact': ({ exact }) => scores(exact),
  'f1-overlap': ({ overlap }) => scores(overlap),
  /** F1 of one annotator's spans against the other's; it is the same either way round. Hripcsak & Rothschild 2005. */
  'agreement-spans': ({ agreement: { both, onlyFirst, onlySecond } }) => ({
    value: ratio(2 * both, 2 * both + onlyFirst + onlySecond),
    cases: both + onlyFirst + onlySecond,
  }),
  'agreement-tokens': ({ tokenTable }) => kappa(tokenTable),
  /** Notes accepted with no edit ÷ notes tagged by the model AND opened: a note nobody looked at was not accepted. */
  'touchless-rate': ({ notes }) => ({ value: ratio(notes.touchless, notes.opened), cases: notes.opened }),
  'touchless-reading-seconds': ({ touchlessReadingMs, notes }) => ({
    value: ratio(touchlessReadingMs / 1000, notes.touchless),
    cases: notes.touchless,
  }),
  /** (added + deleted + changed) ÷ final entities; over 1 where more was taken back than stands. */
  'correction-rate': ({ edits }) => {
    const rate = (rows: readonly KpiCounts['edits'][Label][]) => {
      const corrected = sum(rows, ({ added, deleted, changed }) => added + deleted + changed);
      return ratio(corrected, sum(rows, finalEntities));
    };
    return {
      value: rate(Object.values(edits)),
      perLabel: Object.fromEntries(Object.entries(edits).map(([label, row]) => [label, rate([row])])),
      cases: sum(Object.values(edits), finalEntities),
    };
  },
  'seconds-a-note': ({ activeMs, notes }) => ({
    value: ratio(activeMs / 1000, notes.finished),
    cases: notes.finished,
  }),
  /** Of active time: pauses are no work. */
  'notes-an-hour': ({ activeMs, notes }) => ({
    value: ratio(notes.finished, activeMs / 3_600_000),
    cases: notes.finished,
  }),
  coverage: ({ notes }) => ({ value: ratio(notes.tagged, notes.arrived), cases: notes.arrived }),
  'latency-p50': ({ latency }) => quantile(latency, 0.5),
  'latency-p95': ({ latency }) => quantile(latency, 0.95),
  'approval-lead-time': ({ approval }) => hours(approval),
  'time-to-detect': ({ detection }) => hours(detection),
  'time-to-recover': ({ recovery }) => hours(recovery),
  'false-alarms': ({ falseAlarms, notes }) => ({
    value: ratio(1000 * falseAlarms, notes.tagged),
    cases: notes.tagged,
  }),
  'browsers-current': ({ browsers }) => ({ value: ratio(browsers.onApproved, browsers.seen), cases: browsers.seen }),
};

const ratio = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0);
const finalEntities = ({ added, changed, kept }: KpiCounts['edits'][Label]): number => added + changed + kept;

const hours = ({ ms, count }: Durations): KpiValue => ({ value: ratio(ms / 3_600_000, count), cases: count });

function scores(byLabel: Readonly<Record<Label, Hits>>): KpiValue {
  const all = Object.values(byLabel);
  const f1 = (rows: readonly Hits[]) => {
    const hits = sum(rows, ({ truePositives }) => truePositives);
    const misses = sum(rows, ({ falsePositives, falseNegatives }) => falsePositives + falseNegatives);
    return ratio(2 * hits, 2 * hits + misses);
  };
  return {
    value: f1(all),
    perLabel: Object.fromEntries(Object.entries(byLabel).map(([label, row]) => [label, f1([row])])),
    cases: sum(all, ({ truePositives, falseNegatives }) => truePositives + falseNegatives),
  };
}

/** @param table [K*K] row-major */
function kappa(table: readonly number[]): KpiValue {
  const width = Math.round(Math.sqrt(table.length));
  if (width * width !== table.length) throw new Error('kappa: the table is not square');
  return { value: cohensKappa(table, width), cases: sum(table, (one) => one) };
}

/** Straight between the edges of the cell it falls in; of the open last cell its lower edge. */
function quantile(histogram: readonly number[], share: number): KpiValue {
  const cases = sum(histogram, (one) => one);
  if (cases === 0) return { value: undefined, cases };
  let below = 0;
  for (const [at, count] of histogram.entries()) {
    const wanted = share * cases;
    if (below + count >= wanted && count > 0) {
      const low = LATENCY_EDGES_MS[at - 1] ?? 0;
      const high = LATENCY_EDGES_MS[at] ?? low;
      return { value: low + ((high - low) * (wanted - below)) / count, cases };
    }
    below += count;
  }
  return { value: LATENCY_EDGES_MS.at(-1), cases };
}
