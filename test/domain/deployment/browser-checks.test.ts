import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLOCK_SKEW_MS,
  checkDeployment,
  type DeploymentFacts,
  type FactWanted,
  REFUSALS,
  type RefusalCode,
} from '@/lib/domain/deployment/browser-checks';
import { type DeploymentManifest, isOlderAppVersion, manifestText } from '@/lib/domain/deployment/manifest';
import { fail, ok } from '@/lib/domain/result';

const manifest: DeploymentManifest = {
  format: 'behealthy-deployment-1',
  number: 8,
  modelVersionId: 'v3',
  modelSha256: 'aa',
  sizeBytes: 900,
  featureSetHash: 'ff',
  labelSetHash: 'bb',
  tokenizerHash: 'cc',
  minimumAppVersion: '0.2.0',
  issuedAt: '2026-11-29T12:00:00.000Z',
  expiresAt: '2026-12-29T12:00:00.000Z',
  approvals: [{ personId: 'rob', role: 'reviewer', at: '2026-11-29T11:00:00.000Z' }],
  reason: 'finds more treatments',
  kind: 'promote',
};
const now = Date.parse('2026-11-29T12:30:00.000Z');
const whole: DeploymentFacts = {
  keyId: 'key-1',
  pinnedKeyId: 'key-1',
  appVersion: '0.2.0',
  nowMs: now,
  trusted: { number: 7, modelVersionId: 'v2', modelSha256: '99' },
  signatureHolds: true,
  manifest: ok(manifest),
  receivedBytes: 900,
  receivedSha256: 'aa',
  description: ok({ labelSetHash: 'bb', featureSetHash: 'ff', tokenizerHash: 'cc' }),
  selfTestPassed: true,
};
const told = (changed: Partial<DeploymentManifest>): Partial<DeploymentFacts> => ({
  manifest: ok({ ...manifest, ...changed }),
});
const described = (changed: object): Partial<DeploymentFacts> => ({
  description: ok({ labelSetHash: 'bb', featureSetHash: 'ff', tokenizerHash: 'cc', ...changed }),
});

/** One fault for each refusal, in the order of the checks. */
const faults: Readonly<Record<RefusalCode, Partial<DeploymentFacts>>> = {
  'key-unknown': { keyId: 'key-2' },
  'signature-wrong': { signatureHolds: false },
  'manifest-malformed': { manifest: fail({}) },
  'issued-in-future': { nowMs: Date.parse(manifest.issuedAt) - CLOCK_SKEW_MS - 1 },
  expired: { nowMs: Date.parse(manifest.expiresAt) + CLOCK_SKEW_MS },
  'number-older': { trusted: { number: 9, modelVersionId: 'v2', modelSha256: '99' } },
  'number-reused': { trusted: { number: 8, modelVersionId: 'v2', modelSha256: '99' } },
  'size-differs': { receivedBytes: 899 },
  'hash-differs': { receivedSha256: 'ab' },
  'model-unreadable': { description: fail({}) },
  'labels-differ': described({ labelSetHash: 'b0' }),
  'feature-set-differs': described({ featureSetHash: 'f0' }),
  'tokenizer-differs': described({ tokenizerHash: 'c0' }),
  'app-too-old': { appVersion: '0.1.9' },
  'self-test-failed': { selfTestPassed: false },
};
const GATHERED: readonly FactWanted[] = [
  'signatureHolds',
  'manifest',
  'receivedBytes',
  'receivedSha256',
  'description',
  'selfTestPassed',
];
const codeOf = (facts: DeploymentFacts) => {
  const outcome = checkDeployment(facts);
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
};

