import type { Result } from '../result';
import { type DeploymentManifest, isOlderAppVersion } from './manifest';

/** Clocks of browsers and server may differ by so much before a manifest counts as expired, or as not issued yet. */
export const CLOCK_SKEW_MS = 5 * 60_000;

/** What a browser keeps of the last deployment that passed every check. */
export interface TrustedDeployment {
  readonly number: number;
  readonly modelVersionId: string;
  readonly modelSha256: string;
}

/** Why a deployment is refused, in the order of the checks. */
export const REFUSALS = [
  'key-unknown',
  'signature-wrong',
  'manifest-malformed',
  'issued-in-future',
  'expired',
  'number-older',
  'number-reused',
  'size-differs',
  'hash-differs',
  'model-unreadable',
  'labels-differ',
  'feature-set-differs',
  'tokenizer-differs',
  'app-too-old',
  'self-test-failed',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** What the model file says of itself, and how this build cuts words. */
export interface ModelDescriptionHashes {
  readonly labelSetHash: string;
  readonly featureSetHash: string;
  readonly tokenizerHash: string;
}

/**
 * What is known so far; undefined: not looked at yet. Facts cost more from one to the next, and those further down mean
 * nothing before the ones above hold: nobody parses what nobody signed.
 */
export interface DeploymentFacts {
  readonly keyId: string;
  /** Pinned at sign-in; undefined: none is. */
  readonly pinnedKeyId: string | undefined;
  readonly appVersion: string;
  /** Milliseconds since 1970, by the browser's clock. */
  readonly nowMs: number;
  /** The last deployment that passed; undefined: none ever did. */
  readonly trusted: TrustedDeployment | undefined;
  readonly signatureHolds?: boolean;
  /** The payload, parsed; it fails where the text is no manifest. */
  readonly manifest?: Result<DeploymentManifest, unknown>;
  readonly receivedBytes?: number;
  readonly receivedSha256?: string;
  /** It fails where the file cannot be opened. */
  readonly description?: Result<ModelDescriptionHashes, unknown>;
  readonly selfTestPassed?: boolean;
}

export type FactWanted =
  | 'signatureHolds'
  | 'manifest'
  | 'receivedBytes'
  | 'receivedSha256'
  | 'description'
  | 'selfTestPassed';

export type CheckOutcome =
  /** All checks made so far hold; this fact is looked at next. */
  | { readonly kind: 'wanted'; readonly fact: FactWanted }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** Every check holds: now, and only now, there is something to store. */
  | { readonly kind: 'trusted'; readonly trusted: TrustedDeployment };

const refused = (code: RefusalCode): CheckOutcome => ({ kind: 'refused', code });
const wanted = (fact: FactWanted): CheckOutcome => ({ kind: 'wanted', fact });

/**
 * The browser's checks in their order: key, signature, expiry, number, size, sha256, labels, FeatureSet and tokenizer,
 * least app version, self-test. Called again with each fact it asked for, until it refuses or trusts. The number of the
 * deployment in use passes again, so that a model that was lost can be fetched anew.
 */
export function checkDeployment(facts: DeploymentFacts): CheckOutcome {
  if (facts.pinnedKeyId === undefined || facts.keyId !== facts.pinnedKeyId) return refused('key-unknown');
  if (facts.signatureHolds === undefined) return wanted('signatureHolds');
  if (!facts.signatureHolds) return refused('signature-wrong');
  if (facts.manifest === undefined) return wanted('manifest');
  if (!facts.manifest.ok) return refused('manifest-malformed');
  const manifest = facts.manifest.value;
  const stale = whyStale(manifest, facts);
  if (stale) return refused(stale);
  if (facts.receivedBytes === undefined) return wanted('receivedBytes');
  if (facts.receivedBytes !== manifest.sizeBytes) return refused('size-differs');
  if (facts.receivedSha256 === undefined) return wanted('receivedSha256');
  if (facts.receivedSha256 !== manifest.modelSha256) return refused('hash-differs');
  if (facts.description === undefined) return wanted('description');
  if (!facts.description.ok) return refused('model-unreadable');
  const unfit = whyUnfit(manifest, facts.description.value, facts.appVersion);
  if (unfit) return refused(unfit);
  if (facts.selfTestPassed === undefined) return wanted('selfTestPassed');
  if (!facts.selfTestPassed) return refused('self-test-failed');
  const { number, modelVersionId, modelSha256 } = manifest;
  return { kind: 'trusted', trusted: { number, modelVersionId, modelSha256 } };
}

function whyStale(manifest: DeploymentManifest, { nowMs, trusted }: DeploymentFacts): RefusalCode | undefined {
  const [issued, expires] = [Date.parse(manifest.issuedAt), Date.parse(manifest.expiresAt)];
  // Written so that a time that is none is refused.
  if (!(issued <= nowMs + CLOCK_SKEW_MS)) return 'issued-in-future';
  if (!(expires > nowMs - CLOCK_SKEW_MS)) return 'expired';
  if (!trusted) return undefined;
  if (manifest.number < trusted.number) return 'number-older';
  const same = manifest.modelVersionId === trusted.modelVersionId && manifest.modelSha256 === trusted.modelSha256;
  return manifest.number === trusted.number && !same ? 'number-reused' : undefined;
}

function whyUnfit(
  manifest: DeploymentManifest,
  description: ModelDescriptionHashes,
  appVersion: string,
): RefusalCode | undefined {
  if (description.labelSetHash !== manifest.labelSetHash) return 'labels-differ';
  if (description.featureSetHash !== manifest.featureSetHash) return 'feature-set-differs';
  if (description.tokenizerHash !== manifest.tokenizerHash) return 'tokenizer-differs';
  return isOlderAppVersion(appVersion, manifest.minimumAppVersion) ? 'app-too-old' : undefined;
}
