import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import { foldNotes, judgeFold } from '@/lib/pipelines/cross-validation';
import { gateCurve } from '@/lib/pipelines/gate/gate-curve';
import type { Engine, LabelledNote, WorkOptions } from '@/lib/pipelines/ports';
import { modelFiles } from '../fixtures/gating';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

const labels = ['DISEASE', 'TREATMENT'];
const settings = { ...DEFAULT_SETTINGS, maxIterations: 8, bootstrapResamples: 100 };
const notes = toyNotes(90, 81).filter(({ split }) => split !== 'test');
let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const draw = (of: readonly LabelledNote[], options: WorkOptions = {}) =>
  gateCurve(
    { notes: of, labels, settings, featureSet: SMALL, ks: [1, 5, 1000], methods: ['retrain', 'prune'], folds: 3 },
    engine,
    modelFiles,
    testHost(),
    options,
  );

describe('gateCurve', () => {
  it('stands on the F1 of cross-validation, and falls to nothing where nobody has enough company', async () => {
    const curve = await draw(notes);
    if (!curve) throw new Error('no curve');
    const host = testHost();
    const folded = await foldNotes(notes, labels, { folds: 3, seed: settings.seed }, host);
    const sum = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
    for (let fold = 0; fold < 3; fold++) {
      const { result } = await judgeFold(folded, { index: 0, settings, featureSet: SMALL }, fold, engine, host);
      for (const key of ['truePositives', 'falsePositives', 'falseNegatives'] as const) sum[key] += result.counts[key];
    }
    const f1 = (2 * sum.truePositives) / (2 * sum.truePositives + sum.falsePositives + sum.falseNegatives);
    expect(curve.withoutGate.f1.value).toBeCloseTo(f1, 12);
    expect(curve.points.map(({ k, method }) => [k, method])).toEqual(
      [1, 5, 1000].flatMap((k) => ['retrain', 'prune'].map((method) => [k, method])),
    );
    for (const { f1: own, difference } of curve.points) {
      expect(difference.value).toBeCloseTo(own.value - curve.withoutGate.f1.value, 12);
      expect(difference.low <= difference.value && difference.value <= difference.high).toBe(true);
    }
    const attributes = curve.points.filter(({ method }) => method === 'retrain').map((point) => point.attributes);
    expect(attributes).toEqual(attributes.toSorted((a, b) => b - a));
    for (const alone of curve.points.slice(-2)) {
      expect(alone.attributes).toBe(0);
      expect(alone.difference.high).toBeLessThan(-0.5);
    }
  });

  it('tells how far it is, model by model, and stops when told to', async () => {
    const told: number[] = [];
    const controller = new AbortController();
    const onProgress = (_: string, done: number, total: number) => {
      told.push(done);
      expect(total).toBe(21);
      if (done === 3) controller.abort();
    };
    await expect(draw(notes, { signal: controller.signal, onProgress })).rejects.toThrow();
    expect(told).toEqual([0, 1, 2, 3]);
  });

  it('draws nothing where one patient has all notes, and never from test notes', async () => {
    expect(await draw(notes.map((each) => ({ ...each, note: { ...each.note, patientKey: 'one' } })))).toBeUndefined();
    await expect(draw(toyNotes(30, 82))).rejects.toThrow('test notes');
  });
});
