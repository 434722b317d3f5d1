import type { StepReason, StepRun } from '@/lib/domain/monitoring/step-run';
import type { Clock, NewId, Progress } from '@/lib/pipelines/ports';
import type { OpenStep, StepFacts, StepKey, StepLog } from '@/lib/pipelines/step-log';

/** What began a step that may have been tried before. */
export interface Began {
  readonly reason: StepReason;
  readonly attempt: number;
}
export const ASKED: Began = { reason: { kind: 'asked' }, attempt: 1 };

/** The end of a step whose work did not come to its end. */
export async function endUnfinished(
  step: OpenStep,
  outcome: { readonly kind: string; readonly code?: string; readonly error?: { readonly code: string } },
): Promise<void> {
  if (outcome.kind === 'cancelled') return step.end('cancelled');
  if (outcome.kind === 'failed') return step.end('failed', undefined, {}, outcome.code);
  return step.end('refused', undefined, {}, outcome.error?.code ?? outcome.kind);
}

export interface StepOutcome {
  readonly outcome: 'ok' | 'look' | 'refused';
  readonly countIn?: number | undefined;
  readonly countOut?: number | undefined;
  readonly facts?: StepFacts;
  readonly code?: string | undefined;
}

export type StepOutcomes = Readonly<Partial<Record<StepKey, StepOutcome>>>;

export interface FollowedSteps {
  readonly onProgress: Progress;
  /** It went through: each step's row, also of those too short for a word of progress. */
  end(outcomes: StepOutcomes): Promise<void>;
  /** It did not: the step that it had come to says so. */
  stop(outcome: 'cancelled' | 'failed' | 'refused', code?: string): Promise<void>;
}

interface Followed {
  readonly id: string;
  readonly startedAt: number;
  busyMs: number;
  done: number;
  total: number;
}

/**
 * Follows work by its words of progress, one row a step. A step that comes again, as fitting does, goes on with its
 * row; what it took is the time that was its own.
 * @param of which step a word of progress is of; other words belong to the step before
 */
export function followSteps(
  {
    steps,
    host,
    ...of
  }: {
    readonly steps: StepLog;
    readonly host: { readonly clock: Clock; readonly newId: NewId };
    readonly first: StepKey;
    readonly words: Readonly<Record<string, StepKey>>;
    readonly facts: StepFacts;
    readonly began?: Began | undefined;
  },
  onProgress: Progress | undefined,
): FollowedSteps {
  const { clock, newId } = host;
  const { reason, attempt } = of.began ?? ASKED;
  const followed = new Map<StepKey, Followed>();
  let current: StepKey = of.first;
  let since = clock.elapsedMs();
  const at = (step: StepKey): Followed => {
    let one = followed.get(step);
    if (!one) {
      one = { id: newId(), startedAt: Date.parse(clock.now()), busyMs: 0, done: 0, total: 0 };
      followed.set(step, one);
    }
    return one;
  };
  const write = (step: StepKey, run: Pick<StepRun, 'outcome'> & Partial<StepRun>) => {
    const { id, startedAt, busyMs, done, total } = at(step);
    const known = { code: undefined, countIn: total || undefined, countOut: done || undefined, facts: of.facts };
    const tookMs = run.outcome === 'running' ? undefined : busyMs;
    return steps.record(step, { id, startedAt, reason, attempt, tookMs, ...known, ...run });
  };
  const leave = () => {
    const now = clock.elapsedMs();
    at(current).busyMs += now - since;
    since = now;
  };
  void write(current, { outcome: 'running' });
  return {
    onProgress(word, done, total) {
      const step = of.words[word] ?? current;
      if (step !== current) {
        leave();
        void write(current, { outcome: 'ok' });
        current = step;
        at(step).total = total;
        void write(step, { outcome: 'running' });
      }
      Object.assign(at(step), { done, total });
      onProgress?.(word, done, total);
    },
    async end(outcomes) {
      leave();
      for (const [step, { facts, ...outcome }] of Object.entries(outcomes) as [StepKey, StepOutcome][]) {
        await write(step, { ...outcome, facts: { ...of.facts, ...facts } });
      }
    },
    async stop(outcome, code) {
      leave();
      await write(current, { outcome, code, countOut: undefined });
    },
  };
}
