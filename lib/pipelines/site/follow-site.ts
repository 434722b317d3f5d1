import type { RefusalCode } from '../../domain/deployment/browser-checks';
import { type CheckOutcome, checkDeployment, type DeploymentFacts } from '../../domain/deployment/browser-checks';
import type { SignedManifest } from '../../domain/deployment/manifest';
import type { SiteState } from '../../domain/deployment/site-state';
import type { ModelVersion } from '../../domain/model/run';
import { fail, ok } from '../../domain/result';
import type { OutboxDraft } from '../../domain/sync/outbox-row';
import { openReceived, type ReceivedModel } from '../gate/received-model';
import type { Engine } from '../ports';
import type { PinnedKey, SiteHost, SiteManifest, SiteReader, SiteStore } from './ports';

export type FollowOutcome =
  /** As before. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'swapped'; readonly number: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The site has nothing in production. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'signed-out' }
  /** No server, or a file that did not come whole: asked for again next time. */
  | { readonly kind: 'unreachable' };

export interface SiteParts {
  readonly store: SiteStore;
  readonly reader: SiteReader;
  readonly host: SiteHost;
  readonly engine: () => Promise<Engine>;
}

/** A refused answer is looked at again after so long: a clock may be set right, a key pinned, a file mended. */
const LOOK_AGAIN_MS = 600_000;

/**
 * Looks which model the site wants this browser to read with, and takes it when every check holds. Facts are gathered in
 * the order in which the rule asks for them: nothing is fetched that nobody signed, nothing is opened whose hash differs.
 * Whatever fails, the model in use stays.
 */
export async function followSite(parts: SiteParts): Promise<FollowOutcome> {
  const { store, reader, host } = parts;
  const [state, browserId, pinned] = await Promise.all([store.state(), store.browserId(), store.pinnedKey()]);
  const found = await reader.current(browserId, etagToSend(state, host));
  if (found.kind !== 'found') return found;
  const same = state.deployment !== undefined && (await store.hasModel(state.deployment.modelVersionId));
  const checked = await gather(parts, found.value, pinned, state);
  if (checked.kind !== 'checked') return checked;
  const { outcome, manifest, received } = checked;
  const report = (body: object): OutboxDraft => ({
    id: host.newId(),
    kind: 'deployment-report',
    key: host.newId(),
    subject: 'deployment-reports',
    target: String(manifest?.number ?? 0),
    body: JSON.stringify({ browserId, ...body }),
    createdAt: host.clock.now(),
  });
  if (outcome.kind === 'refused') {
    const { code } = outcome;
    const number = manifest?.number;
    const told = state.refusal?.code === code && state.refusal?.number === number;
    const refusal = { code, number, at: host.clock.now() };
    await store.note(
      { ...state, refusal, etag: found.etag },
      told || number === undefined ? undefined : report({ outcome: 'refused', code }),
    );
    return { kind: 'refused', code };
  }
  if (outcome.kind !== 'trusted' || !manifest) throw new Error(`checks ended with ${outcome.kind}`);
  const { modelVersionNumber: versionNumber, kind, reason, approvals } = manifest;
  const before = state.deployment;
  if (same && before?.number === outcome.trusted.number) {
    // The server signed the same deployment anew.
    await store.note({ ...state, refusal: undefined, etag: found.etag }, undefined);
    return { kind: 'unchanged' };
  }
  const since = host.clock.now();
  const deployment = { ...outcome.trusted, versionNumber, kind, reason, approvals, since };
  await store.take(
    received && modelOf(manifest, received, since),
    { deployment, refusal: undefined, etag: found.etag },
    report({ outcome: 'swapped' }),
  );
  return { kind: 'swapped', number: deployment.number };
}

function etagToSend({ etag, refusal }: SiteState, { clock }: SiteHost): string | undefined {
  const stale = refusal !== undefined && Date.parse(clock.now()) - Date.parse(refusal.at) >= LOOK_AGAIN_MS;
  return stale ? undefined : etag;
}

type Gathered =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  | {
      readonly kind: 'checked';
      readonly outcome: CheckOutcome;
      readonly manifest: SiteManifest | undefined;
      readonly received: ReceivedModel | undefined;
    };

async function gather(
  { reader, host, engine }: SiteParts,
  signed: SignedManifest,
  pinned: PinnedKey | undefined,
  state: SiteState,
): Promise<Gathered> {
  const read = reader.readManifest(signed.payload);
  const manifest = read.ok ? read.value : undefined;
  let facts: DeploymentFacts = {
    keyId: signed.keyId,
    pinnedKeyId: pinned?.keyId,
    appVersion: host.appVersion,
    nowMs: Date.parse(host.clock.now()),
    trusted: state.deployment,
  };
  let bytes: Uint8Array | undefined;
  let received: ReceivedModel | undefined;
  const load = async (): Promise<Uint8Array | 'unreachable' | 'signed-out'> => {
    const found = await reader.bytes(manifest?.modelSha256 ?? '');
    if (found.kind === 'found') return found.value;
    return found.kind === 'signed-out' ? 'signed-out' : 'unreachable';
  };
  for (;;) {
    const outcome = checkDeployment(facts);
    if (outcome.kind !== 'wanted') return { kind: 'checked', outcome, manifest, received };
    switch (outcome.fact) {
      case 'signatureHolds':
        facts = { ...facts, signatureHolds: pinned !== undefined && (await host.verify(pinned, signed)) };
        break;
      case 'manifest':
        facts = { ...facts, manifest: read };
        break;
      case 'receivedBytes': {
        const loaded = await load();
        if (typeof loaded === 'string') return { kind: loaded };
        bytes = loaded;
        facts = { ...facts, receivedBytes: bytes.byteLength };
        break;
      }
      case 'receivedSha256':
        facts = { ...facts, receivedSha256: await host.hash(bytes ?? new Uint8Array()) };
        break;
      case 'description': {
        const opened = await openReceived(bytes ?? new Uint8Array(), await engine(), host.hash);
        received = opened.ok ? opened.value : undefined;
        facts = { ...facts, description: received ? ok(received.hashes) : fail('unreadable') };
        break;
      }
      case 'selfTestPassed':
        facts = { ...facts, selfTestPassed: received?.selfTestPassed ?? false };
        break;
    }
  }
}

function modelOf(manifest: SiteManifest, { model }: ReceivedModel, now: string): ModelVersion {
  const { modelVersionId: id, modelVersionNumber: number, modelSha256: sha256, sizeBytes, featureSetHash } = manifest;
  const { labels, featureSet, lexicon, bytes, spanChanceMin, calibration } = model;
  // No run here made it; the version stands for one.
  return {
    id,
    number,
    runId: id,
    createdAt: now,
    sha256,
    sizeBytes,
    labels,
    featureSet,
    featureSetHash,
    lexicon,
    spanChanceMin,
    bytes,
    calibration,
  };
}
