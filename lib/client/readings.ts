'use client';
import { useQuery } from '@tanstack/react-query';
import type { NoteFault, NoteFaultCode } from '@/lib/domain/data/contract';
import type { NoteReading } from '@/lib/domain/reading/reading';
import { database } from '@/lib/store/database';
import { DexieInsightStore } from '@/lib/store/insight-store';
import { readingId } from '@/lib/store/reading-store';
import type { ReadingRow } from '@/lib/store/rows';
import type { ReadDatasetRequest, ReadingChoice, ReadNoteOutcome, WorkErrorCode } from '@/workers/pipeline-api';
import { useLive } from './live';
import { interactiveWorker } from './workers';

export type NoteReadingState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly reading: NoteReading }
  /** It breaks the contract, so no model reads it. */
  | { readonly status: 'refused'; readonly code: NoteFaultCode; readonly facts: NoteFault['facts'] }
  | { readonly status: 'failed'; readonly code: WorkErrorCode; readonly retry: () => void };

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
  const query = useQuery({
    queryKey: ['note-reading', noteId, modelId, layer, includeUnaffirmed, adjustments],
    // Comlink spreads the union over promises; one promise of the union is what it is.
    queryFn: (): Promise<ReadNoteOutcome> =>
      interactiveWorker().readNote({ noteId: noteId ?? '', modelId, layer, includeUnaffirmed }),
    enabled: noteId !== undefined && adjustments !== undefined,
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const retry = () => void query.refetch();
  if (query.isError) return { status: 'failed', code: 'unexpected', retry };
  if (!query.data) return { status: 'loading' };
  if (query.data.kind === 'failed') return { status: 'failed', code: query.data.code, retry };
  if (query.data.kind === 'refused') return { status: 'refused', code: query.data.code, facts: query.data.facts };
  return { status: 'ready', reading: query.data.reading };
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
