import { firstSituation, stepTrigger } from '@/lib/domain/monitoring/trigger';
import type { TriggerAction, TriggerEvent, TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import { notesToRetrain, type TriggerRules } from '@/lib/domain/monitoring/trigger-rules';

/** Rules that the Guide tells of, in its order. */
export const STARTING_RULES = [
  'drift-warning',
  'drift-critical',
  'new-labels',
  'audit-fall',
  'wrong-format',
] as const satisfies readonly TriggerRule[];
export type StartingRule = (typeof STARTING_RULES)[number];

const MODEL = 'model';
const DATASET_NOTES = 100;

/** For each rule an event that makes it fire. */
function eventFor(rule: StartingRule, rules: TriggerRules): TriggerEvent {
  const window = {
    kind: 'window',
    at: 0,
    modelVersionId: MODEL,
    windowNumber: 1,
    cause: 'unknown-words',
    p: 0,
  } as const;
  switch (rule) {
    case 'drift-warning':
      return { ...window, level: 'warning' };
    case 'drift-critical':
      return { ...window, level: 'critical' };
    case 'new-labels': {
      const newNotes = notesToRetrain(rules, DATASET_NOTES);
      return { kind: 'labelled', at: 0, datasetVersionId: 'dataset', datasetNotes: DATASET_NOTES, newNotes };
    }
    case 'audit-fall': {
      const [change, low, high] = [-2 * rules.auditFall, -3 * rules.auditFall, -rules.auditFall];
      return { kind: 'audited', at: 0, auditId: 'audit', modelVersionId: MODEL, change, low, high };
    }
    case 'wrong-format':
      return { kind: 'refused', at: 0, batchId: 'batch', code: 'note-empty', count: 1 };
  }
}

/** What a rule starts, asked of the rule itself. */
export function startedBy(rule: StartingRule, rules: TriggerRules): readonly TriggerAction['do'][] {
  const now = { ...firstSituation(0), modelVersionId: MODEL };
  const { firing } = stepTrigger(now, eventFor(rule, rules), rules);
  return firing?.rule === rule ? firing.actions.map(({ do: what }) => what) : [];
}
