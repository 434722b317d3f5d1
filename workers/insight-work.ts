import { partition } from '@/lib/domain/data/partition';
import type { CrossCheck } from '@/lib/domain/model/cross-check';
import { factsOfErrors, SeenEntities } from '@/lib/domain/model/error-facts';
import type { Run } from '@/lib/domain/model/run';
import { structureOf } from '@/lib/domain/text/structure';
import { checkCalibration } from '@/lib/pipelines/calibrate';
import { type Explainer, openExplainer } from '@/lib/pipelines/explain';
import { readOutOfFold } from '@/lib/pipelines/out-of-fold';
import type { LabelledNote } from '@/lib/pipelines/ports';
import { findSuspects, SUSPECTS_MAX } from '@/lib/pipelines/suspects';
import { gazetteersFor } from './gazetteers-for';
import { failed, guarded, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import type { CrossCheckOutcome, ErrorFactsOutcome, ExplainOutcome, InsightApi } from './insight-api';
import type { Failed } from './pipeline-api';
import { ASKED, endUnfinished } from './step-follow';
import { isFailed, storedModel } from './stored-model';

/** What lies behind a run's figures: its errors, doubtful labels, confidences and weights. */
export function insightWork(parts: WorkParts): InsightApi {
  const { datasets, runs, insights, gazetteers: lists, host, jobLog, engine } = parts;
  const explainerFor = keepExplainer(parts);

  const sourceOf = async (runId: string): Promise<{ run: Run; notes: LabelledNote[] } | Failed> => {
    const run = await runs.get(runId);
    if (!run || !(await datasets.get(run.datasetId))) return failed('dataset-missing');
    return { run, notes: await datasets.notes(run.datasetId) };
  };

  return {
    crossCheck: (jobId, runId) =>
      jobLog.run<CrossCheckOutcome>(jobId, 'cross-check', async (job) => {
        const step = parts.steps.begin('training/calibrate', ASKED.reason, undefined, { runId });
        const outcome = await guarded<CrossCheckOutcome>(async () => {
          const source = await sourceOf(runId);
          if (isFailed(source)) return source;
          const { run, notes } = source;
          const { all } = partition(notes, (note) => note, run.settings);
          const trial = { index: 0, settings: run.settings, featureSet: run.featureSet };
          const gazetteers = await gazetteersFor(run.featureSet, lists);
          if (!gazetteers) return failed('gazetteer-missing');
          const options = { ...job, gazetteers };
          const reading = await readOutOfFold(all, run.labels, trial, await engine(), host, options);
          if (!reading) return { kind: 'too-few-patients' };
          const suspects = findSuspects(reading.notes);
          const check: CrossCheck = {
            at: host.clock.now(),
            folds: reading.folds,
            notes: reading.notes.length,
            suspects: suspects.slice(0, SUSPECTS_MAX),
            suspectsFound: suspects.length,
            calibration: checkCalibration(reading.notes),
            recall: reading.recall,
          };
          await insights?.putCheck(runId, check);
          const { datasetHash, settings } = run;
          const facts = { contentHash: datasetHash, seed: settings.seed, folds: check.folds };
          await step.end('ok', check.calibration?.marks, { ...facts, suspects: check.suspectsFound });
          return { kind: 'checked', check };
        });
        if (outcome.kind !== 'checked') await endUnfinished(step, outcome);
        return outcome;
      }),

    errorFacts: (runId) =>
      guardedAtOnce<ErrorFactsOutcome>(async () => {
        const source = await sourceOf(runId);
        if (isFailed(source)) return source;
        const { run, notes } = source;
        const { all, kept } = partition(notes, (note) => note, run.settings);
        const seen = new SeenEntities();
        // Figures of held-out notes are of a model that learned without them.
        for (const { note, gold } of run.evaluation?.split === 'dev' ? kept : all) seen.add(note.text, gold);
        const texts = new Map(notes.map(({ note }) => [note.id, note.text]));
        const errors = (await insights?.errors(runId)) ?? [];
        return { kind: 'facts', facts: factsOfErrors(errors, (noteId) => texts.get(noteId), seen) };
      }),

    explainSentence: ({ modelId, noteId, offset, against }) =>
      guardedAtOnce<ExplainOutcome>(async () => {
        const source = await datasets.note(noteId);
        if (!source) return failed('note-missing');
        const explainer = await explainerFor(modelId);
        if (isFailed(explainer)) return explainer;
        const { text } = source.note;
        const { tokens, sentences } = structureOf(source.note);
        const sentence = sentences.find(({ start, end }) => start <= offset && offset < end);
        const own = sentence ? tokens.slice(sentence.tokenStart, sentence.tokenEnd) : [];
        const words = own.map(({ start, end }) => text.slice(start, end));
        return { kind: 'explained', explanation: explainer.explain(own, words, against) };
      }),
  };
}

/** Keeps the explainer of the model asked for last: reading a model's weights takes longer than a sentence. */
function keepExplainer({ runs, insights, engine }: WorkParts) {
  let kept: { readonly key: string; readonly explainer: Promise<Explainer | Failed> } | undefined;
  const open = async (modelId: string): Promise<Explainer | Failed> => {
    const model = await storedModel(runs, modelId);
    if (isFailed(model)) return model;
    const opened = openExplainer(model, await engine());
    return opened.ok ? opened.value : failed(opened.error.code);
  };
  return async (modelId: string): Promise<Explainer | Failed> => {
    const key = JSON.stringify([modelId, await insights?.adjustments(modelId)]);
    if (kept?.key !== key) kept = { key, explainer: open(modelId) };
    const { explainer } = kept;
    const forget = () => {
      if (kept?.explainer === explainer) kept = undefined;
    };
    try {
      const result = await explainer;
      if (isFailed(result)) forget();
      return result;
    } catch (error) {
      forget();
      throw error;
    }
  };
}
