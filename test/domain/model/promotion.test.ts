import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  REASON_MAX,
  type TransitionFacts,
  transition,
  VERSION_CHECKS,
  type VersionStanding,
} from '@/lib/domain/model/promotion';
import { evidenceFaults, gateResults, type PromotionEvidence } from '@/lib/domain/model/promotion-evidence';
import { EDGES, VERSION_STATES, type VersionState } from '@/lib/domain/model/version-states';
import { type Person, ROLES } from '@/lib/domain/person';

const author: Person = { id: 'ann', roles: ['clinician'] };
const reviewer: Person = { id: 'rob', roles: ['reviewer'] };
const version = (state: VersionState, authorId = author.id): VersionStanding => ({
  id: 'v3',
  state,
  authorId,
  labels: ['DISEASE', 'TREATMENT'],
});
const evidence: PromotionEvidence = {
  championVersionId: 'v2',
  testSplitHash: 'split',
  testNotes: 400,
  resamples: 1000,
  f1: { value: 0.01, low: -0.004, high: 0.03 },
  recall: {
    DISEASE: { value: 0.02, low: -0.009, high: 0.04 },
    TREATMENT: { value: 0, low: -0.0099, high: 0.02 },
  },
  shadow: { notes: 230, disagreements: 12, lookedAt: 12 },
  format: { readable: true, labelsAgree: true, featureSetKnown: true },
  latency: { notes: 230, p95Ms: 4.5 },
  privacy: { k: 5, broken: 0 },
};
const facts: TransitionFacts = {
  at: '2026-11-29T11:30:00.000Z',
  reason: 'finds more treatments',
  recentSignIn: true,
  checks: VERSION_CHECKS,
  evidence,
  championVersionId: 'v2',
  testSplitHash: 'split',
};

const codeOf = (result: ReturnType<typeof transition>) => (result.ok ? 'ok' : result.error.code);
const step = (from: VersionState, to: VersionState, actor: Person, changed: Partial<TransitionFacts> = {}) =>
  codeOf(transition(version(from), to, actor, { ...facts, ...changed }));

