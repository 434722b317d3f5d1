'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useLearner } from '@/lib/client/annotation';
import { learn } from '@/lib/client/annotation-work';
import { type Job, useJob } from '@/lib/client/jobs';
import { cancelJob, newJobId } from '@/lib/client/work';
import { isFinished } from '@/lib/domain/annotation/note-state';
import type { AnnotationProject, Learner, NoteState } from '@/lib/domain/annotation/project';
import type { WorkErrorCode } from '@/workers/pipeline-api';

export type LearningTrouble =
  | { readonly kind: 'too-few'; readonly needed: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: WorkErrorCode };

export interface Learning {
  /** Null: nothing was learned yet; undefined while loading. */
  readonly learner: Learner | null | undefined;
  /** Notes to finish before the next round begins by itself. */
  readonly notesLeft: number;
  readonly running: boolean;
  readonly job: Job | undefined;
  readonly trouble: LearningTrouble | undefined;
  readonly start: () => void;
  readonly cancel: () => void;
}

/**
 * Rounds of learning while tagging: one begins by itself when a batch of notes is done, or when asked for. It runs in the
 * background worker; in one tab at a time.
 * @param states undefined while loading
 */
export function useLearning(
  project: AnnotationProject,
  annotator: string,
  states: ReadonlyMap<string, NoteState> | undefined,
): Learning {
  const learner = useLearner(project.id, annotator);
  const [jobId, setJobId] = useState<string>();
  const [trouble, setTrouble] = useState<LearningTrouble>();
  const job = useJob(jobId);
  const running = jobId !== undefined;
  const last = learner?.points.at(-1)?.at ?? '';
  const done = states === undefined ? 0 : doneSince(states, last);
  const { id: projectId, batchSize } = project;
  const audit = project.audit !== undefined;

  const start = useCallback(() => {
    const own = newJobId();
    const round = async () => {
      setJobId(own);
      setTrouble(undefined);
      const outcome = await learn(own, { projectId, annotator });
      setJobId(undefined);
      if (outcome.kind === 'too-few') setTrouble({ kind: 'too-few', needed: outcome.needed });
      if (outcome.kind === 'cancelled') setTrouble({ kind: 'cancelled' });
      if (outcome.kind === 'failed') setTrouble({ kind: 'failed', code: outcome.code });
    };
    const name = `behealthy.learn.${projectId}.${annotator}`;
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? round() : undefined));
  }, [projectId, annotator]);

  /** Notes done when a round was last begun by itself: one that came to nothing is not begun again before the next note. */
  const begun = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layer counts anew
  useEffect(() => {
    begun.current = 0;
  }, [projectId, annotator, last]);
  useEffect(() => {
    if (running || learner === undefined || states === undefined || audit) return;
    if (done < batchSize || done <= begun.current) return;
    begun.current = done;
    start();
  }, [running, learner, states, done, batchSize, start, audit]);

  return {
    learner,
    notesLeft: Math.max(0, batchSize - done),
    running,
    job,
    trouble,
    start,
    cancel: () => jobId !== undefined && cancelJob(jobId),
  };
}

function doneSince(states: ReadonlyMap<string, NoteState>, instant: string): number {
  let notes = 0;
  for (const { status, doneAt } of states.values()) if (isFinished(status) && (doneAt ?? '') > instant) notes++;
  return notes;
}
