import { posix } from 'node:path';
import 'fake-indexeddb/auto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadEngine } from 'crfsuite-wasm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNNAMED } from '@/lib/domain/annotation/mark';
import { DEFAULT_SETTINGS, type Run } from '@/lib/domain/model/run';
import { STANDARD } from '@/lib/domain/text/feature-set';
import { mlflowFiles, mlflowRunId } from '@/lib/formats/run-export/mlflow-files';
import type { ExampleSentence } from '@/lib/formats/run-export/run-files';
import { PYTHON_SNIPPET } from '@/lib/messages/en/run-export-readme';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openReader } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { trainModel } from '@/lib/pipelines/training';
import { repeatOrderSchema } from '@/lib/schemas/run-report';
import { exportWork } from '@/workers/export-work';
import type { WorkParts } from '@/workers/host-parts';
import { JobLog } from '@/workers/job-log';
import { readModelFiles } from '@/workers/open-model';
import type { ExportLayout } from '@/workers/pipeline-api';
import { MemoryRunStore } from '../fakes/memory-stores';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

const PYTHON = process.env.PYTHON ?? 'python3';
const host = testHost();
const runs = new MemoryRunStore();
const notes = toyNotes(80, 41);
const folder = mkdtempSync(join(tmpdir(), 'behealthy-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let engine: Engine;
let run: Run;
let jobLog: JobLog;
beforeAll(async () => {
  engine = await loadEngine();
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 15, bootstrapResamples: 50 };
  const described = await describeRun(toyDataset(notes), settings, STANDARD, engine, host, 'run-7f', {
    actor: 'Amina',
  });
  const started = await runs.start(described);
  const trained = await trainModel({ run: started, dataset: toyDataset(notes), notes }, engine, host);
  if (!trained.ok) throw new Error(trained.error.code);
  run = trained.value.run;
  await runs.finish(run, trained.value.errors, trained.value.model);
  const jobs = { put: async () => undefined, running: async () => [], interrupt: async () => undefined };
  const locks = { hold: <T>(_id: string, work: () => Promise<T>) => work(), isHeld: async () => false };
  jobLog = new JobLog(jobs, locks, host.clock);
});

const exporter = () => exportWork({ runs, engine: async () => engine, host, jobLog } as unknown as WorkParts);

async function exported(layout: ExportLayout): Promise<Uint8Array> {
  const outcome = await exporter().exportRun('job', { runId: run.id, layout });
  if (outcome.kind !== 'exported') throw new Error(JSON.stringify(outcome));
  return new Uint8Array(await outcome.file.arrayBuffer());
}

const textOf = (files: Record<string, Uint8Array>, name: string) => strFromU8(files[name] ?? new Uint8Array());

function unpackInto(path: string, files: Record<string, Uint8Array>): void {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), bytes);
  }
}

