import { isFrozen, layerStart } from '../../domain/annotation/layer-start';
import type { Annotator, NoteStatus } from '../../domain/annotation/mark';
import type { AnnotationProject } from '../../domain/annotation/project';
import type { LabelledNote } from '../../domain/data/dataset';
import type { Span } from '../../domain/text/span';
import type { AnnotationStore } from '../annotation-ports';
import type { DatasetStore } from '../ports';

/** A note with one annotator's marks. */
export interface TaggedNote {
  readonly source: LabelledNote;
  /** Marks that stand; may overlap. */
  readonly marks: readonly Span[];
  readonly status: NoteStatus;
}

/** Whether its marks are a person's word on the whole note. */
export function isDone(status: NoteStatus): boolean {
  return status === 'done' || status === 'reviewed-empty';
}

/** The notes that can be tagged, in the dataset's order: all but the frozen test part. */
export async function layerNotes(
  project: AnnotationProject,
  annotator: Annotator,
  stores: { readonly annotations: AnnotationStore; readonly datasets: DatasetStore },
): Promise<TaggedNote[]> {
  const [dataset, notes, works] = await Promise.all([
    stores.datasets.get(project.datasetId),
    stores.datasets.notes(project.datasetId),
    stores.annotations.works(project.id, annotator),
  ]);
  const labelled = dataset?.labelled ?? false;
  const byNote = new Map(works.map((work) => [work.noteId, work]));
  return notes
    .filter(({ split }) => !isFrozen(split))
    .map((source) => {
      const { note, gold, split } = source;
      const work = byNote.get(note.id) ?? layerStart(project, annotator, { id: note.id, split, gold, labelled });
      return { source, marks: work.marks.filter(({ state }) => state === 'set'), status: work.status };
    });
}
