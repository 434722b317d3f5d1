import { isFrozen, layerStart } from '../../domain/annotation/layer-start';
import type { Annotator, NoteWork } from '../../domain/annotation/mark';
import type { AnnotationProject } from '../../domain/annotation/project';
import type { LabelledNote } from '../../domain/data/dataset';
import type { AnnotationStore } from '../annotation-ports';
import type { DatasetStore } from '../ports';

export interface LayerStores {
  readonly annotations: AnnotationStore;
  readonly datasets: DatasetStore;
}

/** A note with one annotator's whole work on it, rejected suggestions included. */
export interface WorkedNote {
  readonly source: LabelledNote;
  readonly work: NoteWork;
}

/** Every note that can be tagged, in the dataset's order: touched ones as stored, others as the layer begins. */
export async function layerWorks(
  project: AnnotationProject,
  annotator: Annotator,
  { annotations, datasets }: LayerStores,
): Promise<WorkedNote[]> {
  const [dataset, notes, works] = await Promise.all([
    datasets.get(project.datasetId),
    datasets.notes(project.datasetId),
    annotations.works(project.id, annotator),
  ]);
  const labelled = dataset?.labelled ?? false;
  const byNote = new Map(works.map((work) => [work.noteId, work]));
  return notes
    .filter(({ split }) => !isFrozen(split))
    .map((source) => {
      const { note, gold, split } = source;
      const start = () => layerStart(project, annotator, { id: note.id, split, gold, labelled });
      return { source, work: byNote.get(note.id) ?? start() };
    });
}
