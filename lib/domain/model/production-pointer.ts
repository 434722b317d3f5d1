import type { Person, Role } from '../person';
import { fail, ok, type Result } from '../result';
import { REASON_MAX, type TransitionRecord, type VersionStanding } from './promotion';
import type { VersionState } from './version-states';

/** Which version browsers are to read with. The number only rises, whatever it points to. */
export interface ProductionPointer {
  /** 0: nothing was ever in production. */
  readonly number: number;
  readonly versionId: string | null;
}

export type PointerKind = 'promote' | 'roll-back';

export interface PointerOrder {
  readonly kind: PointerKind;
  readonly reason: string;
  /** The pointer's number as whoever orders saw it (If-Match). */
  readonly seenNumber: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly recentSignIn: boolean;
}

/** A person, or the rule that halts a deployment that browsers refuse. */
export type PointerActor = Person | 'halting-rule';

export interface PointerMove {
  readonly pointer: { readonly number: number; readonly versionId: string };
  /** Both versions' steps, for the same transaction and the audit log. */
  readonly records: readonly TransitionRecord[];
}

export type PointerError =
  | { readonly code: 'role-missing'; readonly oneOf: readonly Role[] }
  | { readonly code: 'sign-in-again' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'reason-too-long'; readonly longest: number }
  | { readonly code: 'pointer-moved'; readonly number: number }
  | { readonly code: 'already-in-production' }
  | { readonly code: 'not-approved'; readonly state: VersionState }
  /** Only what was in production before can be rolled back to. */
  | { readonly code: 'never-in-production'; readonly state: VersionState };

/** The halting rule's name in the audit log. */
export const HALTING_RULE = 'halting-rule';

/**
 * Points the channel at another version under the next number. A roll-back is such a move too, to a version that was in
 * production before. The version that stood there is superseded; where it was revoked meanwhile it stays revoked.
 * @param current the version the pointer leads to; undefined: none
 */
export function movePointer(
  pointer: ProductionPointer,
  target: VersionStanding,
  current: VersionStanding | undefined,
  actor: PointerActor,
  order: PointerOrder,
): Result<PointerMove, PointerError> {
  if ((current?.id ?? null) !== pointer.versionId)
    throw new Error('movePointer: current is not what the pointer names');
  const refusal = whyNot(pointer, target, actor, order);
  if (refusal) return fail(refusal);
  const who = actor === HALTING_RULE ? { actorId: HALTING_RULE, roles: [] } : { actorId: actor.id, roles: actor.roles };
  const record = ({ id, state }: VersionStanding, to: VersionState): TransitionRecord => ({
    versionId: id,
    from: state,
    to,
    ...who,
    reason: order.reason.trim(),
    at: order.at,
  });
  return ok({
    pointer: { number: pointer.number + 1, versionId: target.id },
    records: [
      ...(current?.state === 'production' ? [record(current, 'superseded')] : []),
      record(target, 'production'),
    ],
  });
}

function whyNot(
  pointer: ProductionPointer,
  target: VersionStanding,
  actor: PointerActor,
  order: PointerOrder,
): PointerError | undefined {
  if (actor !== HALTING_RULE) {
    if (!actor.roles.includes('reviewer')) return { code: 'role-missing', oneOf: ['reviewer'] };
    if (!order.recentSignIn) return { code: 'sign-in-again' };
  } else if (order.kind !== 'roll-back') return { code: 'role-missing', oneOf: ['reviewer'] };
  if (order.reason.trim() === '') return { code: 'reason-missing' };
  if (order.reason.length > REASON_MAX) return { code: 'reason-too-long', longest: REASON_MAX };
  if (order.seenNumber !== pointer.number) return { code: 'pointer-moved', number: pointer.number };
  if (target.id === pointer.versionId) return { code: 'already-in-production' };
  const from = order.kind === 'promote' ? 'approved' : 'superseded';
  if (target.state === from) return undefined;
  return order.kind === 'promote'
    ? { code: 'not-approved', state: target.state }
    : { code: 'never-in-production', state: target.state };
}