describe('checkDeployment', () => {
  it('refuses each fault by its code', () => {
    expect(codeOf(whole)).toBe('trusted');
    for (const code of REFUSALS) expect([code, codeOf({ ...whole, ...faults[code] })]).toEqual([code, code]);
    expect(codeOf({ ...whole, pinnedKeyId: undefined })).toBe('key-unknown');
  });

  it('names the first of two faults, in the order of the checks', () => {
    for (const [at, first] of REFUSALS.entries())
      for (const second of REFUSALS.slice(at + 1)) {
        // One fact cannot be wrong in two ways at once.
        const a = Object.keys(faults[first])[0] as keyof DeploymentFacts;
        if (a in faults[second]) continue;
        expect([first, second, codeOf({ ...whole, ...faults[first], ...faults[second] })]).toEqual([
          first,
          second,
          first,
        ]);
      }
  });

  it('asks for one fact after the other and gives a state to store only after the last', () => {
    const { ...facts } = whole;
    for (const fact of GATHERED) delete facts[fact];
    for (const fact of GATHERED) {
      expect(checkDeployment(facts)).toEqual({ kind: 'wanted', fact });
      Object.assign(facts, { [fact]: whole[fact] });
    }
    expect(checkDeployment(facts)).toEqual({
      kind: 'trusted',
      trusted: { number: 8, modelVersionId: 'v3', modelSha256: 'aa' },
    });
  });

  it('gives nothing to store while any fact is wanting or wrong', () => {
    const fault = fc.constantFrom(...Object.values(faults), ...GATHERED.map((fact) => ({ [fact]: undefined })));
    fc.assert(
      fc.property(fc.array(fault, { minLength: 1, maxLength: 4 }), (found) => {
        const facts: DeploymentFacts = Object.assign({}, whole, ...found);
        const stillWrong = found.some((one) => codeOf({ ...whole, ...one }) !== 'trusted' && isIn(one, facts));
        if (stillWrong) expect(checkDeployment(facts).kind).not.toBe('trusted');
      }),
    );
  });

  it('bears clocks that differ by five minutes', () => {
    const at = (nowMs: number) => codeOf({ ...whole, nowMs });
    const [issued, expires] = [Date.parse(manifest.issuedAt), Date.parse(manifest.expiresAt)];
    expect(CLOCK_SKEW_MS).toBe(300_000);
    expect(at(issued - 300_000)).toBe('trusted');
    expect(at(issued - 300_001)).toBe('issued-in-future');
    expect(at(expires + 299_999)).toBe('trusted');
    expect(at(expires + 300_000)).toBe('expired');
  });

  it('takes no time that is none', () => {
    expect(codeOf({ ...whole, ...told({ issuedAt: 'soon' }) })).toBe('issued-in-future');
    expect(codeOf({ ...whole, ...told({ expiresAt: '' }) })).toBe('expired');
  });

  it('takes the deployment in use again, and the first one of all', () => {
    expect(codeOf({ ...whole, trusted: { number: 8, modelVersionId: 'v3', modelSha256: 'aa' } })).toBe('trusted');
    expect(codeOf({ ...whole, trusted: undefined })).toBe('trusted');
  });
});

/** Whether a later change did not put the fault right again. */
function isIn(change: object, facts: DeploymentFacts): boolean {
  return Object.entries(change).every(([key, value]) => facts[key as keyof DeploymentFacts] === value);
}

describe('manifest', () => {
  it('is one text whatever order its keys come in', () => {
    const backwards = Object.fromEntries(Object.entries(manifest).reverse()) as unknown as DeploymentManifest;
    expect(manifestText(backwards)).toBe(manifestText(manifest));
    expect(JSON.parse(manifestText(manifest))).toEqual(manifest);
    expect(manifestText(manifest)).toMatch(
      /^\{"approvals":\[\{"at":"[^"]+","personId":"rob","role":"reviewer"\}\],"expiresAt":.*"tokenizerHash":"cc"\}$/u,
    );
  });

  it('orders app versions by number', () => {
    expect(isOlderAppVersion('0.9.0', '0.10.0')).toBe(true);
    expect(isOlderAppVersion('1.0.0', '0.10.9')).toBe(false);
    expect(isOlderAppVersion('0.2.0', '0.2.0')).toBe(false);
    expect(isOlderAppVersion('0.2.0-next.1', '0.2.1')).toBe(true);
    expect(isOlderAppVersion('dev', '0.0.0')).toBe(true);
    expect(isOlderAppVersion('0.2.0', 'dev')).toBe(false);
  });
});
