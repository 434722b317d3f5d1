import { canonicalJson } from '../canonical-json';
import type { PointerKind } from '../model/production-pointer';
import type { Role } from '../person';

export const MANIFEST_FORMAT = 'behealthy-deployment-1';

export interface Approval {
  readonly personId: string;
  readonly role: Role;
  /** ISO 8601, UTC, as all times here. */
  readonly at: string;
}

/** What the server signs: which model a browser is to read with, and all that the browser checks before it does. */
export interface DeploymentManifest {
  readonly format: typeof MANIFEST_FORMAT;
  /** Only rises; a roll-back is a higher number at an older model. */
  readonly number: number;
  readonly modelVersionId: string;
  /** Of the whole model file: weights, FeatureSet, labels and lexicon. Lower-case hex, as all hashes here. */
  readonly modelSha256: string;
  readonly sizeBytes: number;
  readonly featureSetHash: string;
  readonly labelSetHash: string;
  readonly tokenizerHash: string;
  /** "major.minor.patch". */
  readonly minimumAppVersion: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly approvals: readonly Approval[];
  readonly reason: string;
  readonly kind: PointerKind;
}

/** A manifest as it travels; the signature is of the payload's UTF-8 bytes, ECDSA P-256 with SHA-256, r and s joined. */
export interface SignedManifest {
  readonly payload: string;
  /** base64url without padding. */
  readonly signature: string;
  readonly keyId: string;
}

/** The text that is signed. */
export function manifestText(manifest: DeploymentManifest): string {
  const { approvals, ...rest } = manifest;
  return canonicalJson({ ...rest, approvals: approvals.map((approval) => ({ ...approval })) });
}

/** Whether `version` comes before `than`, number by number; what is no "major.minor.patch" is older than anything. */
export function isOlderAppVersion(version: string, than: string): boolean {
  const [own, other] = [numbersOf(version), numbersOf(than)];
  if (!own || !other) return !own;
  const at = own.findIndex((number, i) => number !== other[i]);
  return at >= 0 && (own[at] ?? 0) < (other[at] ?? 0);
}

function numbersOf(version: string): number[] | undefined {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+][0-9A-Za-z.-]*)?$/u.exec(version);
  return match?.slice(1, 4).map(Number);
}
