'use client';
import type { NoteFault, NoteFaultCode } from '@/lib/domain/data/contract';
import type { NoteReading } from '@/lib/domain/reading/reading';
import { database } from '@/lib/store/database';
import { DexieInsightStore } from '@/lib/store/insight-store';
import { readingId } from '@/lib/store/reading-store';
import type { ReadingRow } from '@/lib/store/rows';
import type { ReadDatasetRequest, ReadingChoice, ReadNoteOutcome, WorkErrorCode } from '@/workers/pipeline-api';
import { KeptAnswers, useKeptAnswer } from './kept-answers';
import { useLive } from './live';
import { interactiveWorker } from './workers';

export type NoteReadingState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly reading: NoteReading }
  /** It breaks the contract, so no model reads it. */
  | { readonly status: 'refused'; readonly code: NoteFaultCode; readonly facts: NoteFault['facts'] }
  | { readonly status: 'failed'; readonly code: WorkErrorCode; readonly retry: () => void };

const readings = new KeptAnswers<ReadNoteOutcome>();

/**
 * The marks and pairs of one note, computed in the interactive worker. Kept: notes and models never change, and
 * what a model is read with is part of the key.
 */
export function useNoteReading(request: ReadingChoice & { readonly noteId: string | undefined }): NoteReadingState {
  const { noteId, modelId, layer, includeUnaffirmed } = request;
  const adjustments = useLive(
    async () => (modelId === undefined ? {} : new DexieInsightStore(database()).adjustments(modelId)),
    [modelId],
  );
  const asked =
    noteId === undefined || adjustments === undefined
      ? undefined
      : JSON.stringify([noteId, modelId, layer, includeUnaffirmed, adjustments]);
  const answer = useKeptAnswer(readings, asked, () =>
    interactiveWorker().readNote({ noteId: noteId ?? '', modelId, layer, includeUnaffirmed }),
  );
  if (answer.status !== 'there') return answer.status === 'failed' ? { ...answer, code: 'unexpected' } : answer;
  const { value, retry } = answer;
  if (value.kind === 'failed') return { status: 'failed', code: value.code, retry };
  if (value.kind === 'refused') return { status: 'refused', code: value.code, facts: value.facts };
  return { status: 'ready', reading: value.reading };
}

/** The stored disease -> treatments list of a dataset; null: not made yet, call readDataset. */
export function useDatasetReading(
  request: Omit<ReadDatasetRequest, 'datasetId'> & { readonly datasetId: string | undefined },
): ReadingRow | null | undefined {
  const { datasetId, modelId, layer, includeUnaffirmed } = request;
  return useLive(async () => {
    if (datasetId === undefined) return null;
    return (await database().readings.get(readingId({ datasetId, modelId, layer, includeUnaffirmed }))) ?? null;
  }, [datasetId, modelId, layer, includeUnaffirmed]);
}
