import type { DeriveStep } from '@/lib/domain/data/derive-version';
import { findInconsistentLabels, type PhraseOccurrence } from '@/lib/domain/data/inconsistent-labels';
import { statisticsOf } from '@/lib/domain/data/statistics';
import { isUnchanged } from '@/lib/domain/data/version-difference';
import { contextOf } from '@/lib/domain/text/context';
import { deriveVersion, storeVersion } from '@/lib/pipelines/data-version';
import type { LabelledNote } from '@/lib/pipelines/ports';
import { slicedWork } from '@/lib/pipelines/sliced-work';
import type { DataApi, DeriveOutcome, InconsistentOutcome, PlacedOccurrence, StatisticsOutcome } from './data-api';
import { freezeStep } from './freeze-step';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import { endUnfinished } from './step-follow';

/** Characters shown on either side of an occurrence. */
const CONTEXT = 40;

/** New versions of a dataset, and what its notes look like. */
export function dataWork({ datasets, host, jobLog, steps: log }: WorkParts): DataApi {
  return {
    deriveVersion: (jobId, { datasetId, steps, name }, began) =>
      jobLog.run<DeriveOutcome>(jobId, 'derive-version', async (job) => {
        const freezing = freezeStep(log, { datasetId, ...factsOfSteps(steps) }, began);
        const outcome = await guarded<DeriveOutcome>(async () => {
          const parent = await datasets.get(datasetId);
          if (!parent) return failed('dataset-missing');
          const derived = await deriveVersion(parent, await datasets.notes(datasetId), steps, name, host, job);
          if (!derived.ok) return { kind: 'refused', error: derived.error };
          const { dataset, setAside } = derived.value;
          if (dataset.difference && isUnchanged(dataset.difference)) return { kind: 'unchanged' };
          await storeVersion(derived.value, datasets, job);
          await freezing.stored(dataset, derived.value.notes.length, setAside.length);
          return { kind: 'stored', datasetId: dataset.id, setAside: setAside.length };
        });
        if (outcome.kind === 'unchanged') await freezing.step.end('ok', 0);
        else if (outcome.kind !== 'stored') await endUnfinished(freezing.step, outcome);
        return outcome;
      }),

    datasetStatistics: (jobId, datasetId) =>
      jobLog.run<StatisticsOutcome>(jobId, 'count-dataset', (job) =>
        guarded(async () => {
          if (!(await datasets.get(datasetId))) return failed('dataset-missing');
          const work = slicedWork(() => host.clock.elapsedMs(), job);
          const notes = await datasets.notes(datasetId);
          return { kind: 'counted', statistics: await work.run('count', statisticsOf(notes)) };
        }),
      ),

    inconsistentLabels: (jobId, { datasetId, limit }) =>
      jobLog.run<InconsistentOutcome>(jobId, 'find-inconsistent', (job) =>
        guarded(async () => {
          if (!(await datasets.get(datasetId))) return failed('dataset-missing');
          const work = slicedWork(() => host.clock.elapsedMs(), job);
          const notes = await datasets.notes(datasetId);
          const found = await work.run('compare', findInconsistentLabels(notes));
          const noteOf = new Map(notes.map((each) => [each.note.id, each]));
          const phrases = found.slice(0, limit).map((phrase) => ({
            ...phrase,
            occurrences: phrase.occurrences.map((one) => placed(one, noteOf.get(one.noteId))),
          }));
          return { kind: 'found', phrases, total: found.length };
        }),
      ),
  };
}

/** Relabelling names places in notes: it is told by how many, and repeated on Datasets. */
function factsOfSteps(steps: readonly DeriveStep[]): Record<string, string | number> {
  const split = steps.find((step) => step.kind === 'split');
  return {
    steps: steps.map(({ kind }) => kind).join(' '),
    ...(split && { ...split.shares, seed: split.seed, keepTest: Number(split.keepTest) }),
  };
}

function placed(occurrence: PhraseOccurrence, source: LabelledNote | undefined): PlacedOccurrence {
  const { text = '', title = '' } = source?.note ?? {};
  return { ...occurrence, noteTitle: title, ...contextOf(text, occurrence, CONTEXT) };
}
