import type { ExchangeFile, ExchangeNote, Loss } from '../../domain/annotation/exchange';
import type { ExchangeFormatId } from '../../domain/annotation/exchange-formats';
import { exchangeNoteOf, renamed } from '../../domain/annotation/exchange-layer';
import { type Annotator, type NoteStatus, UNNAMED } from '../../domain/annotation/mark';
import type { AnnotationProject } from '../../domain/annotation/project';
import { writeExchange } from '../../formats/annotated/exchange';
import { type Host, throwIfCancelled, type WorkOptions } from '../ports';
import { slicedWork } from '../sliced-work';
import { type LayerStores, layerWorks } from './layer-works';

export interface ExportRequest {
  readonly project: AnnotationProject;
  readonly annotator: Annotator;
  readonly format: ExchangeFormatId;
  readonly statuses: readonly NoteStatus[];
  readonly rejected: boolean;
  /** What the files call whoever gave no name; absent: as it is stored. */
  readonly unnamed?: string;
}

export interface LayerExport {
  readonly files: readonly ExchangeFile[];
  readonly notes: number;
  readonly spans: number;
  /** `noteId` is the project's. */
  readonly losses: readonly Loss[];
  /** Of notes in `losses`, by id. */
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * A layer's notes with one of the statuses as files of one format. Ids in the files are without the dataset's, so that
 * another browser finds its own notes by them.
 * @returns undefined when no note has one of the statuses @throws Cancelled
 */
export async function exportLayer(
  { project, annotator, format, statuses, rejected, unnamed = UNNAMED }: ExportRequest,
  stores: LayerStores,
  host: Pick<Host, 'clock'>,
  options: WorkOptions = {},
): Promise<LayerExport | undefined> {
  const turns = slicedWork(() => host.clock.elapsedMs(), options);
  const all = await layerWorks(project, annotator, stores);
  const worked = all.filter(({ work }) => statuses.includes(work.status));
  if (worked.length === 0) return undefined;
  const notes: ExchangeNote[] = [];
  const noteIds = new Map<string, string>();
  for (const { source, work } of worked) {
    const note = renamed(exchangeNoteOf(source.note, work, project.datasetId, rejected), [UNNAMED], unnamed);
    notes.push(note);
    noteIds.set(note.id, source.note.id);
    await turns.turn('export', notes.length, worked.length);
  }
  const written = writeExchange(format, notes);
  throwIfCancelled(options.signal);
  const losses = written.losses.map((loss) => ({ ...loss, noteId: noteIds.get(loss.noteId) ?? loss.noteId }));
  const lossy = new Set(losses.map(({ noteId }) => noteId));
  return {
    files: written.files,
    notes: notes.length,
    spans: notes.reduce((sum, { spans }) => sum + spans.length, 0),
    losses,
    titles: Object.fromEntries(
      worked.filter(({ source }) => lossy.has(source.note.id)).map(({ source: { note } }) => [note.id, note.title]),
    ),
  };
}
