'use client';

import { useEffect, useState } from 'react';
import { searchNotes } from '@/lib/client/annotation-work';
import { cancelJob, newJobId } from '@/lib/client/work';
import type { WorkErrorCode } from '@/workers/pipeline-api';

/** Long enough that a word typed at speed is one search. */
const PAUSE_MS = 180;

export type Search =
  | { readonly step: 'off' }
  /** `before`: what the search before it found, shown until this one answers. */
  | { readonly step: 'searching'; readonly before: ReadonlySet<string> | undefined }
  | { readonly step: 'found'; readonly noteIds: ReadonlySet<string> }
  | { readonly step: 'failed'; readonly code: WorkErrorCode };

/** Ids of the notes whose title or text has the words; looked up in the worker once typing pauses. */
export function useSearch(projectId: string, query: string): Search {
  const wanted = query.trim();
  const [state, setState] = useState<Search>({ step: 'off' });
  useEffect(() => {
    if (wanted === '') {
      setState({ step: 'off' });
      return;
    }
    setState((now) => ({ step: 'searching', before: foundBy(now) }));
    let left = false;
    let jobId: string | undefined;
    const settle = (next: Search) => {
      if (!left) setState(next);
    };
    const timer = setTimeout(() => {
      jobId = newJobId();
      searchNotes(jobId, { projectId, query: wanted }).then(
        (outcome) => {
          if (outcome.kind === 'found') settle({ step: 'found', noteIds: new Set(outcome.noteIds) });
          else if (outcome.kind === 'failed') settle({ step: 'failed', code: outcome.code });
        },
        () => settle({ step: 'failed', code: 'unexpected' }),
      );
    }, PAUSE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
      if (jobId !== undefined) cancelJob(jobId);
    };
  }, [projectId, wanted]);
  return state;
}

export function foundBy(search: Search): ReadonlySet<string> | undefined {
  if (search.step === 'found') return search.noteIds;
  return search.step === 'searching' ? search.before : undefined;
}
