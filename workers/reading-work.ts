import { createDiseaseListBuilder } from '@/lib/domain/reading/disease-treatments';
import { readNote } from '@/lib/domain/reading/read-note';
import type { NoteReading } from '@/lib/domain/reading/reading';
import { structureOf } from '@/lib/domain/text/structure';
import { openReader, type Reader } from '@/lib/pipelines/inference';
import type { WatchedModel } from '@/lib/pipelines/monitoring-ports';
import { type LabelledNote, throwIfCancelled } from '@/lib/pipelines/ports';
import { createTurn } from '@/lib/pipelines/turn';
import { modelVersionSchema } from '@/lib/schemas/model-version';
import { readingId } from '@/lib/store/reading-store';
import { failed, guarded, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import type { Failed, PipelineApi, ReadDatasetOutcome, ReadingChoice, ReadNoteOutcome } from './pipeline-api';
import { type CountedModel, countedModel, readingCounts } from './reading-counts';

/** Reads notes with the last model used kept open. What the model in use reads is counted, when a note is first read. */
export function readingWork(parts: WorkParts): Pick<PipelineApi, 'readNote' | 'readDataset'> {
  const { datasets, readings, host, jobLog } = parts;
  const readerFor = createReaderCache(parts);
  return {
    readNote: (request) =>
      guardedAtOnce<ReadNoteOutcome>(async () => {
        const source = await datasets.note(request.noteId);
        if (!source) return failed('note-missing');
        const opened = await readerFor(request);
        if (opened && 'kind' in opened) return opened;
        const counts = readingCounts(parts, opened?.counted);
        const reading = readOne(source, opened?.reader, request, counts);
        // Whoever reads does not wait for it.
        void counts.flush();
        return { kind: 'read', reading };
      }),

    readDataset: (jobId, request) =>
      jobLog.run<ReadDatasetOutcome>(jobId, 'read-dataset', (job) =>
        guarded(async () => {
          const opened = await readerFor(request);
          if (opened && 'kind' in opened) return opened;
          const notes = await datasets.notes(request.datasetId);
          if (notes.length === 0) return failed('dataset-missing');
          const turn = createTurn(() => host.clock.elapsedMs());
          const builder = createDiseaseListBuilder({ includeDenied: request.includeUnaffirmed, minConfidence: 0 });
          const counts = readingCounts(parts, opened?.counted);
          try {
            for (const [i, source] of notes.entries()) {
              builder.add({ reading: readOne(source, opened?.reader, request, counts), text: source.note.text });
              job.onProgress('read', i + 1, notes.length);
              await turn();
              throwIfCancelled(job.signal);
            }
          } finally {
            await counts.flush();
          }
          const id = readingId(request);
          await readings.put(id, request.datasetId, builder.finish(), host.clock.now());
          return { kind: 'read', readingId: id };
        }),
      ),
  };
}

interface OpenedReader {
  readonly reader: Reader;
  readonly counted: CountedModel | undefined;
}

/** Keeps the reader of the model asked for last. An older one is dropped, not closed: a job may still read with it. */
function createReaderCache(parts: WorkParts) {
  const { runs, insights, monitoring, engine } = parts;
  let kept: { readonly key: string; readonly opened: Promise<OpenedReader | Failed> } | undefined;
  const open = async (modelId: string, watched: WatchedModel | undefined): Promise<OpenedReader | Failed> => {
    const stored = await runs.model(modelId);
    if (!stored) return failed('model-missing');
    const model = modelVersionSchema.safeParse(stored);
    if (!model.success) return failed('model-unreadable');
    const reader = openReader(model.data, await engine(), watched);
    if (!reader.ok) return failed(reader.error.code);
    const own = watched && (await monitoring?.store.ownPrints(modelId));
    return { reader: reader.value, counted: watched && own && { watched, own } };
  };
  return async ({ modelId, layer }: ReadingChoice): Promise<OpenedReader | Failed | undefined> => {
    if (modelId === undefined || layer === 'gold') return undefined;
    // How the model is read with may have been chosen anew since, and whether it is watched.
    const [adjustments, watched] = await Promise.all([insights?.adjustments(modelId), countedModel(parts, modelId)]);
    const key = JSON.stringify([modelId, adjustments, watched?.madeAt]);
    if (kept?.key !== key) kept = { key, opened: open(modelId, watched) };
    const { opened } = kept;
    try {
      const result = await opened;
      if ('kind' in result && kept?.opened === opened) kept = undefined;
      return result;
    } catch (error) {
      if (kept?.opened === opened) kept = undefined;
      throw error;
    }
  };
}

function readOne(
  source: LabelledNote,
  reader: Reader | undefined,
  choice: ReadingChoice,
  counts: ReturnType<typeof readingCounts>,
): NoteReading {
  const { note, gold } = source;
  const structure = structureOf(note);
  const sink = reader && counts.sink(source);
  const predicted = reader?.predict(note, structure, sink?.seen);
  sink?.end();
  return readNote({
    noteId: note.id,
    text: note.text,
    structure,
    gold,
    predicted,
    layer: choice.layer,
    includeUnaffirmed: choice.includeUnaffirmed,
  });
}