describe('export of a run as files', () => {
  it('holds all that README names, and the same run gives the same bytes', async () => {
    const bytes = await exported('plain');
    expect(await exported('plain')).toEqual(bytes);
    const files = unzipSync(bytes);
    const names = Object.keys(files).sort();
    const expected = [
      'environment.json',
      'example.json',
      'model.crfsuite',
      'model.json',
      'report.json',
      'settings.json',
    ];
    expect(names).toEqual(['README.md', ...expected]);
    const readme = textOf(files, 'README.md');
    for (const name of expected) expect(readme).toContain(`| ${name} |`);
    expect(readme).toContain(PYTHON_SNIPPET);
    expect(await host.hash(files['model.crfsuite'] ?? new Uint8Array())).toBe(run.modelSha256);
    expect(JSON.parse(textOf(files, 'environment.json'))).toMatchObject({
      actor: 'Amina',
      engine: { sha256: run.wasmHash },
      splitSha256: run.splitHash,
    });
  });

  it('names whoever started it without a name as the page does, in both layouts', async () => {
    const actorOf = async (actor: string, layout: ExportLayout, unnamed?: string) => {
      const stored = { get: async () => ({ ...run, actor }), model: runs.model.bind(runs) };
      const parts = { runs: stored, engine: async () => engine, host, jobLog } as unknown as WorkParts;
      const request = { runId: run.id, layout, ...(unnamed && { unnamed }) };
      const outcome = await exportWork(parts).exportRun('job', request);
      if (outcome.kind !== 'exported') throw new Error(outcome.kind);
      const files = unzipSync(new Uint8Array(await outcome.file.arrayBuffer()));
      const file = (end: string) => textOf(files, Object.keys(files).find((name) => name.endsWith(end)) ?? '').trim();
      return layout === 'plain' ? JSON.parse(file('environment.json')).actor : file('tags/mlflow.user');
    };
    for (const layout of ['plain', 'mlflow'] as const) {
      expect(await actorOf(UNNAMED, layout, 'Ich')).toBe('Ich');
      expect(await actorOf(UNNAMED, layout)).toBe(UNNAMED);
      expect(await actorOf('Amina', layout, 'Ich')).toBe('Amina');
    }
  });

  it('is taken by the commands that README names: tag reads the model, pipeline --repeat the report', async () => {
    const files = unzipSync(await exported('plain'));
    const path = join(folder, 'plain');
    unpackInto(path, files);
    const model = await readModelFiles(path, host.hash);
    if (!model.ok) throw new Error(model.error);
    const reader = openReader(model.value, engine);
    if (!reader.ok) throw new Error(reader.error.code);
    const note = notes.find((each) => each.split === 'test');
    if (!note) throw new Error('no test note');
    expect(reader.value.predict(note.note).length).toBeGreaterThan(0);
    const order = repeatOrderSchema.parse(JSON.parse(textOf(files, 'report.json')));
    expect(order.settings).toEqual(run.settings);
    expect(order.facts.modelSha256).toBe(run.modelSha256);
  });

  it('holds no sentence of a note in any file', async () => {
    const files = unzipSync(await exported('mlflow'));
    const sentences = notes.map(({ note }) => note.text.split(/\s+/).slice(0, 5).join(' '));
    for (const [name, bytes] of Object.entries(files)) {
      const text = strFromU8(bytes);
      expect(
        sentences.filter((sentence) => text.includes(sentence)),
        name,
      ).toEqual([]);
    }
    // Words of notes stand in the model and its lexicon alone.
    const word = (notes[0]?.note.text ?? '').split(/\s+/).find((each) => /^[a-z]{6,}$/.test(each)) ?? '';
    const holding = Object.entries(files).filter(([, bytes]) => strFromU8(bytes, true).includes(word));
    expect(holding.map(([name]) => name.replace(/^.*\//, '')).sort()).toEqual(['model.crfsuite', 'model.json']);
  });

  it('loads in python-crfsuite as README says, with the same tags', async (context) => {
    if (spawnSync(PYTHON, ['-c', 'import pycrfsuite']).status !== 0) {
      context.skip(`${PYTHON} has no pycrfsuite; pip install python-crfsuite, or set PYTHON`);
    }
    const files = unzipSync(await exported('plain'));
    const path = join(folder, 'python');
    unpackInto(path, files);
    const printed = execFileSync(PYTHON, ['-c', PYTHON_SNIPPET], { cwd: path, encoding: 'utf8' });
    const example = JSON.parse(textOf(files, 'example.json')) as ExampleSentence;
    expect(printed.trim().split(/\r?\n/)).toEqual(example.words.map((word, i) => `${word} ${example.tags[i]}`));
  });

  it('gives the example the tags that its attributes have in the engine', async () => {
    const files = unzipSync(await exported('plain'));
    const example = JSON.parse(textOf(files, 'example.json')) as ExampleSentence;
    const tagger = engine.openTagger(files['model.crfsuite'] ?? new Uint8Array());
    const groups = example.attributes.map((attributes) => tagger.group(attributes));
    tagger.setGroups(Int32Array.from(groups), Int32Array.from([...groups.keys(), groups.length]));
    expect(tagger.tag()).toEqual(example.tags);
    tagger.close();
    expect(example.attributes.length).toBe(example.words.length);
  });

  it('says what is missing, and stops when it is cancelled', async () => {
    expect(await exporter().exportRun('j', { runId: 'none', layout: 'plain' })).toEqual({
      kind: 'failed',
      code: 'run-missing',
    });
    const work = exporter().exportRun('stop', { runId: run.id, layout: 'plain' });
    jobLog.cancel('stop');
    expect(await work).toEqual({ kind: 'cancelled' });
  });
});

describe('export of a run for MLflow', () => {
  const base = () => `mlruns/0/${mlflowRunId(run)}`;

  it('has one file a parameter, tag and metric, and lines of timestamp, value and step', async () => {
    const files = unzipSync(await exported('mlflow'));
    expect(textOf(files, `${base()}/params/c2`)).toBe('1');
    expect(textOf(files, `${base()}/params/features.encoding`)).toBe('BILOU');
    expect(textOf(files, `${base()}/tags/mlflow.runName`)).toBe('Run 1');
    expect(textOf(files, `${base()}/tags/behealthy.model_sha256`)).toBe(run.modelSha256);
    const loss = textOf(files, `${base()}/metrics/final/loss`).trimEnd().split('\n');
    const final = run.curve.filter((point) => point.fit === 'final');
    expect(loss.map((line) => line.split(' ').map(Number).slice(1))).toEqual(
      final.map((point) => [point.lossNatsPerSentence, point.iteration]),
    );
    for (const line of loss) expect(Number(line.split(' ')[0])).toBeGreaterThanOrEqual(Date.parse(run.startedAt));
    const f1 = textOf(files, `${base()}/metrics/evaluation/exact/all labels/f1`).trim().split(' ');
    expect(Number(f1[1])).toBe(run.evaluation?.scores.exact.overall.f1.value);
    expect(Object.keys(files)).toContain(`${base()}/artifacts/model.crfsuite`);
  });

  it('states the run in meta.yaml under the names MLflow reads', async () => {
    const files = unzipSync(await exported('mlflow'));
    const meta = Object.fromEntries(
      textOf(files, `${base()}/meta.yaml`)
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [, name = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
          return [name, JSON.parse(value)];
        }),
    );
    expect(meta).toMatchObject({
      experiment_id: '0',
      lifecycle_stage: 'active',
      run_id: mlflowRunId(run),
      run_uuid: mlflowRunId(run),
      status: 3,
      source_type: 4,
      user_id: 'Amina',
      start_time: Date.parse(run.startedAt),
    });
    expect(textOf(files, 'mlruns/0/meta.yaml')).toContain('experiment_id: "0"');
  });

  // What MLflow's FileStore does with each file when it lists and opens runs (its 2.x source, read 2026-11-29).
  it('is read whole by the rules of MLflow’s file store: every field, name, line and value', async () => {
    const files = unzipSync(await exported('mlflow'));
    const fieldsOf = (name: string): Record<string, unknown> =>
      Object.fromEntries(
        textOf(files, name)
          .trimEnd()
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), JSON.parse(line.slice(line.indexOf(':') + 1))]),
      );
    const start = Date.parse(run.startedAt);
    expect(fieldsOf('mlruns/0/meta.yaml')).toEqual({
      artifact_location: './mlruns/0',
      creation_time: start,
      experiment_id: '0',
      last_update_time: start,
      lifecycle_stage: 'active',
      name: 'Default',
    });
    const id = mlflowRunId(run);
    expect(id).toMatch(/^[a-zA-Z0-9][\w-]{0,255}$/u);
    expect(fieldsOf(`${base()}/meta.yaml`)).toEqual({
      artifact_uri: `./mlruns/0/${id}/artifacts`,
      end_time: Date.parse(run.finishedAt ?? ''),
      entry_point_name: '',
      experiment_id: '0',
      lifecycle_stage: 'active',
      run_id: id,
      run_name: 'Run 1',
      run_uuid: id,
      source_name: '',
      source_type: 4,
      source_version: '',
      start_time: start,
      status: 3,
      tags: [],
      user_id: 'Amina',
    });
    const inside = Object.keys(files).filter((name) => name.startsWith(`${base()}/`) && !name.endsWith('/'));
    const kinds = new Set(inside.map((name) => name.slice(base().length + 1).split('/')[0]));
    expect(kinds).toEqual(new Set(['meta.yaml', 'params', 'metrics', 'tags', 'artifacts']));
    for (const name of inside) {
      const [, kind, key = ''] = /^(params|metrics|tags)\/(.+)$/u.exec(name.slice(base().length + 1)) ?? [];
      if (kind === undefined) continue;
      expect(key).toMatch(/^[/\w.\- ]*$/u);
      expect(posix.normalize(key)).toBe(key);
      const content = textOf(files, name);
      if (kind !== 'metrics') {
        expect(content.length).toBeLessThanOrEqual(kind === 'params' ? 6000 : 8000);
        continue;
      }
      const lines = content.trimEnd().split('\n');
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        const [timestamp, value, step, ...rest] = line.split(' ');
        expect(rest).toEqual([]);
        expect(timestamp).toMatch(/^\d{13}$/u);
        expect(Number.isFinite(Number(value)) && value !== '').toBe(true);
        expect(step).toMatch(/^\d+$/u);
      }
    }
    const params = inside.filter((name) => name.includes('/params/')).map((name) => name.split('/params/')[1]);
    const settings = Object.keys(run.settings).filter(
      (name) => run.settings[name as keyof typeof run.settings] !== undefined,
    );
    expect(params).toEqual(
      expect.arrayContaining([...settings, 'dataset', 'labels', 'features.id', 'features.encoding']),
    );
    expect(textOf(files, `${base()}/params/algorithm`)).toBe('lbfgs');
  });

  it('keeps labels apart whose names MLflow does not take, and no file where a folder stands', () => {
    const exact = run.evaluation?.scores.exact;
    const scores = exact?.perLabel.DISEASE;
    if (!run.evaluation || !exact || !scores) throw new Error('not judged');
    const perLabel = { 'a/b': scores, 'a:b': scores, '..': scores, Größe: scores };
    const evaluation = { ...run.evaluation, scores: { ...run.evaluation.scores, exact: { ...exact, perLabel } } };
    const names = mlflowFiles({ ...run, evaluation }, []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[/\w.\- ]+$/);
      expect(name.split('/')).not.toContain('..');
      expect(
        names.some((other) => other.startsWith(`${name}/`)),
        name,
      ).toBe(false);
    }
    expect(names.filter((name) => /exact\/a_b.*f1(_2)?$/.test(name)).length).toBe(2);
  });
});
