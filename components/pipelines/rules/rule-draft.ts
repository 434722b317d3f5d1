import type { TriggerRules } from '@/lib/domain/monitoring/trigger-rules';

const HOUR_MS = 3_600_000;

/** The rules as a form holds them: percent and hours where people think so. */
export interface RuleDraft {
  readonly warningP: number;
  readonly criticalP: number;
  readonly effectFloor: number;
  readonly cleanWindows: number;
  readonly queueUncertain: number;
  readonly queueRandom: number;
  readonly retrainNotes: number;
  readonly retrainShare: number;
  readonly coolDownHours: number;
  readonly auditFall: number;
}

export const RULE_LIMITS: Readonly<Record<keyof RuleDraft, { min: number; max: number; step: number | 'any' }>> = {
  warningP: { min: 0.001, max: 0.1, step: 'any' },
  criticalP: { min: 0.001, max: 0.1, step: 'any' },
  effectFloor: { min: 0, max: 10, step: 0.5 },
  cleanWindows: { min: 1, max: 20, step: 1 },
  queueUncertain: { min: 0, max: 1000, step: 1 },
  queueRandom: { min: 0, max: 1000, step: 1 },
  retrainNotes: { min: 1, max: 100_000, step: 1 },
  retrainShare: { min: 0, max: 100, step: 1 },
  coolDownHours: { min: 0, max: 720, step: 1 },
  auditFall: { min: 1, max: 50, step: 1 },
};

/** Per cent without the dust of binary fractions. */
const percentOf = (share: number) => Math.round(1e6 * share) / 1e4;

export function draftOf({ drift, retrainShare, retrainCoolDownMs, auditFall, ...rest }: TriggerRules): RuleDraft {
  const { version: _version, ...kept } = rest;
  const hours = retrainCoolDownMs / HOUR_MS;
  return {
    ...drift,
    ...kept,
    retrainShare: percentOf(retrainShare),
    coolDownHours: hours,
    auditFall: percentOf(auditFall),
  };
}

export function rulesOf(draft: RuleDraft): TriggerRules {
  const { warningP, criticalP, effectFloor, coolDownHours, retrainShare, auditFall, ...rest } = draft;
  return {
    ...rest,
    version: 1,
    drift: { warningP, criticalP, effectFloor },
    retrainShare: retrainShare / 100,
    retrainCoolDownMs: coolDownHours * HOUR_MS,
    auditFall: auditFall / 100,
  };
}
