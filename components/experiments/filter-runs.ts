import type { Run } from '@/lib/domain/model/run';

/** One condition: `c2 < 1` on a number, or a word that must stand somewhere in the run's facts. */
type Condition =
  | { readonly kind: 'number'; readonly field: string; readonly operator: string; readonly value: number }
  | { readonly kind: 'words'; readonly text: string };

const NUMBER_FIELDS: Readonly<Record<string, (run: Run) => number | undefined>> = {
  run: (run) => run.number,
  c1: (run) => run.settings.c1,
  c2: (run) => run.settings.c2,
  f1: (run) => run.evaluation?.scores.exact.overall.f1.value,
  iterations: (run) => iterationsOf(run),
  seed: (run) => run.settings.seed,
  time: (run) => run.trainSeconds,
};

const CONDITION = /^(run|c1|c2|f1|iterations|seed|time)\s*(<=|>=|<|>|=)\s*(\d*\.?\d+)$/;

/**
 * Runs that meet every condition of a text such as `c2 < 1, finished, case study`: conditions are divided by commas,
 * words are looked for without regard to case in the number, dataset, template, encoding and state.
 */
export function filterRuns(runs: readonly Run[], text: string): Run[] {
  const conditions = parseConditions(text);
  return runs.filter((run) => conditions.every((condition) => meets(run, condition)));
}

/** Iterations of the final fit; of the fit under way when there is no final one yet. */
export function iterationsOf(run: Run): number {
  const final = run.curve.filter((point) => point.fit === 'final');
  return (final.at(-1) ?? run.curve.at(-1))?.iteration ?? 0;
}

function parseConditions(text: string): Condition[] {
  return text
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const match = CONDITION.exec(part);
      if (!match) return { kind: 'words', text: part };
      const [, field = '', operator = '', value = ''] = match;
      return { kind: 'number', field, operator, value: Number(value) };
    });
}

function meets(run: Run, condition: Condition): boolean {
  if (condition.kind === 'words') return searchable(run).includes(condition.text);
  const value = NUMBER_FIELDS[condition.field]?.(run);
  if (value === undefined) return false;
  switch (condition.operator) {
    case '<':
      return value < condition.value;
    case '<=':
      return value <= condition.value;
    case '>':
      return value > condition.value;
    case '>=':
      return value >= condition.value;
    default:
      return Math.abs(value - condition.value) < 1e-9;
  }
}

function searchable(run: Run): string {
  const { featureSet, datasetName, state, number } = run;
  return `run ${number} dataset ${datasetName} template ${featureSet.id} ${featureSet.encoding} ${state}`.toLowerCase();
}
