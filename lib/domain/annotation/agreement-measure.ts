import { finish, type Work } from '../data/work';
import { quantileOfSorted } from '../model/evaluate-bootstrap';
import { exactMatches } from '../model/evaluate-spans';
import { agreed, type KpiFact } from '../monitoring/kpi-facts';
import { type Random, seededRandom } from '../random';
import type { CharRange } from '../text/note';
import { type Label, type Span, spansOverlap } from '../text/span';
import type { AgreementFigure, AgreementReport } from './agreement';
import { ioTags } from './io-tags';
import { cohensKappa } from './kappa';

/** A note two annotators have done, each blind to the other. Spans in any order; they may overlap. */
export interface DoubleNote {
  readonly noteId: string;
  readonly first: readonly Span[];
  readonly second: readonly Span[];
  /** All tokens of the note, text order. */
  readonly tokens: readonly CharRange[];
}

export const AGREEMENT_DEFAULTS = { resamples: 1000, seed: 7 } as const;

/**
 * How far two annotators agree; the order of the two makes no difference.
 * F1 of spans takes one side as the truth: kappa has no meaning for them, as the number of places where there is no
 * span has none (Hripcsak & Rothschild 2005). Exact: same borders and label. Overlap: the share of all spans, of both
 * sides, that the other side has one of the same label overlapping. Kappa: over tokens, `ioTags`.
 * Intervals: 95 % percentile bootstrap, whole notes drawn with replacement; draws without anything to judge are left
 * out.
 * @param labels listed even where nobody used them; other labels that occur follow
 */
export function* measuringAgreement(
  notes: readonly DoubleNote[],
  labels: readonly Label[],
  options: { readonly resamples: number; readonly seed: number } = AGREEMENT_DEFAULTS,
): Work<AgreementReport> {
  const all = labelsOf(notes, labels);
  const total = notes.length + options.resamples;
  const spans: number[][] = [];
  for (const note of notes) {
    spans.push(spanCounts(note, all));
    yield { done: spans.length, total };
  }
  const { tables, categories } = tokenTables(notes);
  const spanColumns = SPAN_COUNTS * (all.length + 1);
  const rows = spans.map((counts, at) => [...counts, ...(tables[at] ?? [])]);
  // All spans first, then each label; of each the exact ones, then the overlapping ones; kappa last.
  const statistics: Statistic[] = [0, ...all.map((_, at) => at + 1)].flatMap((index) => {
    const at = SPAN_COUNTS * index;
    return [(sums) => ratio(sums[at], sums[at + 2]), (sums) => ratio(sums[at + 1], sums[at + 2])];
  });
  statistics.push((sums) => cohensKappa(sums.subarray(spanColumns), categories));
  const figures = yield* bootstrapped(rows, statistics, options.resamples, seededRandom(options.seed));
  const differences = notes.map(({ noteId }, at) => {
    const [agreeing = 0, , total = 0] = spans[at] ?? [];
    return { noteId, differences: total - agreeing };
  });
  return {
    notes: notes.length,
    spansFirst: notes.reduce((sum, { first }) => sum + first.length, 0),
    spansSecond: notes.reduce((sum, { second }) => sum + second.length, 0),
    exact: figures[0],
    overlap: figures[1],
    kappa: figures.at(-1),
    perLabel: Object.fromEntries(
      all.map((label, at) => [label, { exact: figures[2 * at + 2], overlap: figures[2 * at + 3] }]),
    ),
    differing: differences.filter((note) => note.differences > 0).sort((a, b) => b.differences - a.differences),
  };
}

/** `measuringAgreement` at once. */
export function measureAgreement(...given: Parameters<typeof measuringAgreement>): AgreementReport {
  return finish(measuringAgreement(...given));
}

/** What the agreement on one note adds to the key figures. @param labels of the label set, in its order */
export function agreementOf({ first, second, tokens }: DoubleNote, labels: readonly Label[]): KpiFact {
  const both = exactMatches(first, second);
  // Of several labels on one token the first of the label set stands for all.
  const classOf = (tag: string) => (tag === 'O' ? 0 : 1 + Math.max(0, labels.indexOf(tag.split(' ')[0] ?? '')));
  const theirs = ioTags(tokens, second).map(classOf);
  return agreed(
    { both, onlyFirst: first.length - both, onlySecond: second.length - both },
    ioTags(tokens, first).map((tag, at) => [classOf(tag), theirs[at] ?? 0]),
  );
}

