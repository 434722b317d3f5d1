import type { DeploymentManifest, SignedManifest } from '../../domain/deployment/manifest';
import type { SiteState } from '../../domain/deployment/site-state';
import type { ModelVersion } from '../../domain/model/run';
import type { Result } from '../../domain/result';
import type { OutboxDraft } from '../../domain/sync/outbox-row';
import type { Host } from '../ports';

/** The site's public key as it was at the first sign-in here. */
export interface PinnedKey {
  readonly keyId: string;
  /** JWK, P-256. */
  readonly publicKeyJwk: Readonly<Record<string, string>>;
}

/** A manifest as the server sends it. */
export interface SiteManifest extends DeploymentManifest {
  /** What people call the version: "v12". */
  readonly modelVersionNumber: number;
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

export interface SiteReader {
  current(browserId: string, etag: string | undefined): Promise<Fetched<SignedManifest>>;
  bytes(sha256: string): Promise<Fetched<Uint8Array>>;
  readManifest(payload: string): Result<SiteManifest, unknown>;
}

export interface SiteHost extends Host {
  /** ECDSA P-256 with SHA-256 over the payload's UTF-8 bytes; false for whatever is no signature or no key. */
  verify(key: PinnedKey, signed: SignedManifest): Promise<boolean>;
}