describe('transition', () => {
  /** Written out a second time, from the promotion rules: [from, to, who may, what it needs beside the role]. */
  const table: readonly (readonly [VersionState, VersionState, 'author' | 'reviewer' | 'either' | 'pointer'])[] = [
    ['draft', 'validating', 'author'],
    ['validating', 'candidate', 'author'],
    ['candidate', 'in_review', 'author'],
    ['in_review', 'approved', 'reviewer'],
    ['in_review', 'rejected', 'reviewer'],
    ['approved', 'production', 'pointer'],
    ['production', 'superseded', 'pointer'],
    ['superseded', 'production', 'pointer'],
    ['superseded', 'archived', 'reviewer'],
    ['draft', 'revoked', 'either'],
    ['validating', 'revoked', 'either'],
    ['candidate', 'revoked', 'either'],
    ['in_review', 'revoked', 'either'],
    ['rejected', 'revoked', 'either'],
    ['approved', 'revoked', 'reviewer'],
    ['production', 'revoked', 'reviewer'],
    ['superseded', 'revoked', 'reviewer'],
    ['archived', 'revoked', 'reviewer'],
  ];
  const edge = (from: VersionState, to: VersionState) => table.find((row) => row[0] === from && row[1] === to);

  it('takes every step of the table by whoever may, and no other step by anybody', () => {
    for (const from of VERSION_STATES) {
      for (const to of VERSION_STATES) {
        const who = edge(from, to)?.[2];
        const expected = (isAuthor: boolean) => {
          if (!who) return 'no-such-step';
          if (who === 'pointer') return 'by-pointer-only';
          return who === 'either' || (who === 'author') === isAuthor ? 'ok' : 'role-missing';
        };
        expect([from, to, step(from, to, author)]).toEqual([from, to, expected(true)]);
        expect([from, to, step(from, to, reviewer)]).toEqual([from, to, expected(false)]);
        const nobody = { id: 'dora', roles: ['doctor', 'clinician'] } as const;
        const refused = !who ? 'no-such-step' : who === 'pointer' ? 'by-pointer-only' : 'role-missing';
        expect([from, to, step(from, to, nobody)]).toEqual([from, to, refused]);
      }
    }
    expect(Object.values(EDGES).flat()).toHaveLength(table.length);
  });

  it('never lets the author decide on the own version, whatever the roles', () => {
    for (const to of ['approved', 'rejected'] as const) {
      expect(step('in_review', to, { id: author.id, roles: ROLES })).toBe('author-may-not-decide');
    }
  });

  it('says who may before it says what is wanting', () => {
    const nothing = { reason: '', evidence: undefined, recentSignIn: false };
    expect(step('in_review', 'approved', author, nothing)).toBe('role-missing');
    expect(step('in_review', 'approved', reviewer, nothing)).toBe('sign-in-again');
    expect(step('in_review', 'approved', reviewer, { ...nothing, recentSignIn: true })).toBe('reason-missing');
  });

  it('wants a reason of some length for requests, decisions and revocations', () => {
    for (const reason of ['', ' \n\t']) {
      expect(step('candidate', 'in_review', author, { reason })).toBe('reason-missing');
      expect(step('in_review', 'rejected', reviewer, { reason })).toBe('reason-missing');
      expect(step('production', 'revoked', reviewer, { reason })).toBe('reason-missing');
    }
    expect(step('in_review', 'rejected', reviewer, { reason: 'x'.repeat(REASON_MAX) })).toBe('ok');
    expect(step('in_review', 'rejected', reviewer, { reason: 'x'.repeat(REASON_MAX + 1) })).toBe('reason-too-long');
  });

  it('wants a recent sign-in for decisions and for taking approved work back', () => {
    const stale = { recentSignIn: false };
    expect(step('in_review', 'approved', reviewer, stale)).toBe('sign-in-again');
    expect(step('in_review', 'rejected', reviewer, stale)).toBe('sign-in-again');
    expect(step('approved', 'revoked', reviewer, stale)).toBe('sign-in-again');
    expect(step('candidate', 'in_review', author, stale)).toBe('ok');
  });

  it('makes no candidate of a version that fails one of the checks', () => {
    for (const missing of VERSION_CHECKS) {
      const checks = VERSION_CHECKS.filter((check) => check !== missing);
      expect(transition(version('validating'), 'candidate', author, { ...facts, checks })).toEqual({
        ok: false,
        error: { code: 'checks-unmet', checks: [missing] },
      });
    }
  });

  it('wants evidence, whole and of the champion and test set of today', () => {
    const request = (changed: Partial<TransitionFacts>) => step('candidate', 'in_review', author, changed);
    expect(request({ evidence: undefined })).toBe('evidence-missing');
    const { TREATMENT: _, ...recall } = evidence.recall;
    expect(request({ evidence: { ...evidence, recall } })).toBe('evidence-incomplete');
    expect(request({ championVersionId: 'v1' })).toBe('champion-changed');
    expect(request({ championVersionId: null })).toBe('champion-changed');
    expect(request({ testSplitHash: 'other' })).toBe('test-set-changed');
    expect(step('in_review', 'approved', reviewer, { championVersionId: 'v1' })).toBe('champion-changed');
  });

  it('lets a version that misses a gate be reviewed and rejected, not approved', () => {
    const missed = { evidence: { ...evidence, shadow: { notes: 199, disagreements: 4, lookedAt: 3 } } };
    expect(step('candidate', 'in_review', author, missed)).toBe('ok');
    expect(step('in_review', 'rejected', reviewer, missed)).toBe('ok');
    const result = transition(version('in_review'), 'approved', reviewer, { ...facts, ...missed });
    expect(!result.ok && result.error.code === 'gates-unmet' && result.error.gates.map(({ gate }) => gate)).toEqual([
      'shadow-notes',
      'shadow-looked-at',
    ]);
  });

  it('records who took which step when and why, and says when a roll-back is due', () => {
    const result = transition(version('production'), 'revoked', reviewer, { ...facts, reason: '  marks doses  ' });
    expect(result).toEqual({
      ok: true,
      value: {
        version: { ...version('production'), state: 'revoked' },
        record: {
          versionId: 'v3',
          from: 'production',
          to: 'revoked',
          actorId: 'rob',
          roles: ['reviewer'],
          reason: 'marks doses',
          at: '2026-11-29T11:30:00.000Z',
        },
        rollBackDue: true,
      },
    });
    const other = transition(version('superseded'), 'revoked', reviewer, facts);
    expect(other.ok && other.value.rollBackDue).toBe(false);
  });

  it('reaches approval through review alone and by two people, whatever steps anybody tries', () => {
    const people: readonly Person[] = [
      author,
      reviewer,
      { id: 'all', roles: ROLES },
      { id: 'dora', roles: ['doctor'] },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...people),
        fc.array(fc.tuple(fc.constantFrom(...VERSION_STATES), fc.constantFrom(...people)), { maxLength: 30 }),
        (maker, tries) => {
          let now = version('draft', maker.id);
          const path: VersionState[] = [];
          for (const [to, actor] of tries) {
            const result = transition(now, to, actor, facts);
            if (!result.ok) continue;
            now = result.value.version;
            path.push(to);
            if (to !== 'approved') continue;
            expect(path).toEqual(['validating', 'candidate', 'in_review', 'approved']);
            expect(actor.id).not.toBe(maker.id);
            expect(actor.roles).toContain('reviewer');
          }
          if (path.includes('revoked')) expect(path.at(-1)).toBe('revoked');
        },
      ),
    );
  });
});

