import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import { type SharedFile, sharedFile } from '@/lib/pipelines/gate/shared-file';
import { openReader, type ReadableModel } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { type FollowOutcome, followSite } from '@/lib/pipelines/site/follow-site';
import type { SiteHost, SiteManifest } from '@/lib/pipelines/site/ports';
import { Database } from '@/lib/store/database';
import { DexieRunStore } from '@/lib/store/run-store';
import { DexieSiteStore } from '@/lib/store/site-store';
import { siteHost } from '@/workers/site-host';
import { FakeSite, keyPair } from '../fakes/fake-site';
import { gateToy, trainToy } from '../fixtures/gating';
import { toyNotes } from '../fixtures/toy-notes';

const NOW = '2026-03-04T05:06:07.000Z';
const VERSIONS = ['8e0d2d2c-0000-4000-8000-00000000000a', '8e0d2d2c-0000-4000-8000-00000000000b'] as const;

/** Of a model that is too sure of itself. */
const CALIBRATION = { x: [0, 0.5, 1], y: [0.05, 0.3, 0.8] };

let engine: Engine;
/** The first model as its author shares it. */
let author: ReadableModel | undefined;
let files: SharedFile[];
let databases = 0;

beforeAll(async () => {
  engine = await loadEngine();
  files = [];
  for (const seed of [3, 4]) {
    const notes = toyNotes(160, seed);
    const { model } = await gateToy(await trainToy(notes, SMALL, engine), notes, engine, 2);
    const file = await sharedFile({ ...model, calibration: CALIBRATION }, ['clinical-1'], engine, siteHost.hash);
    if (!file.ok) throw new Error(file.error.code);
    files.push(file.value);
    author ??= { ...model, calibration: CALIBRATION };
  }
});

