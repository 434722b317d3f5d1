import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { withLists } from '@/lib/domain/model/recipe';
import { DEFAULT_SETTINGS, type ModelVersion } from '@/lib/domain/model/run';
import { type FeatureSet, SMALL } from '@/lib/domain/text/feature-set';
import { type Gazetteer, refOf } from '@/lib/domain/text/gazetteer';
import { gazetteerBytes, readGazetteerFile } from '@/lib/formats/gazetteer-file';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openReader } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { trainModel } from '@/lib/pipelines/training';
import { modelVersionSchema } from '@/lib/schemas/model-version';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let engine: Engine;
let list: Gazetteer;
beforeAll(async () => {
  engine = await loadEngine();
  // Those of the toy notes, and one that no note has.
  const text = 'asthma\ntype 2 diabetes\nmigraine\natrial fibrillation\ngout\nhypothyroidism\nzoonotic blight\n';
  const read = readGazetteerFile('diseases.txt', new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.error.code);
  list = { ...read.value.list, sha256: await testHost().hash(gazetteerBytes(read.value.list)) };
});

async function train(featureSet: FeatureSet, gazetteers: readonly Gazetteer[]): Promise<ModelVersion> {
  const notes = toyNotes(60, 13);
  const dataset = toyDataset(notes);
  const host = testHost();
  // By the best path: sixty notes teach little of how likely it is.
  const settings = {
    ...DEFAULT_SETTINGS,
    ...{ maxIterations: 30, devShare: 0, bootstrapResamples: 10, spanChanceMin: undefined },
  };
  const run = {
    ...(await describeRun(dataset, settings, featureSet, engine, host, 'r', { actor: 'Test' })),
    number: 1,
  };
  const result = await trainModel({ run, dataset, notes }, engine, host, { gazetteers });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.model;
}

const read = (model: ModelVersion, text: string) => {
  const opened = openReader(model, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  const spans = opened.value.predict({ text, tokenizer: 'clinical-1' });
  opened.value.close();
  return spans;
};

describe('a word list in a recipe', () => {
  it('teaches what its words mean, is carried in the model, and comes back from its file', async () => {
    const featureSet: FeatureSet = {
      ...SMALL,
      parts: withLists({ ...SMALL.parts, wordWindow: 0, affixLength: 0, lexicon: null }, [refOf(list)]),
    };
    const model = await train(featureSet, [list]);
    const text = 'Seen for zoonotic blight now taking metformin.';
    const [first] = read(model, text);
    expect(first && text.slice(first.start, first.end)).toBe('zoonotic blight');
    expect(first?.label).toBe('DISEASE');
    const { bytes, ...described } = model;
    const stored = modelVersionSchema.parse({ ...JSON.parse(JSON.stringify(described)), bytes });
    expect(stored.lexicon?.gazetteers).toEqual([list]);
    expect(read(stored, text)).toEqual(read(model, text));
  });

  it('given to a recipe that names none changes no byte of the model', async () => {
    expect((await train(SMALL, [list])).sha256).toBe((await train(SMALL, [])).sha256);
  });
});
