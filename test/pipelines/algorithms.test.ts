import { loadEngine, readModel } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  ALGORITHM_FACTS,
  ALGORITHMS,
  type Algorithm,
  engineParameters,
  flagsOf,
  NUMBER_PARAMETERS,
  numbersOf,
} from '@/lib/domain/model/algorithms';
import { DEFAULT_SETTINGS, settingsFor, type TrainingSettings } from '@/lib/domain/model/run';
import { missingFacts } from '@/lib/domain/model/run-facts';
import { SMALL } from '@/lib/domain/text/feature-set';
import { createAttributeExtractor } from '@/lib/domain/text/features';
import { scaledWeights } from '@/lib/formats/crfsuite-weights';
import { checkCalibration } from '@/lib/pipelines/calibrate';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openExplainer } from '@/lib/pipelines/explain';
import { readOutOfFold } from '@/lib/pipelines/out-of-fold';
import type { Engine } from '@/lib/pipelines/ports';
import { type TrainingOptions, trainModel } from '@/lib/pipelines/training';
import { trainingSettingsSchema } from '@/lib/schemas/run-report';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let engine: Awaited<ReturnType<typeof loadEngine>>;
beforeAll(async () => {
  engine = await loadEngine();
});

const settingsOf = (algorithm: Algorithm): TrainingSettings => ({
  ...settingsFor(algorithm, { ...DEFAULT_SETTINGS, bootstrapResamples: 50 }),
  maxIterations: 8,
});

