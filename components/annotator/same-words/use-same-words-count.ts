'use client';

import { useEffect, useState } from 'react';
import { countSameWords } from '@/lib/client/annotation-work';
import { cancelJob, newJobId } from '@/lib/client/work';

/** Who goes from suggestion to suggestion by key does not wait for figures. Milliseconds. */
const REST_MS = 150;

/**
 * In how many notes of the project the words stand, counted in the worker once they have been in focus for a moment.
 * @returns undefined while it is not known, and where there are too many notes to count
 */
export function useSameWordsCount(projectId: string, words: string | undefined): number | undefined {
  const [counted, setCounted] = useState<{ readonly words: string; readonly notes: number | undefined }>();
  useEffect(() => {
    if (words === undefined) return;
    let jobId: string | undefined;
    const timer = setTimeout(() => {
      jobId = newJobId();
      countSameWords(jobId, { projectId, words }).then(
        (outcome) => {
          if (outcome.kind === 'counted') setCounted({ words, notes: outcome.notes });
        },
        // The button is as good without its figure.
        () => undefined,
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      if (jobId !== undefined) cancelJob(jobId);
    };
  }, [projectId, words]);
  return counted?.words === words ? counted?.notes : undefined;
}
