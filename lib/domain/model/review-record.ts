import type { PromotionEvidence } from './promotion-evidence';
import type { Disagreement } from './shadow-run';

/** Which model's mark a person found right at a place where two part. */
export type ShadowVerdict = 'challenger' | 'champion' | 'neither';

/** What this browser keeps of a comparison: the numbers that may be sent, and the places that may not. */
export interface ReviewRecord {
  /** Of the model version. */
  readonly id: string;
  readonly createdAt: string;
  readonly evidence: PromotionEvidence;
  readonly disagreements: readonly Disagreement[];
  /** By position in `disagreements`. */
  readonly verdicts: Readonly<Record<number, ShadowVerdict>>;
}

/** The evidence as it stands: what was looked at is counted when it is sent. */
export function evidenceOf({ evidence, disagreements, verdicts }: ReviewRecord): PromotionEvidence {
  const lookedAt = disagreements.filter((_, at) => verdicts[at] !== undefined).length;
  return { ...evidence, shadow: { ...evidence.shadow, lookedAt } };
}

/** Position of the first place that nobody looked at, from `after` on and around; undefined: all were. */
export function nextToLookAt({ disagreements, verdicts }: ReviewRecord, after = -1): number | undefined {
  for (let step = 1; step <= disagreements.length; step++) {
    const at = (after + step) % disagreements.length;
    if (verdicts[at] === undefined) return at;
  }
  return undefined;
}
