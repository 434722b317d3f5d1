import type { RunSummary } from './run-summary';

/**
 * The language of the runs filter. Conditions are divided by commas and must all hold; case does not count.
 *   c2 < 1          a number: < <= > >= = != ; `c2 1` is `c2 = 1`
 *   dataset v7      a word: the field has it, whole numbers at a time (v7 is not v70); also = and !=
 *   started > 2026-11-20   a day, or a part of one: 2026-11
 *   disease > .6    F1 of a label
 *   finished        alone: any of the words of the run
 */
export const NUMBER_FIELDS = ['run', 'f1', 'c1', 'c2', 'iterations', 'seed', 'time'] as const;
export const WORD_FIELDS = ['dataset', 'template', 'tags', 'algorithm', 'state', 'by'] as const;
type NumberField = (typeof NUMBER_FIELDS)[number];
type WordField = (typeof WORD_FIELDS)[number];

const NUMBERS: Readonly<Record<NumberField, (run: RunSummary) => number | undefined>> = {
  run: (run) => run.number,
  f1: (run) => run.figures?.f1.value,
  c1: (run) => run.settings.c1,
  c2: (run) => run.settings.c2,
  iterations: (run) => run.iterations,
  seed: (run) => run.settings.seed,
  /** Seconds of the final fit. */
  time: (run) => run.trainSeconds,
};
const WORDS: Readonly<Record<WordField, (run: RunSummary) => string>> = {
  dataset: (run) => run.datasetName,
  template: (run) => `${run.featureSet.id} v${run.featureSet.version}`,
  tags: (run) => run.featureSet.encoding,
  algorithm: (run) => run.settings.algorithm,
  state: (run) => run.state,
  by: (run) => run.actor ?? '',
};

/** What is wrong with one condition, `part` as it was typed. */
export type FilterProblem =
  | { readonly code: 'unknown-field'; readonly part: string; readonly field: string }
  | { readonly code: 'value-missing'; readonly part: string; readonly field: string }
  | { readonly code: 'not-a-number'; readonly part: string; readonly field: string; readonly value: string }
  | { readonly code: 'not-a-day'; readonly part: string; readonly value: string }
  | { readonly code: 'words-not-ordered'; readonly part: string; readonly field: string };

export interface RunFilter {
  /** Holds for a run that meets every condition that could be read. */
  readonly matches: (run: RunSummary) => boolean;
  readonly problems: readonly FilterProblem[];
}

type Condition = (run: RunSummary) => boolean;
type Operator = '<' | '<=' | '>' | '>=' | '=' | '!=';
type Parsed = { readonly meets: Condition } | { readonly problem: FilterProblem };

const COMPARISON = /^([^<>=!]*?)\s*(<=|>=|!=|<|>|=)\s*(.*)$/;
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)$/;
const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** @param labels whose F1 can be asked for by name */
export function parseRunFilter(text: string, labels: readonly string[]): RunFilter {
  const parts = text
    .split(',')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '');
  const parsed = parts.map((part) => parseCondition(part, labels));
  const conditions = parsed.flatMap((each) => ('meets' in each ? [each.meets] : []));
  return {
    matches: (run) => conditions.every((meets) => meets(run)),
    problems: parsed.flatMap((each) => ('problem' in each ? [each.problem] : [])),
  };
}

function parseCondition(part: string, labels: readonly string[]): Parsed {
  const comparison = COMPARISON.exec(part);
  const space = part.indexOf(' ');
  if (comparison) {
    const [, field = '', operator = '=', value = ''] = comparison;
    return conditionOn(part, field.toLowerCase(), operator as Operator, value, labels, true);
  }
  if (space > 0) {
    const field = part.slice(0, space).toLowerCase();
    const found = conditionOn(part, field, '=', part.slice(space + 1), labels, false);
    // "case study" is no condition on a field "case": words stand for themselves.
    if ('meets' in found || found.problem.code !== 'unknown-field') return found;
  }
  const wanted = part.toLowerCase();
  return { meets: (run) => hasWords(allWords(run), wanted) };
}

function conditionOn(
  part: string,
  field: string,
  operator: Operator,
  value: string,
  labels: readonly string[],
  compared: boolean,
): Parsed {
  const numberOf = numberField(field, labels);
  const wordsOf = isWordField(field) ? WORDS[field] : undefined;
  if (!numberOf && !wordsOf && field !== 'started') return { problem: unknown(part, field) };
  if (value === '') return { problem: { code: 'value-missing', part, field } };
  if (numberOf) {
    if (!NUMBER.test(value)) {
      // "time series" is words, "time < series" a mistake.
      const problem = compared ? ({ code: 'not-a-number', part, field, value } as const) : unknown(part, field);
      return { problem };
    }
    const wanted = Number(value);
    return { meets: (run) => compare(numberOf(run), wanted, operator) };
  }
  if (wordsOf) {
    if (operator !== '=' && operator !== '!=') return { problem: { code: 'words-not-ordered', part, field } };
    const wanted = value.toLowerCase();
    return { meets: (run) => hasWords(wordsOf(run).toLowerCase(), wanted) === (operator === '=') };
  }
  if (!DAY.test(value)) return { problem: compared ? { code: 'not-a-day', part, value } : unknown(part, field) };
  // ISO times sort as text; a day stands for all of it.
  return { meets: (run) => compareText(run.startedAt.slice(0, value.length), value, operator) };
}

const unknown = (part: string, field: string): FilterProblem => ({ code: 'unknown-field', part, field });

function numberField(field: string, labels: readonly string[]): ((run: RunSummary) => number | undefined) | undefined {
  if (isNumberField(field)) return NUMBERS[field];
  const label = labels.find((each) => each.toLowerCase() === field);
  return label === undefined ? undefined : (run) => run.figures?.perLabel[label]?.value;
}

function isNumberField(field: string): field is NumberField {
  return (NUMBER_FIELDS as readonly string[]).includes(field);
}

function isWordField(field: string): field is WordField {
  return (WORD_FIELDS as readonly string[]).includes(field);
}

function compare(value: number | undefined, wanted: number, operator: Operator): boolean {
  if (value === undefined) return false;
  const near = Math.abs(value - wanted) < 1e-9;
  switch (operator) {
    case '<':
      return value < wanted && !near;
    case '<=':
      return value < wanted || near;
    case '>':
      return value > wanted && !near;
    case '>=':
      return value > wanted || near;
    case '=':
      return near;
    case '!=':
      return !near;
  }
}

function compareText(value: string, wanted: string, operator: Operator): boolean {
  return compare(value < wanted ? -1 : value > wanted ? 1 : 0, 0, operator);
}

function allWords(run: RunSummary): string {
  return `run ${run.number} ${WORD_FIELDS.map((field) => WORDS[field](run)).join(' ')}`.toLowerCase();
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** The words stand there from the start of a word on; numbers not in part. Both in lower case. */
function hasWords(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, last, after] = [text.charAt(at - 1), wanted.at(-1) ?? '', text.charAt(at + wanted.length)];
    const begins = !WORD_CHARACTER.test(before) || !WORD_CHARACTER.test(wanted.charAt(0));
    if (begins && !(/\d/.test(last) && /\d/.test(after))) return true;
  }
  return false;
}
