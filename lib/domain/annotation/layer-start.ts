import type { SplitName } from '../text/note';
import type { Span } from '../text/span';
import { compareMarks } from './apply-edit';
import { type Annotator, GOLD, IMPORTED, type NoteStatus, type NoteWork, type WorkMark } from './mark';
import type { AnnotationProject } from './project';

/** What a layer's beginning depends on beside the project. */
export interface LayerNote {
  readonly id: string;
  readonly split: SplitName | undefined;
  /** The dataset's own marks. */
  readonly gold: readonly Span[];
  /** Whether the dataset was labelled at all: a note without marks was then read and found empty. */
  readonly labelled: boolean;
}

/** Notes of the test split judge models: they are never in the queue and nobody's marks change there. */
export function isFrozen(split: SplitName | undefined): boolean {
  return split === 'test';
}

/**
 * Status of a note that nobody has touched. The adjudicated layer begins empty: it comes from people's layers.
 * @param note `marked`: the dataset marks something in it
 * @param annotator undefined: any person
 */
export function startStatus(
  project: Pick<AnnotationProject, 'startFrom'>,
  annotator: Annotator | undefined,
  note: Pick<LayerNote, 'labelled'> & { readonly marked: boolean },
): NoteStatus {
  if (!startsFromLabels(project, annotator, note.labelled)) return 'not-started';
  return note.marked ? 'done' : 'reviewed-empty';
}

/**
 * A layer before its first step. The imported marks have ids made of their spans, so that the same beginning comes out
 * each time though it is not stored.
 */
export function layerStart(
  project: Pick<AnnotationProject, 'id' | 'startFrom' | 'createdAt'>,
  annotator: Annotator,
  note: LayerNote,
): NoteWork {
  const marks = startsFromLabels(project, annotator, note.labelled)
    ? note.gold.map((span) => importedMark(span, project.createdAt)).sort(compareMarks)
    : [];
  const status = startStatus(project, annotator, { labelled: note.labelled, marked: note.gold.length > 0 });
  return { projectId: project.id, annotator, noteId: note.id, marks, status, revision: 0, activeMs: 0 };
}

function startsFromLabels(
  project: Pick<AnnotationProject, 'startFrom'>,
  annotator: Annotator | undefined,
  labelled: boolean,
): boolean {
  if (annotator === IMPORTED) return true;
  return annotator !== GOLD && project.startFrom === 'labels' && labelled;
}

function importedMark({ start, end, label }: Span, at: string): WorkMark {
  return {
    id: `imported/${start}-${end}-${label}`,
    start,
    end,
    label,
    state: 'set',
    origin: 'imported',
    by: IMPORTED,
    at,
    from: undefined,
    activeMs: undefined,
  };
}
