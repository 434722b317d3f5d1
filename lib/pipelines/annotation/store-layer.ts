import type { EditDraft } from '../../domain/annotation/edit';
import { type ExchangeNote, type ExchangeStatus, statusOfSpans } from '../../domain/annotation/exchange';
import { marksOfExchange, personOf, replacingChanges } from '../../domain/annotation/exchange-layer';
import type { Annotator } from '../../domain/annotation/mark';
import { settledStatus } from '../../domain/annotation/note-layer';
import { isFinished, stateWhenFinished } from '../../domain/annotation/note-state';
import type { NoteState } from '../../domain/annotation/project';
import type { Host, WorkOptions } from '../ports';
import { slicedWork } from '../sliced-work';
import type { CheckedLayerFile } from './check-layer-file';
import { type LayerStores, layerWorks } from './layer-works';

export interface StoreChoice {
  readonly person?: string;
  readonly done?: boolean;
}

export type LayerStored =
  | { readonly kind: 'stored'; readonly annotator: Annotator; readonly notes: number; readonly unchanged: number }
  | { readonly kind: 'conflict'; readonly noteIds: readonly string[] };

/**
 * Puts checked marks in the place of an annotator's own, in the matched notes alone: one transaction, one step to undo.
 * @throws Cancelled before anything is written
 */
export async function storeLayer(
  checked: CheckedLayerFile,
  annotator: Annotator,
  { person, done = false }: StoreChoice,
  stores: LayerStores,
  host: Pick<Host, 'clock' | 'newId'>,
  options: WorkOptions = {},
): Promise<LayerStored> {
  const { project, labels, matches, saysStatus } = checked;
  const turns = slicedWork(() => host.clock.elapsedMs(), options);
  const works = new Map((await layerWorks(project, annotator, stores)).map(({ work }) => [work.noteId, work]));
  // A layer is somebody's once it has a row: a new one gets them for notes that are as they began, too.
  const known = (await stores.annotations.annotators(project.id)).includes(annotator);
  const now = host.clock.now();
  const group = host.newId();
  const taking = { annotator, person, labels, now, newId: host.newId };
  const edits: EditDraft[] = [];
  const states: NoteState[] = [];
  for (const [index, { from, to }] of matches.entries()) {
    await turns.turn('compare', index + 1, matches.length);
    const work = works.get(to.id);
    if (!work) continue;
    const marks = marksOfExchange(from, to.text, taking);
    const changes = replacingChanges(work.marks, marks);
    const said = saysStatus ? from.status : done ? 'done' : statusOfSpans(ofPerson(from, person));
    const status = statusBeside(said, marks.filter(({ state }) => state === 'set').length);
    const same = changes.length === 0 && status === work.status;
    if (same && (known || status === 'not-started')) continue;
    edits.push({
      ...{ id: host.newId(), projectId: project.id, annotator, noteId: to.id, group, kind: 'import', at: now, changes },
      status: { before: work.status, after: status },
    });
    if (isFinished(status)) states.push(stateWhenFinished({ ...work, marks, status }, status, now, undefined));
  }
  if (edits.length > 0) {
    const outcome = await stores.annotations.commit(edits, 0, states);
    if (outcome.kind === 'conflict') return outcome;
  }
  return { kind: 'stored', annotator, notes: edits.length, unchanged: matches.length - edits.length };
}

/** As the layer would settle it; what was empty in the file and holds marks here after all was read to its end. */
function statusBeside(said: ExchangeStatus, marks: number): ExchangeStatus {
  return said === 'reviewed-empty' && marks > 0 ? 'done' : settledStatus(said, marks);
}

function ofPerson({ spans }: ExchangeNote, person: string | undefined): ExchangeNote['spans'] {
  return person === undefined ? spans : spans.filter((span) => personOf(span) === person);
}
