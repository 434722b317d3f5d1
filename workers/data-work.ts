import { findInconsistentLabels, type PhraseOccurrence } from '@/lib/domain/data/inconsistent-labels';
import { statisticsOf } from '@/lib/domain/data/statistics';
import { isUnchanged } from '@/lib/domain/data/version-difference';
import { contextOf } from '@/lib/domain/text/context';
import { deriveVersion, storeVersion } from '@/lib/pipelines/data-version';
import type { LabelledNote } from '@/lib/pipelines/ports';
import { slicedWork } from '@/lib/pipelines/sliced-work';
import type { DataApi, DeriveOutcome, InconsistentOutcome, PlacedOccurrence, StatisticsOutcome } from './data-api';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';

/** Characters shown on either side of an occurrence. */
const CONTEXT = 40;

/** New versions of a dataset, and what its notes look like. */
export function dataWork({ datasets, host, jobLog }: WorkParts): DataApi {
  return {
    deriveVersion: (jobId, { datasetId, steps, name }) =>
      jobLog.run<DeriveOutcome>(jobId, 'derive-version', (job) =>
        guarded(async () => {
          const parent = await datasets.get(datasetId);
          if (!parent) return failed('dataset-missing');
          const derived = await deriveVersion(parent, await datasets.notes(datasetId), steps, name, host, job);
          if (!derived.ok) return { kind: 'refused', error: derived.error };
          const { dataset, setAside } = derived.value;
          if (dataset.difference && isUnchanged(dataset.difference)) return { kind: 'unchanged' };
          await storeVersion(derived.value, datasets, job);
          return { kind: 'stored', datasetId: dataset.id, setAside: setAside.length };
        }),
      ),

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

function placed(occurrence: PhraseOccurrence, source: LabelledNote | undefined): PlacedOccurrence {
  const { text = '', title = '' } = source?.note ?? {};
  return { ...occurrence, noteTitle: title, ...contextOf(text, occurrence, CONTEXT) };
}
