'use client';

import { useEffect, useState } from 'react';
import { findSameWords } from '@/lib/client/annotation-work';
import { type Job, useJob } from '@/lib/client/jobs';
import { cancelJob, newJobId } from '@/lib/client/work';
import type { Label } from '@/lib/domain/text/span';
import type { SameWords, WorkErrorCode } from '@/workers/pipeline-api';

export type SameWordsSearch =
  | { readonly step: 'finding'; readonly job: Job | undefined; readonly cancel: () => void }
  | { readonly step: 'found'; readonly hits: readonly SameWords[]; readonly more: boolean }
  | { readonly step: 'cancelled' }
  | { readonly step: 'failed'; readonly code: WorkErrorCode };

type Settled = Exclude<SameWordsSearch, { step: 'finding' }>;

/** Looks for the words; another scope, or `again`, looks anew, and what is left behind is cancelled. */
export function useSameWords(
  request: { readonly projectId: string; readonly annotator: string; readonly words: string; readonly label: Label },
  noteId: string | undefined,
  again: number,
): SameWordsSearch {
  const { projectId, annotator, words, label } = request;
  const [jobId, setJobId] = useState<string>();
  const [settled, setSettled] = useState<Settled>();
  const job = useJob(jobId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is the wish to look anew
  useEffect(() => {
    const id = newJobId();
    let left = false;
    setJobId(id);
    setSettled(undefined);
    const settle = (next: Settled) => {
      if (!left) setSettled(next);
    };
    findSameWords(id, { projectId, annotator, words, label, noteId }).then(
      (outcome) => {
        if (outcome.kind === 'found') settle({ step: 'found', hits: outcome.hits, more: outcome.more });
        else if (outcome.kind === 'cancelled') settle({ step: 'cancelled' });
        else settle({ step: 'failed', code: outcome.code });
      },
      () => settle({ step: 'failed', code: 'unexpected' }),
    );
    return () => {
      left = true;
      cancelJob(id);
    };
  }, [projectId, annotator, words, label, noteId, again]);
  if (settled !== undefined) return settled;
  return { step: 'finding', job, cancel: () => jobId !== undefined && cancelJob(jobId) };
}
