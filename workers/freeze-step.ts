import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { StepFacts, StepLog } from '@/lib/pipelines/step-log';
import { ASKED, type Began } from './step-follow';

/** The making of a dataset version, as one run of `freeze`. @param from what it is made of */
export function freezeStep(log: StepLog, from: StepFacts, { reason, attempt }: Began = ASKED) {
  const step = log.begin('data/freeze', reason, undefined, from, attempt);
  return {
    step,
    stored: ({ id, contentHash }: DatasetVersion, notes: number, setAside: number) =>
      step.end('ok', notes, { madeId: id, contentHash, setAside }),
  };
}