async function train(settings: TrainingSettings, options: TrainingOptions = {}) {
  const notes = toyNotes(60, 13);
  const dataset = toyDataset(notes);
  const host = testHost();
  const run = { ...(await describeRun(dataset, settings, SMALL, engine, host, 'run-1', { actor: 'Test' })), number: 4 };
  const result = await trainModel({ run, dataset, notes }, engine as Engine, host, options);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** What the page does not offer, since the default is what anybody would take. */
const NOT_OFFERED: readonly string[] = ['feature.possible_states', 'num_memories', 'linesearch', 'max_linesearch'];
/** Of every run, under their own names. */
const COMMON = ['feature.minfreq', 'feature.possible_transitions', 'max_iterations', 'seed'];
/** L-BFGS stops by these at the engine's defaults. */
const LBFGS_STOPS = ['epsilon', 'period', 'delta'];

describe.each(ALGORITHMS)('parameters of %s', (algorithm) => {
  it('are those of the engine, none left out unsaid, and begin where the engine does but for two', () => {
    const trainer = engine.createTrainer({ algorithm });
    const offered = engineParameters(algorithm, ALGORITHM_FACTS[algorithm].initial);
    const known = new Set([...Object.keys(offered), ...COMMON, ...NOT_OFFERED, ...LBFGS_STOPS]);
    expect(trainer.params().filter((name) => !known.has(name))).toEqual([]);
    const { c1: _chosen, gamma: _too, ...same } = offered;
    expect(same).toEqual(Object.fromEntries(Object.keys(same).map((name) => [name, trainer.get(name)])));
  });

  it('are taken by the engine at both ends of their ranges', () => {
    for (const name of numbersOf(algorithm)) {
      const { min, max, ...rule } = NUMBER_PARAMETERS[name];
      const least = 'above' in rule ? min + 1e-6 : min;
      for (const value of [least, max]) {
        const trainer = engine.createTrainer({ algorithm, params: engineParameters(algorithm, { [name]: value }) });
        expect(Object.values(trainer.getParams())).toContain(value);
      }
    }
  });

  it('must all be there in a report, within their ranges', () => {
    const settings = settingsOf(algorithm);
    expect(trainingSettingsSchema.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    for (const name of [...numbersOf(algorithm), ...flagsOf(algorithm)]) {
      const { [name]: _gone, ...without } = settings;
      expect(trainingSettingsSchema.safeParse(without).success, name).toBe(false);
      expect(trainingSettingsSchema.safeParse({ ...settings, [name]: -1 }).success, name).toBe(false);
    }
  });
});

describe.each(ALGORITHMS)('a run by %s', (algorithm) => {
  it('learns, states all its facts, and gives the same bytes again; another seed may not', async () => {
    const settings = settingsOf(algorithm);
    const first = await train(settings);
    const again = await train(settings);
    expect(first.run.evaluation?.scores.exact.overall.f1.value).toBeGreaterThan(0.9);
    expect(missingFacts(first.run)).toEqual([]);
    expect(again.model.sha256).toBe(first.model.sha256);
    expect(first.run.curve.every((point) => (point.gradientNorm === undefined) === (algorithm !== 'lbfgs'))).toBe(true);
    if (algorithm === 'lbfgs') return;
    const other = await train({ ...settings, seed: settings.seed + 1, devShare: 0 });
    expect(other.model.sha256).not.toBe(first.model.sha256);
  });

  it('is cancelled after an iteration', async () => {
    const stop = new AbortController();
    const onCurve = () => stop.abort();
    await expect(train(settingsOf(algorithm), { signal: stop.signal, onCurve })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('is explained: the weights of a token add up to the lead of its tag', async () => {
    const { model } = await train(settingsOf(algorithm));
    const opened = openExplainer(model, engine);
    if (!opened.ok) throw new Error(opened.error.code);
    const words = ['Known', 'gout', ',', 'stable', 'on', 'metformin', '.'];
    const tokens = words.map((_, at) => ({ start: at * 10, end: at * 10 + 5 }));
    const { tokens: explained, score } = opened.value.explain(tokens, words);
    opened.value.close();
    const path = explained.map(({ tag }) => tag);
    expect(path.some((tag) => tag !== 'O')).toBe(true);
    const tagger = engine.openTagger(model.bytes);
    tagger.set(createAttributeExtractor(model.featureSet, model.lexicon).inference(words));
    expect(tagger.tag()).toEqual(path);
    for (const [at, { other, contributions }] of explained.entries()) {
      const lead = score - tagger.score(path.map((tag, i) => (i === at ? (other ?? '') : tag)));
      expect(contributions.reduce((sum, each) => sum + each.own - each.other, 0)).toBeCloseTo(lead, 9);
    }
    tagger.close();
  });

  it('is cross-checked: the bias changes what is marked, and calibrating makes the stated error no larger', async () => {
    const trial = { index: 0, settings: settingsOf(algorithm), featureSet: SMALL };
    const notes = toyNotes(60, 5).filter(({ split }) => split === 'train');
    const reading = await readOutOfFold(notes, ['DISEASE', 'TREATMENT'], trial, engine, testHost());
    if (!reading) throw new Error('too few patients');
    const marks = reading.recall.map((point) => point.truePositives + point.falsePositives);
    expect(new Set(marks).size).toBeGreaterThan(1);
    const { before, after } = checkCalibration(reading.notes);
    expect(after.expectedError).toBeLessThan(before.expectedError + 0.05);
  });
});

describe('scaledWeights', () => {
  it('multiplies every weight and nothing else, and keeps the tags', async () => {
    const { model } = await train(settingsOf('lbfgs'));
    const [{ featureWeight: before, ...rest }, { featureWeight: after, ...same }] = [
      readModel(model.bytes),
      readModel(scaledWeights(model.bytes, 2.5)),
    ];
    expect(before.length).toBeGreaterThan(100);
    expect(same).toEqual(rest);
    expect([...after]).toEqual(Array.from(before, (weight) => weight * 2.5));
    const items = [['w[0]=known', 'bias'], ['w[0]=gout', 'lex:DISEASE=5+'], ['w[0]=.']];
    const [one, other] = [engine.openTagger(model.bytes), engine.openTagger(scaledWeights(model.bytes, 2.5))];
    const tags = one.tag(items);
    expect(other.tag(items)).toEqual(tags);
    expect(other.score(tags)).toBeCloseTo(2.5 * one.score(tags), 9);
  });
});
