import type { DeploymentManifest, SignedManifest } from '../../domain/deployment/manifest';
import type { SiteState } from '../../domain/deployment/site-state';
import type { ModelVersion } from '../../domain/model/run';
import type { SelfTestOutcome } from '../../domain/model/self-test';
import type { Result } from '../../domain/result';
import type { OutboxDraft } from '../../domain/sync/outbox-row';
import type { FeatureSet, Lexicon } from '../../domain/text/feature-set';
import type { Host } from '../ports';

/** The site's public key as it was at the first sign-in here. */
export interface PinnedKey {
  readonly keyId: string;
  /** JWK, P-256. */
  readonly publicKeyJwk: Readonly<Record<string, string>>;
}

/** A file on the server by its content. */
export interface ContentFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A manifest as the server sends it: the companion holds what reading needs beside the bytes. */
export interface SiteManifest extends DeploymentManifest {
  readonly modelVersionNumber: number;
  readonly companion: ContentFacts | null;
}

/** What this browser knows of its site. */
export interface SiteStore {
  pinnedKey(): Promise<PinnedKey | undefined>;
  state(): Promise<SiteState>;
  /** Made at random on first use. */
  browserId(): Promise<string>;
  hasModel(modelId: string): Promise<boolean>;
  /** Model, state and report in one transaction: nothing is trusted by half. Model undefined: it is here already. */
  take(model: ModelVersion | undefined, state: SiteState, report: OutboxDraft): Promise<void>;
  /** The state, and a report where there is something new to tell. */
  note(state: SiteState, report: OutboxDraft | undefined): Promise<void>;
}

export type Fetched<T> =
  | { readonly kind: 'found'; readonly value: T; readonly etag: string | undefined }
  | { readonly kind: 'unchanged' }
  /** Nothing is in production. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' };

/** The parts of a version's card that reading goes by; each is checked against a hash that is signed. */
export interface CardParts {
  readonly labels: readonly string[];
  readonly featureSet: FeatureSet;
  /** JSON of each as the author's browser wrote it: the hashes are of this text. */
  readonly labelsText: string;
  readonly featureSetText: string;
  readonly createdAt: string;
  readonly runId: string;
}

/** What reading needs beside bytes, FeatureSet and labels. */
export interface CompanionParts {
  readonly lexicon: Lexicon | undefined;
  readonly calibration: ModelVersion['calibration'];
  readonly outsideBias: number | undefined;
  /** What the model made of the self-test where it was made; undefined: not told. */
  readonly selfTest: SelfTestOutcome | undefined;
}

export interface SiteReader {
  current(browserId: string, etag: string | undefined): Promise<Fetched<SignedManifest>>;
  card(versionId: string): Promise<Fetched<CardParts>>;
  bytes(sha256: string): Promise<Fetched<Uint8Array>>;
  readManifest(payload: string): Result<SiteManifest, unknown>;
  readCompanion(bytes: Uint8Array): Result<CompanionParts, unknown>;
}

export interface SiteHost extends Host {
  /** ECDSA P-256 with SHA-256 over the payload's UTF-8 bytes; false for whatever is no signature or no key. */
  verify(key: PinnedKey, signed: SignedManifest): Promise<boolean>;
}
