import { formatFraction } from '@/components/ui/format';
import type { StepKey, StepRun } from '@/lib/client/step-runs';
import type { TriggerState } from '@/lib/domain/monitoring/trigger-events';
import { runs, STATE_WORDS, stepLine } from '@/lib/messages/pipelines';

/** What came of a run, in a few words. */
export function runLine(step: StepKey, { outcome, code, countIn, countOut, facts }: StepRun): string {
  if (outcome === 'running') return runs.results.running.toLowerCase();
  if (outcome === 'failed' || (outcome === 'refused' && step !== 'inference/check')) {
    return code ?? runs.results[outcome].toLowerCase();
  }
  if (outcome === 'interrupted' || outcome === 'cancelled') return runs.results[outcome].toLowerCase();
  const [taken, out] = [countIn ?? 0, countOut ?? 0];
  switch (step) {
    case 'data/import':
    case 'data/freeze':
      return stepLine.files(out);
    case 'data/check':
      return stepLine.aside(taken, taken - out);
    case 'data/deduplicate':
      return stepLine.left(out);
    case 'data/split':
      return facts.train === undefined
        ? stepLine.files(out)
        : stepLine.parts(Number(facts.train), Number(facts.test ?? 0));
    case 'training/features':
      return stepLine.sentences(out);
    case 'training/train':
      return stepLine.weights(out);
    case 'training/calibrate':
      return stepLine.marks(out);
    case 'training/gate':
      return stepLine.k(Number(facts.k ?? 0));
    case 'training/evaluate':
      return stepLine.f1(formatFraction(Number(facts.f1)));
    case 'training/review':
      return stepLine.sent;
    case 'inference/check':
      return stepLine.refused(taken, taken - out);
    case 'inference/tag':
      return facts.p95Ms === undefined || facts.modelId === undefined
        ? stepLine.marks(out)
        : stepLine.p95(Math.round(10 * Number(facts.p95Ms)) / 10);
    case 'inference/pair':
      return stepLine.pairs(out);
    case 'inference/show':
      return stepLine.shown;
    case 'monitoring/decide':
      return isState(facts.state) ? STATE_WORDS[facts.state] : runs.results[outcome].toLowerCase();
    case 'monitoring/act':
      return stepLine.actions(out);
    case 'monitoring/estimate':
      return facts.f1 === undefined ? stepLine.sentences(taken) : stepLine.f1(formatFraction(Number(facts.f1), 2));
    case 'monitoring/count':
    case 'monitoring/compare':
      return code ?? stepLine.sentences(taken);
    case 'data/tag':
      return stepLine.files(out);
  }
}

function isState(fact: string | number | undefined): fact is TriggerState {
  return typeof fact === 'string' && Object.hasOwn(STATE_WORDS, fact);
}
