import type { Annotator, NoteStatus } from '../../domain/annotation/mark';
import type { AnnotationProject } from '../../domain/annotation/project';
import { standingMarks } from '../../domain/annotation/suggestions';
import type { LabelledNote } from '../../domain/data/dataset';
import type { Span } from '../../domain/text/span';
import { type LayerStores, layerWorks } from './layer-works';

/** A note with one annotator's marks. */
export interface TaggedNote {
  readonly source: LabelledNote;
  /** Marks that stand; may overlap. */
  readonly marks: readonly Span[];
  readonly status: NoteStatus;
}

/** The notes that can be tagged, in the dataset's order: all but the frozen test part. */
export async function layerNotes(
  project: AnnotationProject,
  annotator: Annotator,
  stores: LayerStores,
): Promise<TaggedNote[]> {
  const worked = await layerWorks(project, annotator, stores);
  return worked.map(({ source, work: { marks, status } }) => ({ source, marks: standingMarks(marks), status }));
}
