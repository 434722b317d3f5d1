import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { type CurvePoint, DEFAULT_SETTINGS, type TrainingSettings } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openReader } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { type TrainingOptions, trainModel } from '@/lib/pipelines/training';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const SETTINGS: TrainingSettings = { ...DEFAULT_SETTINGS, maxIterations: 25, bootstrapResamples: 200 };

async function train(notes: readonly LabelledNote[], settings = SETTINGS, options: TrainingOptions = {}) {
  const host = testHost();
  const dataset = toyDataset(notes);
  const run = { ...(await describeRun(dataset, settings, SMALL, engine, host, 'run-1', { actor: 'Test' })), number: 4 };
  const result = await trainModel({ run, dataset, notes }, engine, host, options);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('trainModel', () => {
  it('learns the pattern and is judged on the test notes, with intervals around each figure', async () => {
    const { run, errors } = await train(toyNotes(150, 11));
    expect(run.evaluation?.split).toBe('test');
    expect(run.evaluation?.scores.notes).toBe(30);
    const f1 = run.evaluation?.scores.exact.overall.f1;
    expect(f1?.value).toBeGreaterThan(0.95);
    expect(f1?.low).toBeLessThanOrEqual(f1?.value ?? 0);
    expect(f1?.high).toBeGreaterThanOrEqual(f1?.value ?? 1);
    expect(errors.length).toBeLessThan(5);
  });

  it('draws both fits, held-out F1 on the first alone', async () => {
    const { run } = await train(toyNotes(100, 12));
    const of = (fit: CurvePoint['fit']) => run.curve.filter((point) => point.fit === fit);
    expect(of('dev').length).toBeGreaterThan(3);
    expect(of('final').at(-1)?.lossNatsPerSentence).toBeLessThan(of('final')[0]?.lossNatsPerSentence ?? 0);
    expect(of('dev').some((point) => (point.devF1 ?? 0) > 0.5)).toBe(true);
    expect(of('final').every((point) => point.devF1 === undefined)).toBe(true);
  });

  it('gives the same bytes again, whether or not notes are held out for the curve', async () => {
    const notes = toyNotes(60, 13);
    const [first, again, plain] = [
      await train(notes),
      await train(notes),
      await train(notes, { ...SETTINGS, devShare: 0 }),
    ];
    expect(again.model.sha256).toBe(first.model.sha256);
    expect(plain.model.sha256).toBe(first.model.sha256);
    expect(plain.run.curve.every((point) => point.fit === 'final')).toBe(true);
  });

  it('is judged on held-out notes, and says so, when there is no test split', async () => {
    const notes = toyNotes(60, 14).map((each) => ({ ...each, split: undefined }));
    const { run } = await train(notes);
    expect(run.evaluation?.split).toBe('dev');
    expect(run.evaluation?.scores.notes).toBeLessThan(60);
  });

  it('lists each sentence where model and gold differ, by offsets', async () => {
    const notes = toyNotes(60, 15);
    const wronged = notes.map((each) => (each.split === 'test' ? { ...each, gold: each.gold.slice(0, 1) } : each));
    const { errors } = await train(wronged);
    const test = new Map(wronged.filter((each) => each.split === 'test').map((each) => [each.note.id, each]));
    expect(errors.length).toBe(test.size);
    for (const error of errors) {
      const text = test.get(error.noteId)?.note.text ?? '';
      expect(text.slice(error.start, error.end).endsWith('.')).toBe(true);
      expect(error.gold.length).toBe(1);
    }
  });

  it('counts a gold span that cuts a token as one not found', async () => {
    const notes = toyNotes(60, 20).map((each) =>
      each.split === 'test'
        ? {
            ...each,
            gold: each.gold.map((span) => (span.label === 'DISEASE' ? { ...span, start: span.start + 1 } : span)),
          }
        : each,
    );
    const { run } = await train(notes);
    expect(run.evaluation?.scores.exact.perLabel.DISEASE?.recall.value).toBe(0);
    expect(run.evaluation?.scores.exact.perLabel.TREATMENT?.recall.value).toBeGreaterThan(0.9);
  });

  it('refuses notes without marks', async () => {
    const bare = toyNotes(20, 16).map((each) => ({ ...each, gold: [] }));
    await expect(train(bare)).rejects.toThrow('dataset-too-small');
  });

  it('stops when the signal fires, in either fit', async () => {
    for (const stopIn of ['dev', 'final'] as const) {
      const controller = new AbortController();
      const onCurve = (curve: readonly CurvePoint[]) => {
        if (curve.at(-1)?.fit === stopIn) controller.abort();
      };
      const attempt = train(toyNotes(60, 17), SETTINGS, { signal: controller.signal, onCurve });
      await expect(attempt).rejects.toMatchObject({ code: 'cancelled' });
    }
  });
});

describe('openReader', () => {
  it('marks an unseen note with confidences that are probabilities', async () => {
    const { model } = await train(toyNotes(150, 18));
    const opened = openReader(model, engine);
    if (!opened.ok) throw new Error(opened.error.code);
    const text = '🙂 Seen for gout\r\nnow taking allopurinol.';
    const spans = opened.value.predict({ text, tokenizer: 'clinical-1' });
    expect(spans.map((span) => [text.slice(span.start, span.end), span.label])).toEqual([
      ['gout', 'DISEASE'],
      ['allopurinol', 'TREATMENT'],
    ]);
    for (const { confidence, otherwise } of spans) {
      const rest = otherwise.none + Object.values(otherwise.labels).reduce((sum, each) => sum + each, 0);
      expect(confidence).toBeGreaterThan(0.5);
      expect(confidence + rest).toBeLessThanOrEqual(1 + 1e-9);
      expect(rest).toBeGreaterThan(0);
    }
  });

  it('refuses a recipe it does not compute and bytes that are no model', async () => {
    const { model } = await train(toyNotes(30, 19), { ...SETTINGS, maxIterations: 3, devShare: 0 });
    const future = { ...model, featureSet: JSON.parse(JSON.stringify({ ...model.featureSet, version: 99 })) };
    expect(openReader(future, engine)).toEqual({ ok: false, error: { code: 'feature-set-mismatch' } });
    const cut = { ...model, bytes: model.bytes.slice(0, 100) };
    expect(openReader(cut, engine)).toEqual({ ok: false, error: { code: 'model-unreadable' } });
  });
});