function labelsOf(notes: readonly DoubleNote[], given: readonly Label[]): Label[] {
  const seen = new Set(notes.flatMap(({ first, second }) => [...first, ...second].map(({ label }) => label)));
  return [...new Set([...given, ...[...seen].sort()])];
}

const SPAN_COUNTS = 3;

/**
 * @returns [SPAN_COUNTS * (1 + labels)] spans of both sides: exactly agreeing, overlapping one of the same label, all; first over
 *   all labels, then for each
 */
function spanCounts({ first, second }: DoubleNote, labels: readonly Label[]): number[] {
  const perLabel = labels.map((label) => {
    const ours = first.filter((span) => span.label === label);
    const theirs = second.filter((span) => span.label === label);
    const met = (spans: readonly Span[], others: readonly Span[]) =>
      spans.filter((span) => others.some((other) => spansOverlap(span, other))).length;
    return [2 * exactMatches(ours, theirs), met(ours, theirs) + met(theirs, ours), ours.length + theirs.length];
  });
  const sums = [0, 1, 2].map((column) => perLabel.reduce((sum, counts) => sum + (counts[column] ?? 0), 0));
  return [...sums, ...perLabel.flat()];
}

/** Of each note a table as `cohensKappa` reads it, all over the same categories. */
function tokenTables(notes: readonly DoubleNote[]): { tables: Uint32Array[]; categories: number } {
  const indexOf = new Map<string, number>();
  const index = (tag: string): number => {
    const known = indexOf.get(tag) ?? indexOf.size;
    indexOf.set(tag, known);
    return known;
  };
  const tagged = notes.map(({ tokens, first, second }) => {
    const theirs = ioTags(tokens, second).map(index);
    return ioTags(tokens, first).map((tag, at) => [index(tag), theirs[at] ?? 0] as const);
  });
  const categories = indexOf.size;
  const tables = tagged.map((pairs) => {
    const table = new Uint32Array(categories * categories);
    for (const [row, column] of pairs) {
      const cell = row * categories + column;
      table[cell] = (table[cell] ?? 0) + 1;
    }
    return table;
  });
  return { tables, categories };
}

type Statistic = (sums: Float64Array) => number | undefined;

/** @param rows [N][W] of each note @returns a figure for each statistic of their sums, all from the same draws */
function* bootstrapped(
  rows: readonly (readonly number[])[],
  statistics: readonly Statistic[],
  resamples: number,
  random: Random,
): Work<(AgreementFigure | undefined)[]> {
  const width = rows[0]?.length ?? 0;
  const all = Float64Array.from(rows.flat());
  const sums = new Float64Array(width);
  const add = (row: number) => {
    for (let at = 0; at < width; at++) sums[at] = (sums[at] ?? 0) + (all[row * width + at] ?? 0);
  };
  for (let row = 0; row < rows.length; row++) add(row);
  const values = statistics.map((statistic) => statistic(sums));
  const drawn: number[][] = statistics.map(() => []);
  for (let round = 0; round < resamples; round++) {
    sums.fill(0);
    for (let draw = 0; draw < rows.length; draw++) add(Math.floor(random() * rows.length));
    for (const [index, statistic] of statistics.entries()) {
      const again = statistic(sums);
      if (again !== undefined) drawn[index]?.push(again);
    }
    yield { done: rows.length + round + 1, total: rows.length + resamples };
  }
  return values.map((value, index) => (value === undefined ? undefined : figureOf(value, drawn[index] ?? [])));
}

function figureOf(value: number, drawn: number[]): AgreementFigure {
  drawn.sort((a, b) => a - b);
  const at = (p: number) => (drawn.length === 0 ? value : quantileOfSorted(drawn, p));
  return { value, low: at(0.025), high: at(0.975) };
}

function ratio(above = 0, below = 0): number | undefined {
  return below === 0 ? undefined : above / below;
}
