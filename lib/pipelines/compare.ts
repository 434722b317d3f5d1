import { noteKeyIn } from '../domain/data/note-key';
import { partition } from '../domain/data/partition';
import {
  compareRuns,
  type JudgedByBoth,
  type NotComparable,
  predictionsOf,
  type RunComparison,
  type RunFindings,
  whyNotComparable,
} from '../domain/model/compare-runs';
import { countSpans, exactMatches } from '../domain/model/evaluate-spans';
import type { Run } from '../domain/model/run';
import { summaryOf } from '../domain/model/run-summary';
import { fail, ok, type Result } from '../domain/result';
import { labelledSentences } from '../domain/text/labelled-sentence';
import { datasetOfRun } from './dataset-of-run';
import { judge } from './judge';
import {
  type DatasetStore,
  type Engine,
  type Host,
  type LabelledNote,
  type RunStore,
  throwIfCancelled,
  type WorkOptions,
} from './ports';
import { createTurn } from './turn';

export type CompareError =
  | NotComparable
  | { readonly code: 'dataset-missing' }
  /** What the run found is neither stored nor can it be found again: its model is gone. */
  | { readonly code: 'model-missing' };

/** Intervals of differences: as many as a run draws for its own. */
const RESAMPLES = 1000;

interface Parts {
  readonly datasets: DatasetStore;
  readonly runs: RunStore;
  readonly engine: () => Promise<Engine>;
}

/**
 * Two finished runs on the notes both were judged on, paired. What they found comes from their stored errors; where
 * these do not add up to the run's own figures, its model reads the notes again.
 */
export async function compareStoredRuns(
  first: Run,
  second: Run,
  parts: Parts,
  host: Host,
  options: WorkOptions,
): Promise<Result<RunComparison, CompareError>> {
  const refusal = whyNotComparable(summaryOf(first), summaryOf(second));
  if (refusal) return fail(refusal);
  const judged = await judgedNotes(first, parts.datasets);
  if (!judged) return fail({ code: 'dataset-missing' });
  throwIfCancelled(options.signal);
  const notes = judged.notes.map(
    ({ note, gold }): JudgedByBoth => ({ key: noteKeyIn(judged.datasetId, note.id), noteId: note.id, gold }),
  );
  const found = [];
  for (const run of [first, second]) {
    const one = await findingsOf(run, notes, judged, parts, host, options);
    if (!one) return fail({ code: 'model-missing' });
    found.push(one);
  }
  const [a, b] = found;
  if (!a || !b) throw new Error('two runs gave fewer than two findings');
  const labels = [...new Set([...first.labels, ...second.labels])];
  return ok(compareRuns(notes, labels, a, b, { resamples: RESAMPLES, seed: first.settings.seed }));
}

interface JudgedNotes {
  readonly datasetId: string;
  readonly notes: readonly LabelledNote[];
}

/** The notes the run's figures are of, wherever its dataset is stored by now. */
async function judgedNotes(run: Run, datasets: DatasetStore): Promise<JudgedNotes | undefined> {
  const dataset = await datasetOfRun(run, datasets);
  if (!dataset) return undefined;
  const { judged } = partition(await datasets.notes(dataset.id), (note) => note, run.settings);
  return judged && { datasetId: dataset.id, notes: judged.notes };
}

async function findingsOf(
  run: Run,
  notes: readonly JudgedByBoth[],
  judged: JudgedNotes,
  { runs, engine }: Parts,
  host: Host,
  options: WorkOptions,
) {
  const stored: RunFindings = { datasetId: run.datasetId, errors: await runs.errors(run.id) };
  const predicted = predictionsOf(notes, stored);
  if (addsUp(run, notes, predicted)) return { predicted, findings: stored };
  const model = run.modelId === undefined ? undefined : await runs.model(run.modelId);
  // A model for reading is fitted on the held-out notes too: it would find what it was taught.
  if (!model || run.evaluation?.split !== 'test') return undefined;
  const prepared = judged.notes.map((source) => ({
    source,
    sentences: labelledSentences(source.note, source.gold).sentences,
  }));
  const turn = createTurn(() => host.clock.elapsedMs());
  // As it was judged: what was chosen for it afterwards is no part of the run.
  const asTrained = { ...model, outsideBias: undefined, calibration: undefined };
  const { errors } = await judge(asTrained, prepared, run, await engine(), turn, options);
  const findings = { datasetId: judged.datasetId, errors };
  return { predicted: predictionsOf(notes, findings), findings };
}

function addsUp(
  run: Run,
  notes: readonly JudgedByBoth[],
  predicted: readonly (readonly { start: number; end: number; label: string }[])[],
) {
  const rows = notes.map(({ gold }, i) => ({ gold, predicted: predicted[i] ?? [] }));
  const counted = countSpans(rows, run.labels, exactMatches).sums.at(-1);
  const stated = run.evaluation?.scores.exact.overall;
  return (
    counted?.truePositives === stated?.truePositives &&
    counted?.falsePositives === stated?.falsePositives &&
    counted?.falseNegatives === stated?.falseNegatives
  );
}
