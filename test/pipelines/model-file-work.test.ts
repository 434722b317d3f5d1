import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from 'crfsuite-wasm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelVersion } from '@/lib/domain/model/run';
import { STANDARD } from '@/lib/domain/text/feature-set';
import type { ExampleSentence } from '@/lib/formats/run-export/run-files';
import { WEIGHTS_SNIPPET } from '@/lib/messages/en/model-export-readme';
import { PYTHON_SNIPPET } from '@/lib/messages/en/run-export-readme';
import { sharedFile } from '@/lib/pipelines/gate/shared-file';
import { openReader } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { modelFileWork } from '@/workers/model-file-work';
import { gateToy, modelFiles, trainToy } from '../fixtures/gating';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

const PYTHON = process.env.PYTHON ?? 'python3';
const root = fileURLToPath(new URL('../..', import.meta.url));
const tiny = new Uint8Array(readFileSync(join(root, 'wasm/test/fixtures/tiny-native.crfsuite')));
const dump = readFileSync(join(root, 'wasm/test/fixtures/tiny-native.dump.txt'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'behealthy-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let engine: Engine;
let shared: Uint8Array;
let weights: Uint8Array;
beforeAll(async () => {
  engine = await loadEngine();
  const notes = toyNotes(90, 71);
  const { model } = await gateToy(await trainToy(notes, STANDARD, engine), notes, engine);
  const file = await sharedFile(model, ['clinical-1'], engine, testHost().hash);
  if (!file.ok) throw new Error(file.error.code);
  ({ bytes: shared } = file.value);
  ({ bytes: weights } = model);
});

const api = () => modelFileWork({ engine: async () => engine, host: testHost() });
const blobOf = (bytes: Uint8Array) => new Blob([bytes as BlobPart]);

async function lookAt(bytes: Uint8Array) {
  const outcome = await api().lookAtModel(blobOf(bytes));
  if (outcome.kind !== 'looked') throw new Error(JSON.stringify(outcome));
  return outcome.look;
}

async function exported(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const outcome = await api().exportModelFile(blobOf(bytes));
  if (outcome.kind !== 'exported') throw new Error(JSON.stringify(outcome));
  return unzipSync(new Uint8Array(await outcome.file.arrayBuffer()));
}

const textOf = (files: Record<string, Uint8Array>, name: string) => strFromU8(files[name] ?? new Uint8Array());

describe('model files from elsewhere', () => {
  it('tells of a native CRFsuite file what its dump says, and that no note can be read with it', async () => {
    const look = await lookAt(tiny);
    const stated = (name: string) => Number(new RegExp(`${name}: (\\d+)`).exec(dump)?.[1]);
    expect([look.tags.length, look.attributes]).toEqual([stated('num_labels'), stated('num_attrs')]);
    const count = (section: string) =>
      (new RegExp(`${section} = \\{\\n([\\s\\S]*?)\\n?\\}`).exec(dump)?.[1] ?? '')
        .split('\n')
        .filter((row) => row.trim()).length;
    expect([look.transitions, look.stateFeatures]).toEqual([count('TRANSITIONS'), count('STATE_FEATURES')]);
    expect(look.use).toEqual({ kind: 'no-feature-set' });
    const [heaviest] = look.heaviest;
    expect(dump).toContain(`${heaviest?.attribute} --> ${heaviest?.tag}: ${heaviest?.weight.toFixed(6)}`);
  });

  it('keeps a model that reads notes here, as what it is, once for a file', async () => {
    const kept: [ModelVersion, string][] = [];
    const keepModel = async (...given: [ModelVersion, string]) => void kept.push(given);
    const work = modelFileWork({ engine: async () => engine, host: testHost(), keepModel });
    const first = await work.keepModelFile(blobOf(shared), 'ward.behealthy');
    expect(await work.keepModelFile(blobOf(shared), 'again.behealthy')).toEqual(first);
    const [[model, name] = []] = kept;
    expect(first).toEqual({ kind: 'kept', modelId: model?.id });
    expect(name).toBe('ward.behealthy');
    expect(model).toMatchObject({ featureSet: STANDARD, sizeBytes: shared.byteLength });
    // The weights inside, with which it tags; not the file around them.
    expect(Buffer.from(model?.bytes ?? []).equals(Buffer.from(weights))).toBe(true);
    const reader = model && openReader(model, engine);
    if (!reader?.ok) throw new Error('cannot be opened');
    const [note] = toyNotes(1, 5);
    expect(reader.value.predict(note?.note ?? { text: '', tokenizer: 'clinical-1' }).length).toBeGreaterThan(0);
    reader.value.close();
  });

  it('keeps nothing that cannot read notes, and says why', async () => {
    const keepModel = async () => {
      throw new Error('was kept');
    };
    const work = modelFileWork({ engine: async () => engine, host: testHost(), keepModel });
    for (const bytes of [tiny, weights])
      expect(await work.keepModelFile(blobOf(bytes), 'a.crfsuite')).toEqual({
        kind: 'cannot-read',
        use: { kind: 'no-feature-set' },
      });
    expect((await work.keepModelFile(blobOf(new Uint8Array([1, 2, 3])), 'a')).kind).toBe('refused');
  });

  it('reads notes with a file of this app, not with its weights alone', async () => {
    expect((await lookAt(shared)).use).toEqual({ kind: 'reads-notes' });
    const alone = await lookAt(weights);
    expect(alone.use).toEqual({ kind: 'no-feature-set' });
    expect(alone.labels).toEqual(['DISEASE', 'TREATMENT']);
    expect(alone.broken).toEqual({ date: 0, id: 0, digits: 0 });
  });

  it('refuses what is no model, cut off, or describes another', async () => {
    const codeOf = async (bytes: Uint8Array) => {
      const outcome = await api().lookAtModel(blobOf(bytes));
      return outcome.kind === 'refused' ? outcome.error.code : outcome.kind;
    };
    expect(await codeOf(new TextEncoder().encode('not a model'))).toBe('model-unreadable');
    expect(await codeOf(weights.slice(0, -2))).toBe('model-unreadable');
    expect(await codeOf(shared.slice(0, -2))).toBe('length-differs');
    expect(await codeOf(shared.map((byte, at) => (at === 20 ? byte ^ 1 : byte)))).toBe('description-malformed');
  });

  it('exports a file of this app with all that reading takes, CRFsuite alone without', async () => {
    const files = await exported(shared);
    expect(Object.keys(files).sort()).toEqual(['README.md', 'example.json', 'model.crfsuite', 'model.json']);
    expect(Buffer.from(files['model.crfsuite'] ?? [])).toEqual(Buffer.from(weights));
    const described = JSON.parse(textOf(files, 'model.json')) as { sha256: string; featureSet: object };
    expect(described.sha256).toBe(await testHost().hash(weights));
    expect(described.featureSet).toEqual(STANDARD);
    expect(textOf(files, 'README.md')).toContain(PYTHON_SNIPPET);
    const alone = await exported(tiny);
    expect(Object.keys(alone).sort()).toEqual(['README.md', 'model.crfsuite']);
    expect(Buffer.from(alone['model.crfsuite'] ?? [])).toEqual(Buffer.from(tiny));
    expect(textOf(alone, 'README.md')).toContain(WEIGHTS_SNIPPET);
    expect(textOf(alone, 'README.md')).toContain('cannot read notes');
  });

  it('gives the tags of the example to a reader of attribute strings', async () => {
    const files = await exported(shared);
    const { attributes, tags } = JSON.parse(textOf(files, 'example.json')) as ExampleSentence;
    const tagger = (await loadEngine()).openTagger(files['model.crfsuite'] ?? new Uint8Array());
    expect(tagger.tag(attributes.map((row) => [...row]))).toEqual(tags);
    expect(tags.some((tag) => tag !== 'O')).toBe(true);
    expect(modelFiles.readModel(weights).attributes.length).toBeGreaterThan(50);
  });

  it('gives them to native CRFsuite', async (context) => {
    const { loadNative } = (await import('../../wasm/bench/install-native.mjs')) as {
      loadNative: () => Native | undefined;
    };
    const native = loadNative();
    if (!native) return context.skip('native CRFsuite is not compiled: npm run bench compiles it');
    const files = await exported(shared);
    const { attributes, tags } = JSON.parse(textOf(files, 'example.json')) as ExampleSentence;
    const path = join(folder, 'native.crfsuite');
    writeFileSync(path, files['model.crfsuite'] ?? '');
    const tagger = new native.Tagger();
    expect(tagger.open(path)).toBe(true);
    expect(tagger.tag(attributes)).toEqual(tags);
  });

  it('loads in python-crfsuite as README says', async (context) => {
    if (spawnSync(PYTHON, ['-c', 'import pycrfsuite']).status !== 0) {
      return context.skip(`${PYTHON} has no pycrfsuite; pip install python-crfsuite, or set PYTHON`);
    }
    for (const [bytes, snippet] of [
      [shared, PYTHON_SNIPPET],
      [tiny, WEIGHTS_SNIPPET],
    ] as const) {
      for (const [name, content] of Object.entries(await exported(bytes))) writeFileSync(join(folder, name), content);
      const run = spawnSync(PYTHON, ['-c', snippet], { cwd: folder, encoding: 'utf8' });
      expect([run.status, run.stderr]).toEqual([0, '']);
    }
  });
});

interface Native {
  readonly Tagger: new () => {
    open(path: string): boolean;
    tag(attributes: readonly (readonly string[])[]): string[];
  };
}
