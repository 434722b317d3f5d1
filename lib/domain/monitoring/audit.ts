import type { JudgedNote } from '../model/evaluate';
import { bootstrapIntervals } from '../model/evaluate-bootstrap';
import { countSpans, exactMatches, overlapMatches } from '../model/evaluate-spans';
import type { Counts, Estimate } from '../model/evaluation';
import { seededRandom, shuffled } from '../random';
import type { Label } from '../text/span';
import type { Hits } from './kpi-counts';

/** Half the width of the interval that an audit is planned for, 0-1. */
export const AUDIT_HALF_WIDTHS = [0.03, 0.05, 0.1] as const;
export const AUDIT_DEFAULTS = { halfWidth: 0.05, resamples: 1000, seed: 23 } as const;

/** Notes drawn to be looked at by a person, and what came of it. */
export interface Audit {
  readonly id: string;
  /** The tagging project in which the notes are answered. */
  readonly projectId: string;
  readonly modelId: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly seed: number;
  readonly halfWidth: number;
  /** Mentions of the model in the notes that were drawn. */
  readonly mentions: number;
  readonly notes: number;
  /** Undefined: it is not finished. */
  readonly result?: AuditResult | undefined;
  /** Its result went to the triggers. */
  readonly told?: boolean;
}

export interface AuditResult {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly notes: number;
  readonly exact: Counts;
  /** Each with its 95 % interval, resampling notes. */
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
  /** Against the F1 at approval; undefined: that is not known here. */
  readonly change?: AuditChange | undefined;
}

/** Difference of two F1, audited less approved, with its 95 % interval. */
export interface AuditChange {
  readonly approval: Estimate;
  readonly change: number;
  readonly low: number;
  readonly high: number;
}

export interface AuditCandidate {
  readonly noteId: string;
  /** Marks of the model in it. */
  readonly mentions: number;
}

/**
 * Draws whole notes at random until they hold the mentions that are needed, or all notes are drawn. Whole notes, since
 * what the model missed is only found by reading them; notes without a mention are drawn as likely as others.
 * @param candidates in any order: the same notes give the same plan @param mentionsNeeded as of mentionsToAudit
 */
export function planAudit(
  candidates: readonly AuditCandidate[],
  mentionsNeeded: number,
  seed: number,
): { readonly noteIds: readonly string[]; readonly mentions: number } {
  const inOrder = [...candidates].sort((a, b) => (a.noteId < b.noteId ? -1 : 1));
  const noteIds: string[] = [];
  let mentions = 0;
  for (const note of shuffled(inOrder, seededRandom(seed))) {
    if (mentions >= mentionsNeeded) break;
    noteIds.push(note.noteId);
    mentions += note.mentions;
  }
  return { noteIds, mentions };
}

/**
 * What clinicians' marks say of the model's, over whole notes. Intervals: 95 % percentile bootstrap over notes.
 * @param notes at least one
 */
export function auditFigures(
  notes: readonly Pick<JudgedNote, 'gold' | 'predicted'>[],
  labels: readonly Label[],
  options: { readonly resamples: number; readonly seed: number } = AUDIT_DEFAULTS,
): Pick<AuditResult, 'notes' | 'exact' | 'precision' | 'recall' | 'f1'> {
  const { counts, sums } = countSpans(notes, labels, exactMatches);
  const exact = sums[labels.length] ?? { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  const drawn = bootstrapIntervals(counts, labels.length, options.resamples, seededRandom(options.seed))[labels.length];
  const { truePositives: right, falsePositives: wrong, falseNegatives: missed } = exact;
  const estimate = (rate: number, part: number, whole: number): Estimate => {
    const value = whole === 0 ? 0 : part / whole;
    return { value, ...(drawn?.[rate] ?? { low: value, high: value }) };
  };
  return {
    notes: notes.length,
    exact,
    precision: estimate(0, right, right + wrong),
    recall: estimate(1, right, right + missed),
    f1: estimate(2, 2 * right, 2 * right + wrong + missed),
  };
}

/** By label, as key figures count them. */
export function auditHits(
  note: Pick<JudgedNote, 'gold' | 'predicted'>,
  labels: readonly Label[],
): { readonly exact: Readonly<Record<Label, Hits>>; readonly overlap: Readonly<Record<Label, Hits>> } {
  const of = (matcher: typeof exactMatches) => {
    const { sums } = countSpans([note], labels, matcher);
    return Object.fromEntries(labels.flatMap((label, at) => (sums[at] ? [[label, sums[at]] as const] : [])));
  };
  return { exact: of(exactMatches), overlap: of(overlapMatches) };
}

/**
 * The difference of two figures of other notes, with an interval out of theirs: MOVER, from unequal arms (Zou & Donner
 * 2008). That the figure at approval is uncertain too counts: else chance alone would propose to roll back.
 */
export function changeSince(approval: Estimate, audited: Estimate): AuditChange {
  const change = audited.value - approval.value;
  const arm = (a: number, b: number) => Math.sqrt(a * a + b * b);
  return {
    approval,
    change,
    low: Math.max(-1, change - arm(audited.value - audited.low, approval.high - approval.value)),
    high: Math.min(1, change + arm(audited.high - audited.value, approval.value - approval.low)),
  };
}