describe('following the site', () => {
  let db: Database;
  let site: FakeSite;
  let store: DexieSiteStore;
  let nowMs: number;
  const host: SiteHost = {
    ...siteHost,
    appVersion: '0.1.0',
    clock: { now: () => new Date(nowMs).toISOString(), elapsedMs: () => nowMs },
  };
  const follow = () => followSite({ store, reader: site, host, engine: async () => engine });

  beforeEach(async () => {
    db = new Database(`follow-${++databases}`);
    site = new FakeSite();
    store = new DexieSiteStore(db);
    nowMs = Date.parse(NOW);
    await store.pin(site.pinned);
  });

  /** What the server would sign of one of the two models. */
  function manifest(number: number, which: 0 | 1 = 0, changed: Partial<SiteManifest> = {}): SiteManifest {
    const file = files[which];
    if (!file) throw new Error('no such file');
    return {
      format: 'behealthy-deployment-1',
      number,
      modelVersionId: VERSIONS[which],
      modelVersionNumber: which + 11,
      modelSha256: site.keep(file.bytes),
      sizeBytes: file.bytes.byteLength,
      featureSetHash: file.featureSetHash,
      labelSetHash: file.labelSetHash,
      tokenizerHash: file.tokenizerHash,
      minimumAppVersion: '0.1.0',
      issuedAt: new Date(nowMs).toISOString(),
      expiresAt: new Date(nowMs + 7 * 86_400_000).toISOString(),
      approvals: [{ personId: 'p1', role: 'reviewer', at: NOW }],
      reason: 'Better on treatments.',
      kind: 'promote',
      ...changed,
    };
  }

  /** What stands after a refusal: the deployment before it, its model whole, the reason, and what was told of it. */
  async function refusal(outcome: FollowOutcome, number: number | undefined) {
    const state = await store.state();
    const model = await new DexieRunStore(db).model(VERSIONS[0]);
    expect(model?.bytes.byteLength).toBeGreaterThan(1000);
    expect(state.deployment).toMatchObject({ number: 3, modelVersionId: VERSIONS[0] });
    const code = outcome.kind === 'refused' ? outcome.code : undefined;
    expect(state.refusal).toMatchObject({ code, number });
    const reports = await db.outbox.orderBy('seq').toArray();
    const told = reports.map(({ target, body }) => ({ target, ...JSON.parse(body) }));
    expect(told[0]).toMatchObject({ target: '3', outcome: 'swapped' });
    if (number === undefined) expect(told).toHaveLength(1);
    else expect(told[1]).toMatchObject({ target: String(number), outcome: 'refused', code });
    return code;
  }

  /** Number 3 with the first model is in use. */
  async function inUse() {
    site.serve(manifest(3));
    expect(await follow()).toEqual({ kind: 'swapped', number: 3 });
  }

  it('takes a model when every check holds, and reports it', async () => {
    await inUse();
    expect(await store.state()).toMatchObject({
      deployment: { number: 3, versionNumber: 11, reason: 'Better on treatments.', since: NOW },
      refusal: undefined,
    });
    expect(await db.models.get(VERSIONS[0])).toMatchObject({ versionId: VERSIONS[0], number: 11 });
    expect(await follow()).toEqual({ kind: 'unchanged' });
  });

  it('reads as the author’s model does: the same marks, their confidences put right', async () => {
    await inUse();
    const stored = await new DexieRunStore(db).model(VERSIONS[0]);
    if (!stored || !author) throw new Error('no model');
    const [here, there] = [openReader(stored, engine), openReader(author, engine)];
    if (!here.ok || !there.ok) throw new Error('a model does not open');
    const read = toyNotes(40, 9).map(({ note }) => here.value.predict(note));
    expect(read).toEqual(toyNotes(40, 9).map(({ note }) => there.value.predict(note)));
    const marks = read.flat();
    expect(marks.length).toBeGreaterThan(20);
    // By hand: half of what is above 0.5 to 0.8, the fit's highest.
    for (const { confidence, rawConfidence = 0 } of marks.filter(({ rawConfidence = 0 }) => rawConfidence > 0.5)) {
      expect(confidence).toBeCloseTo(0.3 + (rawConfidence - 0.5), 10);
    }
    // Spans by their chances, not the best path: the least chance came along.
    expect(stored.spanChanceMin).toBe(DEFAULT_SETTINGS.spanChanceMin);
  });

  it('goes to a newer one, and back when a higher number says so', async () => {
    await inUse();
    site.serve(manifest(4, 1));
    expect(await follow()).toEqual({ kind: 'swapped', number: 4 });
    site.serve(manifest(5, 0, { kind: 'roll-back', reason: 'Marks doses.' }));
    expect(await follow()).toEqual({ kind: 'swapped', number: 5 });
    expect((await store.state()).deployment).toMatchObject({ modelVersionId: VERSIONS[0], kind: 'roll-back' });
  });

  it('does not swap again when the same deployment is signed anew', async () => {
    await inUse();
    nowMs += 86_400_000;
    site.serve(manifest(3));
    expect(await follow()).toEqual({ kind: 'unchanged' });
    expect((await store.state()).deployment?.since).toBe(NOW);
    expect(await db.outbox.count()).toBe(1);
  });

  it('fetches a model anew that was lost here', async () => {
    await inUse();
    await db.modelContents.clear();
    site.serve(manifest(3, 0, { expiresAt: '2026-03-20T00:00:00.000Z' }));
    expect(await follow()).toEqual({ kind: 'swapped', number: 3 });
    expect(await store.hasModel(VERSIONS[0])).toBe(true);
  });

  it('refuses bytes with one bit flipped, wherever it is', async () => {
    await inUse();
    const good = manifest(4, 1);
    const whole = site.files.get(good.modelSha256) as Uint8Array;
    for (const at of [0, 9, 40, Math.floor(whole.length / 2), whole.length - 1]) {
      const flipped = whole.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      site.files.set(good.modelSha256, flipped);
      site.serve({ ...good, reason: `at ${at}` });
      expect(await refusal(await follow(), 4)).toBe('hash-differs');
    }
    // Told once, however often it is tried.
    expect(await db.outbox.count()).toBe(2);
  });

  it('refuses truncated and padded bytes before it hashes them', async () => {
    await inUse();
    const good = manifest(4, 1);
    const whole = site.files.get(good.modelSha256) as Uint8Array;
    for (const bytes of [whole.slice(0, -1), whole.slice(0, 100), new Uint8Array(whole.length + 1), new Uint8Array()]) {
      site.files.set(good.modelSha256, bytes);
      site.serve({ ...good, reason: `${bytes.length}` });
      expect(await refusal(await follow(), 4)).toBe('size-differs');
    }
  });

  it('refuses what another key signed, also under the pinned name', async () => {
    await inUse();
    const other = keyPair();
    site.serve(manifest(4, 1), other);
    expect(await refusal(await follow(), 4)).toBe('key-unknown');
    site.serve(manifest(5, 1), { ...other, keyId: site.key.keyId });
    expect((await follow()).kind).toBe('refused');
    expect((await store.state()).refusal?.code).toBe('signature-wrong');
  });

  it('refuses a payload changed by a character after it was signed', async () => {
    await inUse();
    site.serve(manifest(4, 1));
    const { payload, ...rest } = site.served as NonNullable<typeof site.served>;
    site.served = { ...rest, payload: payload.replace('"number":4', '"number":9') };
    expect(await refusal(await follow(), 9)).toBe('signature-wrong');
    expect(site.bytesFetched).toBe(1);
  });

  it('refuses an expired manifest, and one of the future', async () => {
    await inUse();
    const past = new Date(nowMs - 86_400_000).toISOString();
    site.serve(manifest(4, 1, { issuedAt: past, expiresAt: new Date(nowMs - 3_600_000).toISOString() }));
    expect(await refusal(await follow(), 4)).toBe('expired');
    site.serve(manifest(5, 1, { issuedAt: new Date(nowMs + 3_600_000).toISOString() }));
    expect(await follow()).toEqual({ kind: 'refused', code: 'issued-in-future' });
  });

  it('refuses an older number replayed, and a number used for another model', async () => {
    await inUse();
    site.serve(manifest(2, 1));
    expect(await refusal(await follow(), 2)).toBe('number-older');
    site.serve(manifest(3, 1));
    expect(await follow()).toEqual({ kind: 'refused', code: 'number-reused' });
    expect((await store.state()).deployment?.modelVersionId).toBe(VERSIONS[0]);
  });

  it('refuses other labels, other features and other words than were signed', async () => {
    await inUse();
    for (const [field, code] of [
      ['labelSetHash', 'labels-differ'],
      ['featureSetHash', 'feature-set-differs'],
      ['tokenizerHash', 'tokenizer-differs'],
    ] as const) {
      site.serve(manifest(4, 1, { [field]: 'f'.repeat(64) }));
      expect(await follow()).toEqual({ kind: 'refused', code });
      expect((await store.state()).deployment?.number).toBe(3);
    }
  });

  it('refuses a signed file that is no model, and an app that is too old', async () => {
    await inUse();
    const junk = new TextEncoder().encode('not a model at all');
    site.serve(manifest(4, 1, { modelSha256: site.keep(junk), sizeBytes: junk.length }));
    expect(await refusal(await follow(), 4)).toBe('model-unreadable');
    site.serve(manifest(5, 1, { minimumAppVersion: '9.0.0' }));
    expect(await follow()).toEqual({ kind: 'refused', code: 'app-too-old' });
  });

  it('refuses a model that reads otherwise here than where it was made', async () => {
    await inUse();
    const file = files[1] as SharedFile;
    // The stated outcome of the self-test is another one; the description's length stays.
    const text = Buffer.from(file.bytes).toString('latin1');
    const changed = Buffer.from(
      text.replace(/"logProbabilities":\[-(\d)/, (_, digit) => `"logProbabilities":[-${(Number(digit) + 1) % 10}`),
      'latin1',
    );
    expect(changed.equals(Buffer.from(file.bytes))).toBe(false);
    site.serve(manifest(4, 1, { modelSha256: site.keep(new Uint8Array(changed)) }));
    expect(await refusal(await follow(), 4)).toBe('self-test-failed');
  });

  it('takes nothing where no key was pinned, and nothing that is no manifest', async () => {
    await db.site.clear();
    site.serve(manifest(3));
    expect(await follow()).toEqual({ kind: 'refused', code: 'key-unknown' });
    expect(await db.models.count()).toBe(0);
    await store.pin(site.pinned);
    site.serve({ ...manifest(3), format: 'another' } as never);
    expect(await follow()).toEqual({ kind: 'refused', code: 'manifest-malformed' });
    // Which number it was cannot be told.
    expect(await db.outbox.count()).toBe(1);
  });

  it('keeps the model through a lost network and a lost sign-in', async () => {
    await inUse();
    site.reachable = false;
    expect(await follow()).toEqual({ kind: 'unreachable' });
    site.reachable = true;
    site.signedIn = false;
    expect(await follow()).toEqual({ kind: 'signed-out' });
    site.signedIn = true;
    const good = manifest(4, 1);
    site.files.delete(good.modelSha256);
    site.serve(good);
    // The file is not there yet: no refusal, it is asked for again.
    expect(await follow()).toEqual({ kind: 'unreachable' });
    expect(await store.state()).toMatchObject({ deployment: { number: 3 }, refusal: undefined });
    manifest(4, 1);
    expect(await follow()).toEqual({ kind: 'swapped', number: 4 });
  });

  it('looks at a refused answer again after ten minutes', async () => {
    await inUse();
    const good = manifest(4, 1);
    const whole = site.files.get(good.modelSha256) as Uint8Array;
    site.files.set(good.modelSha256, whole.slice(0, 50));
    site.serve(good);
    expect((await follow()).kind).toBe('refused');
    site.files.set(good.modelSha256, whole);
    expect(await follow()).toEqual({ kind: 'unchanged' });
    nowMs += 601_000;
    expect(await follow()).toEqual({ kind: 'swapped', number: 4 });
    expect((await store.state()).refusal).toBeUndefined();
  });
});
