import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { exactF1 } from '@/lib/domain/model/evaluate';
import { DEFAULT_SETTINGS, type Run, type TrainingSettings } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import { compareStoredRuns } from '@/lib/pipelines/compare';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openReader } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { trainModel } from '@/lib/pipelines/training';
import { MemoryDatasetStore, MemoryRunStore } from '../fakes/memory-stores';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let engine: Engine;
const host = testHost();
const datasets = new MemoryDatasetStore();
const runs = new MemoryRunStore();
const parts = { datasets, runs, engine: async () => engine };
const SETTINGS: TrainingSettings = { ...DEFAULT_SETTINGS, maxIterations: 20, bootstrapResamples: 100 };

/** A run on these notes stored under `datasetId`, finished and stored. */
async function train(datasetId: string, notes: readonly LabelledNote[], settings: TrainingSettings): Promise<Run> {
  const own = notes.map((each) => ({ ...each, note: { ...each.note, id: `${datasetId}:${each.note.title}` } }));
  const contentHash = (datasetId.codePointAt(0) ?? 0).toString(16).padStart(64, '0');
  const dataset = { ...toyDataset(own), id: datasetId, contentHash };
  if (!(await datasets.get(datasetId))) await datasets.put(dataset, own, { issues: [], quarantine: [], files: [] });
  const described = await describeRun(dataset, settings, SMALL, engine, host, host.newId(), { actor: 'Test' });
  const run = await runs.start(described);
  const result = await trainModel({ run, dataset, notes: own }, engine, host);
  if (!result.ok) throw new Error(result.error.code);
  await runs.finish(result.value.run, result.value.errors, result.value.model);
  return result.value.run;
}

/** Titles name the notes in every dataset; one label of the test notes is wrong, so that no model is perfect. */
const NOTES = toyNotes(120, 31).map((each, i) => ({
  ...each,
  note: { ...each.note, title: `n${i}` },
  gold: each.split === 'test' && i % 3 === 0 ? each.gold.slice(0, 1) : each.gold,
}));

let good: Run;
let weak: Run;
beforeAll(async () => {
  engine = await loadEngine();
  good = await train('a', NOTES, SETTINGS);
  weak = await train('a', NOTES, { ...SETTINGS, maxIterations: 2, c2: 30 });
});

const compare = async (first: Run, second: Run) => {
  const result = await compareStoredRuns(first, second, parts, host, {});
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** What the stored model finds, read anew. */
async function readAgain(run: Run) {
  const model = await runs.model(run.modelId ?? '');
  const opened = model && openReader(model, engine);
  if (!opened?.ok) throw new Error('model does not open');
  const notes = (await datasets.notes('a')).filter((each) => each.split === 'test');
  return notes.map(({ note, gold }) => ({ note, gold, predicted: opened.value.predict(note) }));
}

describe('compareStoredRuns', () => {
  it('finds the difference that two readings of the notes show', async () => {
    const [a, b] = [await readAgain(good), await readAgain(weak)];
    const { difference } = await compare(good, weak);
    expect(difference.notes).toBe(24);
    expect(difference.overall.f1.value).toBeCloseTo(exactF1(a) - exactF1(b), 12);
    expect(difference.overall.f1.low).toBeLessThanOrEqual(difference.overall.f1.value);
    expect(difference.overall.f1.high).toBeGreaterThanOrEqual(difference.overall.f1.value);
  });

  it('lists exactly the sentences in which they find something else, with what each finds', async () => {
    const [a, b] = [await readAgain(good), await readAgain(weak)];
    const bare = (spans: readonly { start: number; end: number; label: string }[]) =>
      spans.map(({ start, end, label }) => `${start}-${end} ${label}`).sort();
    const expected = a.flatMap(({ note, predicted }, i) => {
      const [first, second] = [bare(predicted), bare(b[i]?.predicted ?? [])];
      return first.join() === second.join() ? [] : [[note.id, first, second]];
    });
    expect(expected.length).toBeGreaterThan(0);
    const { sentences } = await compare(good, weak);
    const found = new Map<string, [string[], string[]]>();
    for (const { noteId, first, second } of sentences) {
      const [x, y] = found.get(noteId) ?? [[], []];
      found.set(noteId, [[...x, ...bare(first)].sort(), [...y, ...bare(second)].sort()]);
    }
    for (const [id, first, second] of expected) expect(found.get(String(id))).toEqual([first, second]);
    expect(found.size).toBe(expected.length);
  });

  it('compares runs on two versions of a dataset whose test notes are the same', async () => {
    const more = await train(
      'b',
      [
        ...NOTES,
        ...toyNotes(40, 77).map((each, i) => ({
          ...each,
          split: 'train' as const,
          note: { ...each.note, title: `m${i}` },
        })),
      ],
      SETTINGS,
    );
    const { difference } = await compare(more, weak);
    expect(difference.notes).toBe(24);
    expect(difference.overall.f1.value).toBeGreaterThan(0);
  });

  it('refuses other test notes, another part, a run without figures and the run itself', async () => {
    const relabelled = NOTES.map((each) => (each.split === 'test' ? { ...each, gold: [] } : each));
    const other = await train('c', relabelled, SETTINGS);
    const unsplit = NOTES.map((each) => ({ ...each, split: undefined }));
    const held = await train('d', unsplit, SETTINGS);
    const code = async (first: Run, second: Run) => {
      const result = await compareStoredRuns(first, second, parts, host, {});
      return result.ok ? 'compared' : result.error.code;
    };
    expect(await code(good, other)).toBe('other-notes');
    expect(await code(good, held)).toBe('other-part');
    expect(await code(good, { ...weak, evaluation: undefined })).toBe('not-judged');
    expect(await code(good, good)).toBe('same-run');
    expect(await code({ ...good, datasetId: 'gone', datasetHash: 'gone' }, weak)).toBe('dataset-missing');
    expect(await code(held, await train('d', unsplit, { ...SETTINGS, c2: 4 }))).toBe('compared');
  });

  it('reads again with the model when the stored errors do not add up, and refuses without one', async () => {
    const errors = await runs.errors(weak.id);
    const lost = new MemoryRunStore();
    const model = await runs.model(weak.modelId ?? '');
    if (!model) throw new Error('no model');
    await lost.finish(weak, errors.slice(1), model);
    await lost.finish(good, await runs.errors(good.id), { ...model, id: 'other' });
    const again = await compareStoredRuns(good, weak, { ...parts, runs: lost }, host, {});
    expect(again.ok && again.value.difference.overall).toEqual((await compare(good, weak)).difference.overall);
    const none = await compareStoredRuns(good, { ...weak, modelId: undefined }, { ...parts, runs: lost }, host, {});
    expect(none).toEqual({ ok: false, error: { code: 'model-missing' } });
  });
});
