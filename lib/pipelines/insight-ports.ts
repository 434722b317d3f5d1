import type { CrossCheck } from '../domain/model/cross-check';
import type { ReadingAdjustments, SentenceError } from '../domain/model/run';

/** What was found out of a run after it ended, and how its model is read with. */
export interface InsightStore {
  errors(runId: string): Promise<readonly SentenceError[]>;
  /** Kept with the run, in the place of an earlier one; goes with it. Does nothing where the run is gone. */
  putCheck(runId: string, check: CrossCheck): Promise<void>;
  check(runId: string): Promise<CrossCheck | undefined>;
  adjustments(modelId: string): Promise<ReadingAdjustments>;
  /** Replaces what is given; undefined takes it away. Lists made with the model are dropped: they tell other marks now. */
  adjust(modelId: string, change: ReadingAdjustments): Promise<void>;
}
