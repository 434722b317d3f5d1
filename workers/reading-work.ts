import { checkNote, type NoteFault } from '@/lib/domain/data/contract';
import { createCountsRoom } from '@/lib/domain/monitoring/counts';
import { createDiseaseListBuilder } from '@/lib/domain/reading/disease-treatments';
import { readNote } from '@/lib/domain/reading/read-note';
import type { NoteReading } from '@/lib/domain/reading/reading';
import { openReader, type Reader } from '@/lib/pipelines/inference';
import { labelsAgree, modelFault } from '@/lib/pipelines/model-contract';
import type { WatchedModel } from '@/lib/pipelines/monitoring-ports';
import { type Clock, type LabelledNote, throwIfCancelled } from '@/lib/pipelines/ports';
import type { StepFacts } from '@/lib/pipelines/step-log';
import { createTurn } from '@/lib/pipelines/turn';
import { modelVersionSchema } from '@/lib/schemas/model-version';
import { readingId } from '@/lib/store/reading-store';
import { failed, guarded, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import { kpiCounting } from './kpi-counting';
import type { Failed, PipelineApi, ReadDatasetOutcome, ReadingChoice, ReadNoteOutcome } from './pipeline-api';
import { COUNTED_TOGETHER, type CountedModel, countedModel, readingCounts } from './reading-counts';
import { type NoteRead, readingSteps, singleReadings } from './reading-steps';
import { batchOfNote, type RefusedNote, tellRefused } from './refusals';
import { ASKED } from './step-follow';

interface OpenReader {
  readonly reader: Reader;
  /** By which a reading can be repeated. */
  readonly facts: StepFacts;
  /** Where monitoring counts what it reads. */
  readonly counted: CountedModel | undefined;
}

/**
 * Reads notes with the last model used kept open. Every note is checked by the contract first; what the model in use reads
 * is counted when a note is first read.
 */
export function readingWork(parts: WorkParts): Pick<PipelineApi, 'readNote' | 'readDataset'> {
  const { datasets, readings, host, jobLog, steps, quarantine } = parts;
  const figures = kpiCounting(parts.kpis);
  const readerFor = createReaderCache(parts);
  const countSingle = singleReadings(steps, host);
  const factsOf = (reader: OpenReader | undefined, { layer, includeUnaffirmed }: ReadingChoice): StepFacts => ({
    ...{ ...reader?.facts, layer, unaffirmed: Number(includeUnaffirmed) },
  });
  return {
    readNote: (request) =>
      guardedAtOnce<ReadNoteOutcome>(async () => {
        const source = await datasets.note(request.noteId);
        if (!source) return failed('note-missing');
        const reader = await readerFor(request);
        if (reader && 'kind' in reader) return reader;
        const counts = readingCounts(parts, reader?.counted);
        const read = readOne(source, reader?.reader, request, host.clock, { counts, figures });
        countSingle(read.counted, factsOf(reader, request));
        // Whoever reads waits for neither.
        figures.flush();
        void counts.flush();
        if (read.reading) return { kind: 'read', reading: read.reading };
        const { code, facts } = read.fault;
        await quarantine?.setAside([refusedNote(source, read.fault)]);
        await tellRefused(parts, await batchOfNote(request.noteId, host), [[code, 1]]);
        return { kind: 'refused', code, facts };
      }),

    readDataset: (jobId, request, began) =>
      jobLog.run<ReadDatasetOutcome>(jobId, 'read-dataset', async (job) => {
        const { datasetId, modelId } = request;
        const asked = { datasetId, modelId: modelId ?? '', layer: request.layer };
        const { reason, attempt } = began ?? ASKED;
        const tagging = steps.begin('inference/tag', reason, undefined, asked, attempt);
        const outcome = await guarded<ReadDatasetOutcome>(async () => {
          const reader = await readerFor(request);
          if (reader && 'kind' in reader) return reader;
          const notes = await datasets.notes(datasetId);
          if (notes.length === 0) return failed('dataset-missing');
          const contentHash = (await datasets.get(datasetId))?.contentHash ?? '';
          const facts = { datasetId, contentHash, ...factsOf(reader, request) };
          const count = readingSteps(steps, host, facts, began, tagging.id);
          const refused: RefusedNote[] = [];
          const turn = createTurn(() => host.clock.elapsedMs());
          const builder = createDiseaseListBuilder({ includeDenied: request.includeUnaffirmed, minConfidence: 0 });
          const counts = readingCounts(parts, reader?.counted);
          try {
            for (const [i, source] of notes.entries()) {
              const one = readOne(source, reader?.reader, request, host.clock, { counts, figures });
              count.add(one.counted);
              if (one.reading) builder.add({ reading: one.reading, text: source.note.text });
              else refused.push(refusedNote(source, one.fault));
              job.onProgress('read', i + 1, notes.length);
              await turn();
              throwIfCancelled(job.signal);
            }
          } finally {
            figures.flush();
            await counts.flush();
          }
          const id = readingId(request);
          await readings.put(id, datasetId, builder.finish(), host.clock.now());
          await quarantine?.setAside(refused);
          await count.write();
          await tellRefused(parts, jobId, count.refused);
          return { kind: 'read', readingId: id, refused: [...count.refused] };
        });
        if (outcome.kind === 'cancelled') await tagging.end('cancelled');
        if (outcome.kind === 'failed') await tagging.end('failed', undefined, {}, outcome.code);
        return outcome;
      }),
  };
}

const refusedNote = ({ note }: LabelledNote, fault: NoteFault): RefusedNote => ({
  ...{ noteId: note.id, title: note.title, text: note.text, fault },
});

/** Keeps the reader of the model asked for last. An older one is dropped, not closed: a job may still read with it. */
function createReaderCache(parts: WorkParts) {
  const { runs, insights, engine, host, monitoring } = parts;
  let kept: { readonly key: string; readonly reader: Promise<OpenReader | Failed> } | undefined;
  const open = async (modelId: string, watched: WatchedModel | undefined): Promise<OpenReader | Failed> => {
    const stored = await runs.model(modelId);
    if (!stored) return failed('model-missing');
    const model = modelVersionSchema.safeParse(stored);
    if (!model.success) return failed('model-unreadable');
    const wrong = await modelFault(stored, host.hash);
    if (wrong) return failed(wrong.code);
    const opened = openReader(model.data, await engine(), watched);
    if (!opened.ok) return failed(opened.error.code);
    if (!labelsAgree(opened.value.tags, stored.labels)) return failed('labels-mismatch');
    const { sha256: modelSha256, featureSetHash } = stored;
    const own = watched && (await monitoring?.store.ownPrints(modelId));
    const counted = watched && own && { watched, own, room: createCountsRoom(2 * COUNTED_TOGETHER) };
    return { reader: opened.value, facts: { modelId, modelSha256, featureSetHash }, counted };
  };
  return async ({ modelId, layer }: ReadingChoice): Promise<OpenReader | Failed | undefined> => {
    if (modelId === undefined || layer === 'gold') return undefined;
    // How the model is read with may have been chosen anew since, and whether it is watched.
    const [adjustments, watched] = await Promise.all([insights?.adjustments(modelId), countedModel(parts, modelId)]);
    const key = JSON.stringify([modelId, adjustments, watched?.madeAt]);
    if (kept?.key !== key) kept = { key, reader: open(modelId, watched) };
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

type OneRead = { readonly counted: NoteRead } & (
  | { readonly reading: NoteReading; readonly fault?: undefined }
  | { readonly reading?: undefined; readonly fault: NoteFault }
);

/** What is counted of readings: for monitoring, and for key figures. */
interface ReadingCounters {
  readonly counts: ReturnType<typeof readingCounts>;
  readonly figures: ReturnType<typeof kpiCounting>;
}

function readOne(
  source: LabelledNote,
  reader: Reader | undefined,
  choice: ReadingChoice,
  clock: Clock,
  { counts, figures }: ReadingCounters,
): OneRead {
  const { note, gold } = source;
  const begun = clock.elapsedMs();
  const checked = checkNote(note, gold);
  const at = clock.elapsedMs();
  const checkMs = at - begun;
  if (!checked.ok) return { fault: checked.error, counted: { refused: checked.error.code, checkMs } };
  const structure = checked.value;
  const sink = reader && counts.sink(source);
  const predicted = reader?.predict(note, structure, sink?.sums);
  sink?.end();
  const tagged = clock.elapsedMs();
  const { modelId } = choice;
  if (predicted && modelId !== undefined) {
    figures.noteRead({ noteId: note.id, modelId, mentions: predicted.length, ms: tagged - at });
  }
  const { layer, includeUnaffirmed } = choice;
  const { id: noteId, text } = note;
  const reading = readNote({ noteId, text, structure, gold, predicted, layer, includeUnaffirmed });
  const [marks, pairs] = [reading.marks.length, reading.pairs.length];
  const times = { checkMs, tagMs: tagged - at, pairMs: clock.elapsedMs() - tagged };
  return { reading, counted: { refused: undefined, ...times, marks, pairs } };
}
