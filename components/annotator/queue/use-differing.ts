'use client';

import { useEffect, useState } from 'react';
import { agreement } from '@/lib/client/annotation-work';
import { type Job, useJob } from '@/lib/client/jobs';
import { cancelJob, newJobId } from '@/lib/client/work';

export type Differing =
  | { readonly step: 'off' }
  | { readonly step: 'measuring'; readonly job: Job | undefined; readonly cancel: () => void }
  | { readonly step: 'known'; readonly noteIds: ReadonlySet<string> }
  | { readonly step: 'failed' };

/** Notes in which two layers differ, measured when asked for. @param other undefined: nobody asks */
export function useDiffering(projectId: string, annotator: string, other: string | undefined): Differing {
  const [jobId, setJobId] = useState<string>();
  const [settled, setSettled] = useState<Exclude<Differing, { step: 'measuring' }>>({ step: 'off' });
  const job = useJob(jobId);
  useEffect(() => {
    setSettled({ step: 'off' });
    if (other === undefined) {
      setJobId(undefined);
      return;
    }
    const id = newJobId();
    let left = false;
    setJobId(id);
    const settle = (next: typeof settled) => {
      if (left) return;
      setJobId(undefined);
      setSettled(next);
    };
    agreement(id, { projectId, annotators: [annotator, other] }).then(
      (outcome) => {
        if (outcome.kind !== 'measured') settle({ step: 'failed' });
        else settle({ step: 'known', noteIds: new Set(outcome.report.differing.map(({ noteId }) => noteId)) });
      },
      () => settle({ step: 'failed' }),
    );
    return () => {
      left = true;
      cancelJob(id);
    };
  }, [projectId, annotator, other]);
  if (jobId === undefined) return settled;
  return { step: 'measuring', job, cancel: () => cancelJob(jobId) };
}
