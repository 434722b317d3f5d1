import { resolveOverlaps } from '../../domain/annotation/given-entities';
import { IMPORTED } from '../../domain/annotation/mark';
import { isFinished } from '../../domain/annotation/note-state';
import type { AnnotationProject } from '../../domain/annotation/project';
import { type FinishedLayer, settledMarks } from '../../domain/annotation/settle-layers';
import type { LabelledNote } from '../../domain/data/dataset';
import type { QuarantinedNote } from '../../domain/data/import-report';
import { layerNotes } from '../annotation/layer-notes';
import type { LayerStores } from '../annotation/layer-works';

export interface FinishedNotes {
  readonly notes: readonly LabelledNote[];
  /** Those on which people disagree: nobody learns from them before somebody decides. */
  readonly setAside: readonly QuarantinedNote[];
}

/** Ids of the notes of a project that somebody finished after a time. @param since ISO 8601 */
export async function finishedSince(
  project: Pick<AnnotationProject, 'id'>,
  since: string,
  { annotations }: Pick<LayerStores, 'annotations'>,
): Promise<ReadonlySet<string>> {
  const noteIds = new Set<string>();
  for (const annotator of await annotations.annotators(project.id)) {
    for (const { noteId, status, doneAt } of await annotations.states(project.id, annotator)) {
      if (isFinished(status) && doneAt !== undefined && doneAt > since) noteIds.add(noteId);
    }
  }
  return noteIds;
}

/** Those notes with the marks that people agree on. */
export async function finishedNotes(
  projects: readonly AnnotationProject[],
  since: string,
  stores: LayerStores,
): Promise<FinishedNotes> {
  const notes: LabelledNote[] = [];
  const setAside: QuarantinedNote[] = [];
  for (const project of projects) {
    const wanted = await finishedSince(project, since, stores);
    if (wanted.size === 0) continue;
    const layers = new Map<string, { readonly source: LabelledNote; readonly finished: FinishedLayer[] }>();
    for (const annotator of await stores.annotations.annotators(project.id)) {
      if (annotator === IMPORTED) continue;
      for (const { source, marks, status } of await layerNotes(project, annotator, stores)) {
        if (!wanted.has(source.note.id) || !isFinished(status)) continue;
        const all = layers.get(source.note.id) ?? { source, finished: [] };
        all.finished.push({ annotator, marks });
        layers.set(source.note.id, all);
      }
    }
    for (const { source, finished } of layers.values()) {
      const marks = settledMarks(finished);
      const { title, text } = source.note;
      if (marks) notes.push({ ...source, gold: resolveOverlaps(marks).kept });
      else setAside.push({ code: 'annotators-disagree', place: { file: title }, text, tags: undefined });
    }
  }
  return { notes, setAside };
}
