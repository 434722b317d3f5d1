import {
  namesOf,
  type PipelineName,
  type StepKey,
  type StepName,
  type StepReason,
  type StepRun,
} from '../domain/monitoring/step-run';
import type { Clock, NewId } from './ports';

export type { StepKey };

export type StepFacts = StepRun['facts'];
export type StepEnd = Exclude<StepRun['outcome'], 'running' | 'interrupted'>;

/** So many runs of each step are kept, the newest. */
export const KEPT_STEP_RUNS = 500;

export interface StepRunStore {
  /** Adds or replaces; of its step the newest KEPT_STEP_RUNS stay. */
  put(run: StepRun): Promise<void>;
  get(id: string): Promise<StepRun | undefined>;
  running(): Promise<StepRun[]>;
  /** Newest first. */
  newest(step: StepKey, atMost: number): Promise<StepRun[]>;
}

/** Tells whether who holds a name still lives; the shape of the workers' job locks. */
export interface LifeLocks {
  hold<T>(id: string, work: () => Promise<T>): Promise<T>;
  isHeld(id: string): Promise<boolean>;
}

export interface OpenStep {
  readonly id: string;
  /** Once; resolves when the row is written, and never fails: the log is no reason to lose the work. */
  end(outcome: StepEnd, countOut?: number, facts?: StepFacts, code?: string): Promise<void>;
}

export type StepRecord = Omit<StepRun, 'worker' | 'pipeline' | 'step'>;

/** One row for each run of each step: when, why, in, out, took, result. A worker has one. */
export interface StepLog {
  /**
   * @param countIn notes, sentences or marks, by the step
   * @param facts ids, hashes and numbers by which the run can be repeated; never text
   * @param attempt from 1; more where the reason is a retry
   */
  begin(step: StepKey, reason: StepReason, countIn: number | undefined, facts?: StepFacts, attempt?: number): OpenStep;
  /** A run as a whole, or how far it is; again under its id: replaced. For steps that take turns. */
  record(step: StepKey, run: StepRecord): Promise<void>;
  /** At start: what a dead worker left running was cut off. */
  markInterrupted(): Promise<void>;
}

export function createStepLog(store: StepRunStore, locks: LifeLocks, clock: Clock, newId: NewId): StepLog {
  const worker = `steps-${newId()}`;
  let alive: Promise<void> | undefined;
  /** The lock is held before the first row is there, and for as long as this worker lives. */
  const living = () => {
    alive ??= new Promise((held) => {
      const forever = () => {
        held();
        return new Promise<never>(() => undefined);
      };
      // Who cannot be told apart from the dead is logged all the same.
      locks.hold(worker, forever).catch(() => held());
    });
    return alive;
  };
  const write = async (run: StepRun): Promise<void> => {
    await living();
    await store.put(run).catch(() => undefined);
  };
  return {
    begin(step, reason, countIn, facts = {}, attempt = 1) {
      const [pipeline, name] = namesOf(step);
      const began = clock.elapsedMs();
      const run: StepRun = {
        ...{ id: newId(), worker, pipeline, step: name, startedAt: Date.parse(clock.now()), tookMs: undefined },
        ...{ reason, attempt, outcome: 'running', countIn, countOut: undefined, facts },
      };
      const written = write(run);
      return {
        id: run.id,
        end: async (outcome, countOut, added = {}, code) => {
          const ended = { ...run, tookMs: clock.elapsedMs() - began, outcome, code, countOut };
          await written;
          await write({ ...ended, facts: { ...facts, ...added } });
        },
      };
    },
    record(step, run) {
      const [pipeline, name] = namesOf(step);
      return write({ ...run, worker, pipeline, step: name });
    },
    async markInterrupted() {
      for (const run of await store.running()) {
        if (!(await locks.isHeld(run.worker))) await store.put({ ...run, outcome: 'interrupted' });
      }
    },
  };
}

/** Keeps runs for as long as its process lives. */
export class MemoryStepRunStore implements StepRunStore {
  private readonly runs = new Map<string, StepRun>();

  constructor(private readonly kept = KEPT_STEP_RUNS) {}

  async put(run: StepRun): Promise<void> {
    this.runs.set(run.id, run);
    for (const old of this.of(run.pipeline, run.step).slice(this.kept)) this.runs.delete(old.id);
  }

  async get(id: string): Promise<StepRun | undefined> {
    return this.runs.get(id);
  }

  async running(): Promise<StepRun[]> {
    return [...this.runs.values()].filter(({ outcome }) => outcome === 'running');
  }

  async newest(step: StepKey, atMost: number): Promise<StepRun[]> {
    return this.of(...namesOf(step)).slice(0, atMost);
  }

  private of(pipeline: PipelineName, step: StepName): StepRun[] {
    const ofStep = [...this.runs.values()].filter((run) => run.pipeline === pipeline && run.step === step);
    return ofStep.sort((a, b) => b.startedAt - a.startedAt);
  }
}
