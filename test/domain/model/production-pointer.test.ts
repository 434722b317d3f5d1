import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  movePointer,
  type PointerActor,
  type PointerOrder,
  type ProductionPointer,
} from '@/lib/domain/model/production-pointer';
import { type TransitionFacts, transition, type VersionStanding } from '@/lib/domain/model/promotion';
import { edgeOf, VERSION_STATES, type VersionState } from '@/lib/domain/model/version-states';
import type { Person } from '@/lib/domain/person';

const reviewer: Person = { id: 'rob', roles: ['reviewer'] };
const standing = (id: string, state: VersionState): VersionStanding => ({ id, state, authorId: 'ann', labels: ['D'] });
const order: PointerOrder = {
  kind: 'promote',
  reason: 'approved yesterday',
  seenNumber: 7,
  at: '2026-11-29T12:00:00.000Z',
  recentSignIn: true,
};
const pointer: ProductionPointer = { number: 7, versionId: 'v2' };

const move = (target: VersionStanding, changed: Partial<PointerOrder> = {}, actor: PointerActor = reviewer) =>
  movePointer(pointer, target, standing('v2', 'production'), actor, { ...order, ...changed });
const codeOf = (result: ReturnType<typeof movePointer>) => (result.ok ? 'ok' : result.error.code);

describe('movePointer', () => {
  it('puts an approved version into production under the next number and supersedes the one before', () => {
    const result = move(standing('v3', 'approved'));
    expect(result.ok && result.value.pointer).toEqual({ number: 8, versionId: 'v3' });
    expect(result.ok && result.value.records.map(({ versionId, from, to }) => [versionId, from, to])).toEqual([
      ['v2', 'production', 'superseded'],
      ['v3', 'approved', 'production'],
    ]);
  });

  it('rolls back by a higher number at an older version', () => {
    const result = move(standing('v1', 'superseded'), { kind: 'roll-back', reason: 'misses doses' });
    expect(result.ok && result.value.pointer).toEqual({ number: 8, versionId: 'v1' });
  });

  it('promotes only what is approved and rolls back only to what was in production', () => {
    for (const state of VERSION_STATES) {
      expect([state, codeOf(move(standing('v3', state)))]).toEqual([
        state,
        state === 'approved' ? 'ok' : 'not-approved',
      ]);
      expect([state, codeOf(move(standing('v1', state), { kind: 'roll-back' }))]).toEqual([
        state,
        state === 'superseded' ? 'ok' : 'never-in-production',
      ]);
    }
  });

  it('wants a reviewer, a recent sign-in, a reason, and that nobody moved it meanwhile', () => {
    const target = standing('v3', 'approved');
    expect(codeOf(move(target, {}, { id: 'ann', roles: ['clinician', 'doctor'] }))).toBe('role-missing');
    expect(codeOf(move(target, { recentSignIn: false }))).toBe('sign-in-again');
    expect(codeOf(move(target, { reason: ' ' }))).toBe('reason-missing');
    expect(codeOf(move(target, { reason: 'x'.repeat(501) }))).toBe('reason-too-long');
    expect(move(target, { seenNumber: 6 })).toEqual({ ok: false, error: { code: 'pointer-moved', number: 7 } });
    expect(codeOf(move(standing('v2', 'production')))).toBe('already-in-production');
  });

  it('lets the halting rule go back without anybody, and never forward', () => {
    const unattended = { recentSignIn: false };
    const back = move(standing('v1', 'superseded'), { ...unattended, kind: 'roll-back' }, 'halting-rule');
    expect(back.ok && back.value.records.at(-1)?.actorId).toBe('halting-rule');
    expect(codeOf(move(standing('v3', 'approved'), unattended, 'halting-rule'))).toBe('role-missing');
  });

  it('leaves a version that was revoked in production revoked', () => {
    const result = movePointer(pointer, standing('v1', 'superseded'), standing('v2', 'revoked'), reviewer, {
      ...order,
      kind: 'roll-back',
    });
    expect(result.ok && result.value.records.map(({ versionId }) => versionId)).toEqual(['v1']);
  });

  it('keeps one version in production and only ever raises the number', () => {
    const ids = ['v1', 'v2', 'v3', 'v4'];
    const facts: TransitionFacts = {
      at: order.at,
      reason: 'why',
      recentSignIn: true,
      championVersionId: null,
      testSplitHash: '',
    };
    const command = fc.record({
      id: fc.constantFrom(...ids),
      does: fc.constantFrom('promote', 'roll-back', 'revoke', 'archive'),
      stale: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const versions = new Map(ids.map((id) => [id, standing(id, 'approved')]));
        const of = (id: string) => versions.get(id) as VersionStanding;
        let now: ProductionPointer = { number: 0, versionId: null };
        for (const { id, does, stale } of commands) {
          if (does === 'revoke' || does === 'archive') {
            const result = transition(of(id), does === 'revoke' ? 'revoked' : 'archived', reviewer, facts);
            if (result.ok) versions.set(id, result.value.version);
            continue;
          }
          const seenNumber = stale ? now.number - 1 : now.number;
          const current = now.versionId === null ? undefined : of(now.versionId);
          const result = movePointer(now, of(id), current, reviewer, { ...order, kind: does, seenNumber });
          if (stale) expect(result.ok).toBe(false);
          if (!result.ok) continue;
          expect(result.value.pointer.number).toBe(now.number + 1);
          now = result.value.pointer;
          for (const { versionId, from, to } of result.value.records) {
            expect(of(versionId).state).toBe(from);
            expect(edgeOf(from, to)?.needs.pointer).toBe(true);
            versions.set(versionId, { ...of(versionId), state: to });
          }
          const inProduction = ids.filter((one) => of(one).state === 'production');
          expect(inProduction).toEqual([now.versionId]);
        }
      }),
    );
  });
});
