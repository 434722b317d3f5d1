import { resolveOverlaps } from '../../domain/annotation/given-entities';
import { type Annotator, IMPORTED } from '../../domain/annotation/mark';
import { isFinished } from '../../domain/annotation/note-state';
import type { AnnotationProject } from '../../domain/annotation/project';
import { type FinishedLayer, settledMarks, settlesAnyway } from '../../domain/annotation/settle-layers';
import { standingMarks } from '../../domain/annotation/suggestions';
import type { LabelledNote } from '../../domain/data/dataset';
import type { QuarantinedNote } from '../../domain/data/import-report';
import { layerNotes } from '../annotation/layer-notes';
import type { LayerStores } from '../annotation/layer-works';

export interface FinishedNotes {
  readonly notes: readonly LabelledNote[];
  /** Those on which people disagree: nobody learns from them before somebody decides. */
  readonly setAside: readonly QuarantinedNote[];
}

/** Notes of a project that somebody finished after a time, with all who finished them. @param since ISO 8601 */
async function finishedSince(
  project: Pick<AnnotationProject, 'id'>,
  since: string,
  { annotations }: Pick<LayerStores, 'annotations'>,
): Promise<ReadonlyMap<string, readonly Annotator[]>> {
  const finished = new Map<string, Annotator[]>();
  const wanted = new Set<string>();
  for (const annotator of await annotations.annotators(project.id)) {
    if (annotator === IMPORTED) continue;
    for (const { noteId, status, doneAt } of await annotations.states(project.id, annotator)) {
      if (!isFinished(status)) continue;
      finished.set(noteId, [...(finished.get(noteId) ?? []), annotator]);
      if (doneAt !== undefined && doneAt > since) wanted.add(noteId);
    }
  }
  return new Map([...finished].filter(([noteId]) => wanted.has(noteId)));
}

/**
 * How many notes finishedNotes() would give. Layers are read only where people may disagree: it is asked for whenever a
 * note is finished.
 */
export async function countAgreed(
  projects: readonly Pick<AnnotationProject, 'id'>[],
  since: string,
  stores: Pick<LayerStores, 'annotations'>,
): Promise<number> {
  let count = 0;
  for (const project of projects) {
    for (const [noteId, annotators] of await finishedSince(project, since, stores)) {
      if (settlesAnyway(annotators) || (await agreeOn(noteId, annotators, project.id, stores))) count++;
    }
  }
  return count;
}

async function agreeOn(
  noteId: string,
  annotators: readonly Annotator[],
  projectId: string,
  { annotations }: Pick<LayerStores, 'annotations'>,
): Promise<boolean> {
  const works = await Promise.all(annotators.map((annotator) => annotations.work(projectId, annotator, noteId)));
  return settledMarks(works.map(({ annotator, marks }) => ({ annotator, marks: standingMarks(marks) }))) !== undefined;
}

/** The notes that were finished since, with the marks that people agree on. */
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
    for (const annotator of new Set([...wanted.values()].flat())) {
      for (const { source, marks } of await layerNotes(project, annotator, stores)) {
        if (!wanted.get(source.note.id)?.includes(annotator)) continue;
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
