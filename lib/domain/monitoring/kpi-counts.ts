import type { Label } from '../text/span';

/** True positives, false positives, false negatives. */
export interface Hits {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/**
 * All that key figures are computed of: counts of events in a period, which add up over people, browsers and days. No
 * text, no person.
 */
export interface KpiCounts {
  /** Of audited or evaluated notes, by label. */
  readonly exact: Readonly<Record<Label, Hits>>;
  readonly overlap: Readonly<Record<Label, Hits>>;
  /** Spans that two annotators of one note both made, and that one alone made, over all pairs. */
  readonly agreement: { readonly both: number; readonly onlyFirst: number; readonly onlySecond: number };
  /** [K*K] row-major: tokens by the first annotator's class and the second's; any number of classes. */
  readonly tokenTable: readonly number[];
  readonly notes: {
    /** Imported or written. */
    readonly arrived: number;
    /** With a reading by the model that was in use. */
    readonly tagged: number;
    /** Tagged by the model and opened by a person. */
    readonly opened: number;
    /** Opened and accepted with no edit. */
    readonly touchless: number;
    /** Finished by a person. */
    readonly finished: number;
  };
  /** While a note that was accepted with no edit stood open and was looked at. */
  readonly touchlessReadingMs: number;
  /** Of finished notes, while their person was active. */
  readonly activeMs: number;
  /** By what a person changed of the model's marks, by label; `kept` as they were. */
  readonly edits: Readonly<
    Record<Label, { readonly added: number; readonly deleted: number; readonly changed: number; readonly kept: number }>
  >;
  /** Readings of a note by LATENCY_EDGES_MS; the last cell holds all slower ones. */
  readonly latency: readonly number[];
  /** Durations, milliseconds: sums and how many. */
  readonly approval: Durations;
  readonly detection: Durations;
  readonly recovery: Durations;
  /** Critical alarms that a person found to be none. */
  readonly falseAlarms: number;
  readonly browsers: { readonly seen: number; readonly onApproved: number };
}

export interface Durations {
  readonly ms: number;
  readonly count: number;
}

/** Upper edges of the latency histogram, milliseconds. */
export const LATENCY_EDGES_MS: readonly number[] = [1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 250, 500, 1000];

const NO_DURATIONS: Durations = { ms: 0, count: 0 };

export function noKpiCounts(): KpiCounts {
  return {
    exact: {},
    overlap: {},
    agreement: { both: 0, onlyFirst: 0, onlySecond: 0 },
    tokenTable: [],
    notes: { arrived: 0, tagged: 0, opened: 0, touchless: 0, finished: 0 },
    touchlessReadingMs: 0,
    activeMs: 0,
    edits: {},
    latency: LATENCY_EDGES_MS.map(() => 0).concat(0),
    approval: NO_DURATIONS,
    detection: NO_DURATIONS,
    recovery: NO_DURATIONS,
    falseAlarms: 0,
    browsers: { seen: 0, onApproved: 0 },
  };
}

/**
 * What both periods or browsers counted. Browsers are counted in one period by the server, so the later figure stands
 * where periods are added: a browser is one browser in either.
 * @throws when the token tables are of different classes
 */
export function addKpiCounts(first: KpiCounts, second: KpiCounts): KpiCounts {
  const { browsers } = second.browsers.seen > 0 ? second : first;
  return { ...(addDeep(first, second) as KpiCounts), browsers };
}

/** Numbers add up, arrays place by place, records key by key; what one side lacks is nothing. */
function addDeep(a: unknown, b: unknown): unknown {
  if (a === undefined || b === undefined) return a ?? b;
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
    if (a.length !== b.length) throw new Error('addKpiCounts: tables of different sizes');
    return a.map((value, at) => addDeep(value, b[at]));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...keys].map((key) => [key, addDeep(left[key], right[key])]));
}
