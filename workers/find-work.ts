import { isFrozen } from '@/lib/domain/annotation/layer-start';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { countNotesWith, findSameWords } from '@/lib/pipelines/annotation/find-same-words';
import { Cancelled, type LabelledNote, throwIfCancelled } from '@/lib/pipelines/ports';
import { createTurn } from '@/lib/pipelines/turn';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import { indexNotes, type NoteSearch } from './note-search';
import type { AnnotationApi, NotesWithOutcome, SameWordsOutcome, SearchOutcome } from './pipeline-api';

/** Notes that are read for a figure on a button; reading more at once would keep suggestions waiting. */
const NOTES_COUNTED = 5000;

/** Finding words: asked for at every key, so without rows in the list of jobs. */
export function findWork(parts: WorkParts): Pick<AnnotationApi, 'findSameWords' | 'countSameWords' | 'searchNotes'> {
  const { annotations, datasets, host, jobLog } = parts;
  const notesOf = createDatasetCache(parts);
  const turn = () => createTurn(() => host.clock.elapsedMs());
  let index: { readonly notes: readonly LabelledNote[]; readonly search: Promise<NoteSearch> } | undefined;
  return {
    findSameWords: (jobId, { projectId, annotator, words, label, noteId }) =>
      jobLog.runUnlisted(jobId, (signal) =>
        guarded<SameWordsOutcome>(async () => {
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const one = noteId === undefined ? undefined : await datasets.note(noteId);
          if (noteId !== undefined && !one) return failed('note-missing');
          const sources = one ? [one] : await notesOf(project.datasetId);
          const notes = sources.filter(({ split }) => !isFrozen(split)).map(({ note }) => note);
          const marksOf = async (id: string) => (await annotations.work(projectId, annotator, id)).marks;
          return { kind: 'found', ...(await findSameWords(notes, words, label, marksOf, turn(), signal)) };
        }),
      ),

    countSameWords: (jobId, { projectId, words }) =>
      jobLog.runUnlisted(jobId, (signal) =>
        guarded<NotesWithOutcome>(async () => {
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const dataset = await datasets.get(project.datasetId);
          if (dataset && sizeOf(dataset) > NOTES_COUNTED) return { kind: 'counted', notes: undefined };
          const sources = await notesOf(project.datasetId);
          throwIfCancelled(signal);
          const notes = sources.filter(({ split }) => !isFrozen(split)).map(({ note }) => note);
          return { kind: 'counted', notes: await countNotesWith(notes, words, turn(), signal) };
        }),
      ),

    searchNotes: (jobId, { projectId, query }) =>
      jobLog.runUnlisted(jobId, (signal) =>
        guarded<SearchOutcome>(async () => {
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const notes = await notesOf(project.datasetId);
          // Made once for all who ask meanwhile: a search that is cancelled does not stop it.
          if (index?.notes !== notes) index = { notes, search: indexNotes(notes, turn()) };
          const search = await unlessCancelled(index.search, signal);
          return { kind: 'found', noteIds: search.find(query) };
        }),
      ),
  };
}

function sizeOf({ splits, unsplit }: DatasetVersion): number {
  return [...Object.values(splits), unsplit].reduce((sum, part) => sum + (part?.notes ?? 0), 0);
}

/** @throws Cancelled as soon as the signal fires; the work goes on */
async function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  throwIfCancelled(signal);
  let stop = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    stop = () => reject(new Cancelled('cancelled'));
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Keeps the notes of the dataset asked for last, unless it grows. */
function createDatasetCache({ datasets }: WorkParts): (datasetId: string) => Promise<readonly LabelledNote[]> {
  let kept: { readonly datasetId: string; readonly notes: readonly LabelledNote[] } | undefined;
  return async (datasetId) => {
    if (kept?.datasetId === datasetId) return kept.notes;
    const [dataset, notes] = await Promise.all([datasets.get(datasetId), datasets.notes(datasetId)]);
    // A collection that grows is not named by its content.
    if (dataset?.contentHash) kept = { datasetId, notes };
    return notes;
  };
}
