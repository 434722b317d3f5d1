'use client';

import { formatFixed, formatFraction, formatTimeLeft } from '@/components/ui/format';
import { useRunningJob } from '@/lib/client/jobs';
import { useOpenWindow, useSituation, useWatched, useWindows } from '@/lib/client/monitoring';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { useNotices } from '@/lib/client/registry/versions';
import { type StepKey, type StepRun, useNewestRuns, useQueuedProgress } from '@/lib/client/step-runs';
import { type NodeState, nodeStateOf } from '@/lib/domain/monitoring/step-nodes';
import { STEP_KEYS } from '@/lib/domain/monitoring/step-run';
import type { TriggerState } from '@/lib/domain/monitoring/trigger-events';
import { pipelines, STATE_WORDS, stepLine } from '@/lib/messages/pipelines';
import { runLine } from './run-line';

export interface StepNode {
  readonly step: StepKey;
  readonly state: NodeState;
  readonly line: string;
  readonly run: StepRun | undefined;
}

type Live = Partial<Record<StepKey, { readonly state?: NodeState; readonly line?: string }>>;

const ASKS: ReadonlySet<TriggerState> = new Set(['warning', 'critical', 'acknowledged']);

/** Each step with its newest run, and what goes on now where that is told elsewhere. Undefined while loading. */
export function useStepNodes(): ReadonlyMap<StepKey, StepNode> | undefined {
  const newest = useNewestRuns();
  const live: Live = { ...useTagging(), ...useTrainingNow(), ...useReviews(), ...useMonitoring() };
  if (!newest) return undefined;
  return new Map(
    STEP_KEYS.map((step) => {
      const run = newest.get(step);
      const now = live[step];
      const line = now?.line ?? (run ? runLine(step, run) : pipelines.waits);
      return [step, { step, state: now?.state ?? nodeStateOf(run), line, run }];
    }),
  );
}

function useTagging(): Live {
  const queued = useQueuedProgress();
  if (!queued || queued.all === 0) return { 'data/tag': { state: 'wait', line: stepLine.noneQueued } };
  const { done, all } = queued;
  return { 'data/tag': { state: done < all ? 'running' : 'ok', line: stepLine.tagged(done, all) } };
}

function useTrainingNow(): Live {
  const job = useRunningJob('train');
  if (!job?.step.startsWith('fit')) return {};
  const left = job.msLeft === undefined ? undefined : formatTimeLeft(job.msLeft);
  return { 'training/train': { state: 'running', line: stepLine.progress(job.done, job.total, left) } };
}

function useReviews(): Live {
  const reviewer = hasRole(useSession(), 'reviewer');
  const waiting = useNotices()?.reviews.length ?? 0;
  if (!reviewer || waiting === 0) return {};
  return { 'training/review': { state: 'look', line: stepLine.waitsReview(waiting) } };
}

/** Of the newest window, and of the one that is open. */
function useMonitoring(): Live {
  const window = useWindows()?.at(-1);
  const open = useOpenWindow();
  const watched = useWatched()?.watched;
  const situation = useSituation();
  const { report, f1 } = window ?? {};
  return {
    ...(open && watched && { 'monitoring/count': { line: stepLine.window(open.sentences, watched.windowSentences) } }),
    ...(report && {
      'monitoring/compare': {
        state: report.level === 'ok' ? 'ok' : report.level === 'not-enough-data' ? 'wait' : 'look',
        line: stepLine.distance(formatFixed(report.distance, 1), report.cause),
      },
    }),
    ...(f1 && {
      'monitoring/estimate': {
        state: 'ok',
        line: stepLine.estimate(formatFraction(f1.f1, 2), formatFraction(f1.low, 2), formatFraction(f1.high, 2)),
      },
    }),
    ...(situation &&
      window && {
        'monitoring/decide': { state: ASKS.has(situation.state) ? 'look' : 'ok', line: STATE_WORDS[situation.state] },
      }),
  };
}
