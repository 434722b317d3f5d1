import { createDiseaseListBuilder } from '@/lib/domain/reading/disease-treatments';
import { readNote } from '@/lib/domain/reading/read-note';
import type { NoteReading } from '@/lib/domain/reading/reading';
import { structureOf } from '@/lib/domain/text/structure';
import { openReader, type Reader } from '@/lib/pipelines/inference';
import { type LabelledNote, throwIfCancelled } from '@/lib/pipelines/ports';
import { createTurn } from '@/lib/pipelines/turn';
import { modelVersionSchema } from '@/lib/schemas/model-version';
import { readingId } from '@/lib/store/reading-store';
import { failed, guarded, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import { kpiCounting } from './kpi-counting';
import type { Failed, PipelineApi, ReadDatasetOutcome, ReadingChoice, ReadNoteOutcome } from './pipeline-api';

/** Reads notes with the last model used kept open. */
export function readingWork(parts: WorkParts): Pick<PipelineApi, 'readNote' | 'readDataset'> {
  const { datasets, readings, host, jobLog } = parts;
  const counting = kpiCounting(parts.kpis);
  const read = (source: LabelledNote, reader: Reader | undefined, choice: ReadingChoice): NoteReading => {
    const structure = structureOf(source.note);
    const begun = host.clock.elapsedMs();
    const predicted = reader?.predict(source.note, structure);
    const ms = host.clock.elapsedMs() - begun;
    if (predicted && choice.modelId !== undefined) {
      const { modelId } = choice;
      counting.noteRead({ noteId: source.note.id, modelId, mentions: predicted.length, ms });
    }
    return readNote({
      noteId: source.note.id,
      text: source.note.text,
      structure,
      gold: source.gold,
      predicted,
      layer: choice.layer,
      includeUnaffirmed: choice.includeUnaffirmed,
    });
  };
  const readerFor = createReaderCache(parts);
  return {
    readNote: (request) =>
      guardedAtOnce<ReadNoteOutcome>(async () => {
        const source = await datasets.note(request.noteId);
        if (!source) return failed('note-missing');
        const reader = await readerFor(request);
        if (reader && 'kind' in reader) return reader;
        const reading = read(source, reader, request);
        counting.flush();
        return { kind: 'read', reading };
      }),

    readDataset: (jobId, request) =>
      jobLog.run<ReadDatasetOutcome>(jobId, 'read-dataset', (job) =>
        guarded(async () => {
          const reader = await readerFor(request);
          if (reader && 'kind' in reader) return reader;
          const notes = await datasets.notes(request.datasetId);
          if (notes.length === 0) return failed('dataset-missing');
          const turn = createTurn(() => host.clock.elapsedMs());
          const builder = createDiseaseListBuilder({ includeDenied: request.includeUnaffirmed, minConfidence: 0 });
          for (const [i, source] of notes.entries()) {
            builder.add({ reading: read(source, reader, request), text: source.note.text });
            job.onProgress('read', i + 1, notes.length);
            await turn();
            throwIfCancelled(job.signal);
          }
          const id = readingId(request);
          await readings.put(id, request.datasetId, builder.finish(), host.clock.now());
          counting.flush();
          return { kind: 'read', readingId: id };
        }),
      ),
  };
}

/** Keeps the reader of the model asked for last. An older one is dropped, not closed: a job may still read with it. */
function createReaderCache({ runs, insights, engine }: WorkParts) {
  let kept: { readonly key: string; readonly reader: Promise<Reader | Failed> } | undefined;
  const open = async (modelId: string): Promise<Reader | Failed> => {
    const stored = await runs.model(modelId);
    if (!stored) return failed('model-missing');
    const model = modelVersionSchema.safeParse(stored);
    if (!model.success) return failed('model-unreadable');
    const opened = openReader(model.data, await engine());
    return opened.ok ? opened.value : failed(opened.error.code);
  };
  return async ({ modelId, layer }: ReadingChoice): Promise<Reader | Failed | undefined> => {
    if (modelId === undefined || layer === 'gold') return undefined;
    // How the model is read with may have been chosen anew since.
    const key = JSON.stringify([modelId, await insights?.adjustments(modelId)]);
    if (kept?.key !== key) kept = { key, reader: open(modelId) };
    const { reader } = kept;
    try {
      const result = await reader;
      if ('kind' in result && kept?.reader === reader) kept = undefined;
      return result;
    } catch (error) {
      if (kept?.reader === reader) kept = undefined;
      throw error;
    }
  };
}
