import type { Role } from '../person';

/** What may become of a shared model version. */
export const VERSION_STATES = [
  'draft',
  'validating',
  'candidate',
  'in_review',
  'approved',
  'rejected',
  'production',
  'superseded',
  'archived',
  'revoked',
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What stands between two states, beside a role. */
export interface Edge {
  readonly to: VersionState;
  /** `author`: whoever made the version, in any role. */
  readonly by: readonly (Role | 'author')[];
  readonly needs: {
    /** Decided by somebody else than the author, whatever the author's roles. */
    readonly otherPerson?: boolean;
    readonly reason?: boolean;
    readonly recentSignIn?: boolean;
    /** What the server found in the bytes and the card. */
    readonly checks?: boolean;
    /** Complete, and of the champion and the test set that stand now. */
    readonly evidence?: boolean;
    /** The evidence passes every gate. */
    readonly gates?: boolean;
    /** Only as a part of moving the channel's pointer; see production-pointer.ts. */
    readonly pointer?: boolean;
  };
}

const DECISION = { otherPerson: true, reason: true, recentSignIn: true };
const MOVE = { pointer: true };
/** Work that nobody uses yet may be taken back by its author. */
const WITHDRAW: Edge = { to: 'revoked', by: ['author', 'reviewer'], needs: { reason: true } };
const REVOKE: Edge = { to: 'revoked', by: ['reviewer'], needs: { reason: true, recentSignIn: true } };

/**
 * draft -> validating -> candidate -> in_review -> approved | rejected; approved -> production -> superseded -> archived;
 * any -> revoked, from which nothing leads on. `superseded -> production` is a roll-back: the pointer's number rises all
 * the same.
 */
export const EDGES: Readonly<Record<VersionState, readonly Edge[]>> = {
  draft: [{ to: 'validating', by: ['author'], needs: {} }, WITHDRAW],
  validating: [{ to: 'candidate', by: ['author'], needs: { checks: true } }, WITHDRAW],
  candidate: [{ to: 'in_review', by: ['author'], needs: { reason: true, evidence: true } }, WITHDRAW],
  in_review: [
    { to: 'approved', by: ['reviewer'], needs: { ...DECISION, evidence: true, gates: true } },
    { to: 'rejected', by: ['reviewer'], needs: DECISION },
    WITHDRAW,
  ],
  approved: [{ to: 'production', by: ['reviewer'], needs: MOVE }, REVOKE],
  rejected: [WITHDRAW],
  production: [{ to: 'superseded', by: ['reviewer'], needs: MOVE }, REVOKE],
  superseded: [
    { to: 'archived', by: ['reviewer'], needs: { reason: true } },
    { to: 'production', by: ['reviewer'], needs: MOVE },
    REVOKE,
  ],
  archived: [REVOKE],
  revoked: [],
};

export function edgeOf(from: VersionState, to: VersionState): Edge | undefined {
  return EDGES[from].find((edge) => edge.to === to);
}