describe('gates', () => {
  const unmet = (changed: Partial<PromotionEvidence>) =>
    gateResults({ ...evidence, ...changed }).flatMap(({ passed, gate, label }) => (passed ? [] : [label ?? gate]));
  const at = (low: number) => ({ value: 0.1, low, high: 0.2 });

  it('allow a lower bound above, not at, half a point of F1 and one of each recall', () => {
    expect(unmet({})).toEqual([]);
    expect(unmet({ f1: at(-0.0049) })).toEqual([]);
    expect(unmet({ f1: at(-0.005) })).toEqual(['f1']);
    expect(unmet({ recall: { ...evidence.recall, TREATMENT: at(-0.01) } })).toEqual(['TREATMENT']);
  });

  it('look at format, latency and privacy', () => {
    expect(unmet({ format: { ...evidence.format, labelsAgree: false } })).toEqual(['format']);
    expect(unmet({ latency: { notes: 9, p95Ms: 101 } })).toEqual(['latency']);
    expect(unmet({ latency: { notes: 0, p95Ms: 0 } })).toEqual(['latency']);
    expect(unmet({ privacy: { k: 4, broken: 0 } })).toEqual(['privacy']);
    expect(unmet({ privacy: { k: 5, broken: 1 } })).toEqual(['privacy']);
    expect(gateResults(evidence, { privacyK: 11 }).find(({ gate }) => gate === 'privacy')?.passed).toBe(false);
  });

  it('have nothing to compare where no champion is', () => {
    const first = { championVersionId: null, f1: null, recall: {} };
    expect(evidenceFaults({ ...evidence, ...first }, ['DISEASE', 'TREATMENT'])).toEqual([]);
    expect(unmet(first)).toEqual([]);
  });

  it('take no figure that is none', () => {
    const faults = (changed: Partial<PromotionEvidence>) =>
      evidenceFaults({ ...evidence, ...changed }, ['DISEASE', 'TREATMENT']);
    expect(faults({})).toEqual([]);
    expect(faults({ f1: { value: 0, low: Number.NaN, high: 1 } })).toEqual(['f1']);
    expect(faults({ f1: { value: -0.2, low: -0.1, high: 0 } })).toEqual(['f1']);
    expect(faults({ f1: null })).toEqual(['f1']);
    expect(faults({ resamples: 999 })).toEqual(['resamples']);
    expect(faults({ shadow: { notes: 200, disagreements: 1, lookedAt: 2 } })).toEqual(['shadow']);
    expect(faults({ shadow: { notes: 200.5, disagreements: 1, lookedAt: 1 } })).toEqual(['shadow']);
    expect(faults({ privacy: { k: 5, broken: -1 } })).toEqual(['privacy']);
    expect(faults({ latency: { notes: 9, p95Ms: Number.NaN } })).toEqual(['latency']);
    expect(faults({ recall: { DISEASE: at(0), TREATMENT: at(0), DOSE: at(0) } })).toEqual(['recall']);
  });
});
