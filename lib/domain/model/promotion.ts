import type { Person, Role } from '../person';
import { fail, ok, type Result } from '../result';
import type { Label } from '../text/span';
import {
  type EvidenceFault,
  evidenceFaults,
  type GateResult,
  gateResults,
  type PromotionEvidence,
} from './promotion-evidence';
import { type Edge, edgeOf, type VersionState } from './version-states';

/** What promotion must know of a version. */
export interface VersionStanding {
  readonly id: string;
  readonly state: VersionState;
  readonly authorId: string;
  readonly labels: readonly Label[];
}

/** What the server looked at before a version becomes a candidate. */
export const VERSION_CHECKS = [
  'bytes-parse',
  'hash-agrees',
  'labels-agree',
  'feature-set-agrees',
  'gate-report-present',
  'gate-k-high-enough',
  'nothing-breaks-gate',
] as const;
export type VersionCheck = (typeof VERSION_CHECKS)[number];

/** What holds at the time of the step; clock and session are the caller's. */
export interface TransitionFacts {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
  /** Signed in within the last ten minutes. */
  readonly recentSignIn: boolean;
  /** Checks that passed. */
  readonly checks?: readonly VersionCheck[];
  /** Given with the request for review and kept with the version until the decision. */
  readonly evidence?: PromotionEvidence;
  /** What is in production now, and of which split the frozen test set is. */
  readonly championVersionId: string | null;
  readonly testSplitHash: string;
  /** The site's least k; undefined: PRIVACY_K_MIN. */
  readonly privacyK?: number;
}

/** One step as the audit log keeps it. */
export interface TransitionRecord {
  readonly versionId: string;
  readonly from: VersionState;
  readonly to: VersionState;
  readonly actorId: string;
  readonly roles: readonly Role[];
  readonly reason: string;
  readonly at: string;
}

export interface Transition<V extends VersionStanding> {
  readonly version: V;
  readonly record: TransitionRecord;
  /** The version was in production: the pointer still leads to it, and a roll-back is due at once. */
  readonly rollBackDue: boolean;
}

export type TransitionError =
  | { readonly code: 'no-such-step'; readonly from: VersionState; readonly to: VersionState }
  /** Production changes by the channel's pointer alone; see production-pointer.ts. */
  | { readonly code: 'by-pointer-only' }
  | { readonly code: 'role-missing'; readonly oneOf: readonly (Role | 'author')[] }
  | { readonly code: 'author-may-not-decide' }
  | { readonly code: 'sign-in-again' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'reason-too-long'; readonly longest: number }
  | { readonly code: 'checks-unmet'; readonly checks: readonly VersionCheck[] }
  | { readonly code: 'evidence-missing' }
  | { readonly code: 'evidence-incomplete'; readonly parts: readonly EvidenceFault[] }
  /** Another version went into production since. */
  | { readonly code: 'champion-changed' }
  | { readonly code: 'test-set-changed' }
  | { readonly code: 'gates-unmet'; readonly gates: readonly GateResult[] };

/** UTF-16 code units. */
export const REASON_MAX = 500;

/**
 * One step of a version's life. Who may is told before what is wanting, so that a person without the role learns nothing
 * of the evidence.
 */
export function transition<V extends VersionStanding>(
  version: V,
  to: VersionState,
  actor: Person,
  facts: TransitionFacts,
): Result<Transition<V>, TransitionError> {
  const edge = edgeOf(version.state, to);
  if (!edge) return fail({ code: 'no-such-step', from: version.state, to });
  if (edge.needs.pointer) return fail({ code: 'by-pointer-only' });
  const refusal = whyNotThisPerson(version, edge, actor, facts) ?? whatIsWanting(version, edge, facts);
  if (refusal) return fail(refusal);
  return ok({
    version: { ...version, state: to },
    record: {
      versionId: version.id,
      from: version.state,
      to,
      actorId: actor.id,
      roles: actor.roles,
      reason: facts.reason.trim(),
      at: facts.at,
    },
    rollBackDue: version.state === 'production',
  });
}

function whyNotThisPerson(
  { authorId }: VersionStanding,
  { by, needs }: Edge,
  actor: Person,
  { recentSignIn }: TransitionFacts,
): TransitionError | undefined {
  const isAuthor = actor.id === authorId;
  const may = by.some((one) => (one === 'author' ? isAuthor : actor.roles.includes(one)));
  if (!may) return { code: 'role-missing', oneOf: by };
  if (needs.otherPerson && isAuthor) return { code: 'author-may-not-decide' };
  if (needs.recentSignIn && !recentSignIn) return { code: 'sign-in-again' };
  return undefined;
}

function whatIsWanting(
  { labels }: VersionStanding,
  { needs }: Edge,
  facts: TransitionFacts,
): TransitionError | undefined {
  if (needs.reason && facts.reason.trim() === '') return { code: 'reason-missing' };
  if (facts.reason.length > REASON_MAX) return { code: 'reason-too-long', longest: REASON_MAX };
  if (needs.checks) {
    const checks = VERSION_CHECKS.filter((check) => !facts.checks?.includes(check));
    if (checks.length > 0) return { code: 'checks-unmet', checks };
  }
  if (!needs.evidence) return undefined;
  const { evidence } = facts;
  if (!evidence) return { code: 'evidence-missing' };
  const parts = evidenceFaults(evidence, labels);
  if (parts.length > 0) return { code: 'evidence-incomplete', parts };
  if (evidence.championVersionId !== facts.championVersionId) return { code: 'champion-changed' };
  if (evidence.testSplitHash !== facts.testSplitHash) return { code: 'test-set-changed' };
  if (!needs.gates) return undefined;
  const gates = gateResults(evidence, { privacyK: facts.privacyK }).filter(({ passed }) => !passed);
  return gates.length > 0 ? { code: 'gates-unmet', gates } : undefined;
}
