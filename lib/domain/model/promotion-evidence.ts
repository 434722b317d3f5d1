import type { Label } from '../text/span';
import type { Estimate } from './evaluation';
import { DEFAULT_K } from './privacy-gate';

/**
 * What a review decides on: numbers only. Differences are challenger minus champion, fractions of 1, with the 95 %
 * interval of the paired bootstrap over notes.
 */
export interface PromotionEvidence {
  /** Null: nothing was in production, so there is nothing to be worse than. */
  readonly championVersionId: string | null;
  readonly testSplitHash: string;
  readonly testNotes: number;
  readonly resamples: number;
  /** Of exact spans; null without a champion. */
  readonly f1: Estimate | null;
  /** Every label of the version; empty without a champion. */
  readonly recall: Readonly<Record<Label, Estimate>>;
  readonly shadow: {
    /** Notes both models read. */
    readonly notes: number;
    /** Places where they do not say the same. */
    readonly disagreements: number;
    readonly lookedAt: number;
  };
  readonly format: {
    /** The bytes open, are written again as the same bytes, and give tags of the label set alone. */
    readonly readable: boolean;
    readonly labelsAgree: boolean;
    readonly featureSetKnown: boolean;
  };
  readonly latency: { readonly notes: number; readonly p95Ms: number };
  readonly privacy: {
    readonly k: number;
    /** Shared words and attributes that break the gate's textual rules; see privacy-gate.ts. */
    readonly broken: number;
  };
}

/** F1 may be at most half a point worse, a label's recall one point, at the lower bound. */
export const F1_LOSS_MAX = 0.005;
export const RECALL_LOSS_MAX = 0.01;
export const SHADOW_NOTES_MIN = 200;
/** A note that takes longer would keep somebody waiting who only opened it. */
export const LATENCY_P95_MS_MAX = 100;
/** An attribute is shared when at least so many notes, and patients, have it; a site may ask for more. */
export const PRIVACY_K_MIN = DEFAULT_K;

export type GateName = 'f1' | 'recall' | 'shadow-notes' | 'shadow-looked-at' | 'format' | 'latency' | 'privacy';

/** One gate as the review shows it. */
export interface GateResult {
  readonly gate: GateName;
  /** Of the gate `recall`. */
  readonly label?: Label;
  readonly passed: boolean;
  /** In the unit of `limit`; undefined: nothing to measure, as without a champion. */
  readonly measured: number | undefined;
  readonly limit: number;
}

/** Every gate, in the order in which they are told; a label's recall is a gate of its own. */
export function gateResults(evidence: PromotionEvidence, { privacyK = PRIVACY_K_MIN } = {}): GateResult[] {
  const { f1, recall, shadow, format, latency, privacy } = evidence;
  const above = (difference: Estimate | null | undefined, loss: number) => ({
    passed: difference ? difference.low > -loss : true,
    measured: difference?.low,
    limit: -loss,
  });
  const faults = [format.readable, format.labelsAgree, format.featureSetKnown].filter((holds) => !holds).length;
  return [
    { gate: 'f1', ...above(f1, F1_LOSS_MAX) },
    ...Object.keys(recall).map((label) => ({
      gate: 'recall' as const,
      label,
      ...above(recall[label], RECALL_LOSS_MAX),
    })),
    {
      gate: 'shadow-notes',
      passed: shadow.notes >= SHADOW_NOTES_MIN,
      measured: shadow.notes,
      limit: SHADOW_NOTES_MIN,
    },
    {
      gate: 'shadow-looked-at',
      passed: shadow.lookedAt >= shadow.disagreements,
      measured: shadow.lookedAt,
      limit: shadow.disagreements,
    },
    { gate: 'format', passed: faults === 0, measured: faults, limit: 0 },
    {
      gate: 'latency',
      passed: latency.notes > 0 && latency.p95Ms <= LATENCY_P95_MS_MAX,
      measured: latency.p95Ms,
      limit: LATENCY_P95_MS_MAX,
    },
    { gate: 'privacy', passed: privacy.k >= privacyK && privacy.broken === 0, measured: privacy.k, limit: privacyK },
  ];
}

/** A part of the evidence that is not there, or is no number. */
export type EvidenceFault = 'f1' | 'recall' | 'shadow' | 'latency' | 'privacy' | 'resamples' | 'test-notes';

/**
 * What is wanting for gates to mean anything: a figure for every label, intervals in order, counts that are counts.
 * @param labels of the version
 */
export function evidenceFaults(evidence: PromotionEvidence, labels: readonly Label[]): EvidenceFault[] {
  const { championVersionId, f1, recall, shadow, latency, privacy } = evidence;
  const alone = championVersionId === null;
  const told = Object.keys(recall);
  const sameLabels = told.length === labels.length && labels.every((label) => Object.hasOwn(recall, label));
  const sound: Readonly<Record<EvidenceFault, boolean>> = {
    f1: alone ? f1 === null : f1 !== null && isEstimate(f1),
    recall: alone ? told.length === 0 : sameLabels && Object.values(recall).every(isEstimate),
    shadow:
      [shadow.notes, shadow.disagreements, shadow.lookedAt].every(isCount) && shadow.lookedAt <= shadow.disagreements,
    latency: isCount(latency.notes) && Number.isFinite(latency.p95Ms) && latency.p95Ms >= 0,
    privacy: isCount(privacy.k) && isCount(privacy.broken),
    resamples: isCount(evidence.resamples) && (alone || evidence.resamples >= RESAMPLES_MIN),
    'test-notes': isCount(evidence.testNotes) && (alone || evidence.testNotes > 0),
  };
  return (Object.keys(sound) as EvidenceFault[]).filter((part) => !sound[part]);
}

/** Fewer draws leave the ends of a 95 % interval to a handful of them. */
const RESAMPLES_MIN = 1000;

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;

function isEstimate({ value, low, high }: Estimate): boolean {
  return [value, low, high].every((one) => Number.isFinite(one) && Math.abs(one) <= 1) && low <= value && value <= high;
}
