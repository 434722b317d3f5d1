import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { type CheckedImport, splitImport, storeImport } from '@/lib/pipelines/data';
import { failed, guarded, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import { recordedCheck, recordedStore } from './import-steps';
import type { AddNoteOutcome, CheckOutcome, PipelineApi, StoreOutcome } from './pipeline-api';
import { readFile } from './read-file';

const SAMPLE_FILE = 'notes.jsonl';

type ImportApi = Pick<PipelineApi, 'checkImport' | 'storeImport' | 'discardImport' | 'loadSample' | 'addNote'>;

/** Files in: checked first, kept in memory until the user says so, then stored whole. */
export function importWork(parts: WorkParts): ImportApi {
  const { datasets, fetchSample, host, jobLog } = parts;
  let checked: CheckedImport | undefined;
  return {
    checkImport: (jobId, files) =>
      jobLog.run<CheckOutcome>(jobId, 'check-import', (job) =>
        guarded(async () => {
          const result = await recordedCheck(jobId, await Promise.all(files.map(readFile)), parts, job);
          checked = result;
          const { notes, ...shown } = result;
          const stored = result.preview && (await datasets.findByHash(result.preview.contentHash));
          const alreadyStored = stored && { datasetId: stored.id, name: stored.name };
          return { kind: 'checked', check: { ...shown, jobId, alreadyStored } };
        }),
      ),

    storeImport: (jobId, name, split) =>
      jobLog.run<StoreOutcome>(jobId, 'store-import', (job) =>
        guarded(async () => {
          if (!checked) return failed('import-expired');
          const from = checked;
          const stored = await recordedStore(from, split, parts, async () => {
            const ready = split ? await splitImport(from, split, host, job) : from;
            return storeImport(ready, name, datasets, job);
          });
          checked = undefined;
          return { kind: 'stored', datasetId: stored.id };
        }),
      ),

    discardImport: async () => {
      checked = undefined;
    },

    loadSample: (jobId, name) =>
      jobLog.run<StoreOutcome>(jobId, 'load-sample', (job) =>
        guarded(async () => {
          const bytes = await fetchSample();
          if (!bytes) return failed('sample-unavailable');
          const result = await recordedCheck(jobId, [{ name: SAMPLE_FILE, bytes }], parts, job);
          if (!result.storable || !result.preview) return failed('sample-unavailable');
          const stored = await datasets.findByHash(result.preview.contentHash);
          const store = () => storeImport(result, name, datasets, job);
          const { id } = stored ?? (await recordedStore(result, undefined, parts, store));
          return { kind: 'stored', datasetId: id };
        }),
      ),

    addNote: (title, text, collection) =>
      guardedAtOnce<AddNoteOutcome>(async () => {
        if (text.trim() === '') return failed('note-empty');
        if (text.length > IMPORT_LIMITS.noteCharactersMax) return failed('note-too-long');
        const noteId = `pasted:${host.newId()}`;
        await datasets.addPasted(noteId, title.trim(), text, host.clock.now(), collection);
        return { kind: 'added', noteId };
      }),
  };
}
