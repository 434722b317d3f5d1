import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { SMALL } from '@/lib/domain/text/feature-set';
import { openReceived } from '@/lib/pipelines/gate/received-model';
import { sharedFile } from '@/lib/pipelines/gate/shared-file';
import type { Engine, LabelledNote } from '@/lib/pipelines/ports';
import { type Share, type ShareInput, shareDrafts } from '@/lib/pipelines/site/share-model';
import { modelCardSchema } from '@/lib/schemas/registry/card';
import { Database } from '@/lib/store/database';
import { keepShare, sentModel } from '@/lib/store/share-store';
import { platformHost } from '@/workers/platform-host';
import { makeCanaries, notesWithCanaries } from '../fixtures/canaries';
import { gateToy, trainToy } from '../fixtures/gating';

const canaries = makeCanaries(17);
let engine: Engine;
let input: ShareInput;
let notes: LabelledNote[];

beforeAll(async () => {
  engine = await loadEngine();
  notes = notesWithCanaries(canaries, 7);
  const trained = await trainToy(notes, SMALL, engine);
  const { model, report, evaluation } = await gateToy(trained, notes, engine);
  const file = await sharedFile(model, ['clinical-1'], engine, platformHost.hash);
  if (!file.ok) throw new Error(file.error.code);
  const { bytes, sha256: _, ...hashes } = file.value;
  input = {
    // The fixture's own version is no released one, which is what the server takes.
    run: { ...trained.run, appVersion: '0.1.0' },
    file: bytes,
    ...hashes,
    report,
    evaluation,
    curve: undefined,
    datasetName: 'Toy notes',
    note: 'The first one.',
    parentId: undefined,
  };
});

async function shared(changed: Partial<ShareInput> = {}): Promise<Share> {
  const made = await shareDrafts({ ...input, ...changed }, platformHost);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe('sharing a model', () => {
  it('sends the file, then the card, which the server’s own schema takes', async () => {
    const { drafts, contents, versionId } = await shared();
    expect(drafts.map(({ kind }) => kind)).toEqual(['model-bytes', 'model-version']);
    expect(new Set(drafts.map(({ subject }) => subject))).toEqual(new Set([versionId]));
    const card = modelCardSchema.parse(JSON.parse(drafts[1]?.body ?? ''));
    const [content] = contents;
    expect(card.model).toEqual({ sha256: content?.sha256, sizeBytes: content?.bytes.byteLength });
    expect(await platformHost.hash(content?.bytes ?? new Uint8Array())).toBe(card.model.sha256);
    expect(card.featureSetHash).toBe(await hashOf(JSON.stringify(card.featureSet)));
    expect(card.labelSetHash).toBe(await hashOf(JSON.stringify(card.labels)));
  });

  it('sends no canary, neither in the file nor in the card nor in any header', async () => {
    const { drafts, contents } = await shared();
    const out = Buffer.concat([
      ...contents.map(({ bytes }) => Buffer.from(bytes)),
      Buffer.from(JSON.stringify(drafts)),
    ]);
    const lower = Buffer.from(out.toString('latin1').toLowerCase(), 'latin1');
    const found = canaries.filter(({ written }) => out.includes(written) || lower.includes(written.toLowerCase()));
    expect(found).toEqual([]);
    // What is looked for is there to be found: the notes hold them.
    const texts = notes.map(({ note }) => note.text).join('\n');
    expect(canaries.filter(({ written }) => texts.includes(written)).length).toBe(canaries.length);
  });

  it('refuses a run that lacks a fact, by its name, and one that was not judged on test notes', async () => {
    const lacking = await shareDrafts({ ...input, run: { ...input.run, splitHash: undefined } }, platformHost);
    expect(lacking).toEqual({ ok: false, error: { code: 'run-facts-missing', facts: ['split-hash'] } });
    const report = { ...input.report, f1: { ...input.report.f1, split: 'dev' as const } };
    const dev = await shareDrafts({ ...input, report }, platformHost);
    expect(dev).toEqual({ ok: false, error: { code: 'not-judged-on-test' } });
  });

  it('keeps what was sent, whole, so that it can be compared later', async () => {
    const db = new Database('share-model');
    const made = await shared();
    await keepShare(db, made, { modelId: 'm', runId: input.run.id }, '2026-03-04T05:06:07.000Z');
    const sent = await sentModel(db, made.versionId);
    expect(sent).toMatchObject({ runId: input.run.id, k: 5 });
    const opened = await openReceived(sent?.file ?? new Uint8Array(), engine, platformHost.hash);
    expect(opened.ok && opened.value.selfTestPassed).toBe(true);
    expect(await sentModel(db, 'another')).toBeUndefined();
  });
});

const hashOf = (text: string) => platformHost.hash(new TextEncoder().encode(text));
