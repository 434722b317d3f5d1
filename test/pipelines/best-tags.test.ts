import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { type Encoding, SMALL } from '@/lib/domain/text/feature-set';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import { tagsOfEntities, tagsOfSpan } from '@/lib/domain/text/tags';
import { createTagging } from '@/lib/pipelines/best-tags';
import { fit as fitModel } from '@/lib/pipelines/fit';
import { openModel, openReader, type ReadableModel } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { toyNotes } from '../fixtures/toy-notes';

const LABELS = ['DISEASE', 'TREATMENT'];
const WORDS = ['Known', 'angina', 'sumatriptan', 'rest'];
const CHANCE = 0.04;

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

async function trained(encoding: Encoding): Promise<ReadableModel> {
  const train = toyNotes(40, 9).flatMap(({ note, gold }) => labelledSentences(note, gold).sentences);
  // Few iterations leave it unsure.
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 4 };
  const featureSet = { ...SMALL, encoding };
  const input = { train, holdout: [], labels: LABELS, featureSet, settings };
  const nothing = () => undefined;
  return { ...(await fitModel(input, engine, nothing, nothing, {})), labels: LABELS, featureSet };
}

function opened(model: ReadableModel) {
  const open = openModel(model, engine);
  if (!open.ok) throw new Error(open.error.code);
  const { groups, starts } = open.value.extractor.inference(WORDS);
  open.value.tagger.setGroups(groups, starts);
  return open.value;
}

describe('marking the spans of highest expected F1', () => {
  it.each(['BILOU', 'BIO', 'IO'] as const)(
    'gives the best set of spans by the chances of all paths, in %s',
    async (encoding) => {
      const model = await trained(encoding);
      const open = opened(model);
      const { tagger } = open;
      let paths: string[][] = [[]];
      for (const _ of WORDS) paths = paths.flatMap((path) => tagger.labels().map((tag) => [...path, tag]));
      const weights = paths.map((path) => Math.exp(tagger.score(path)));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const spans = LABELS.flatMap((label) =>
        WORDS.flatMap((_, start) =>
          WORDS.slice(start).map((__, more) => {
            const tags = tagsOfSpan(label, more + 1, encoding);
            const end = start + more + 1;
            const inside = `I-${label}`;
            const has = (path: readonly string[]) =>
              tags.every((tag, at) => path[start + at] === tag) &&
              (encoding === 'BILOU' || path[end] !== inside) &&
              (encoding !== 'IO' || path[start - 1] !== inside);
            const chance = paths.reduce((sum, path, at) => sum + (has(path) ? (weights[at] ?? 0) : 0), 0) / total;
            return { start, end, label, chance };
          }),
        ),
      ).filter(({ chance }) => chance > CHANCE);
      expect(spans.length).toBeGreaterThan(1);
      let best = { sum: 0, taken: [] as typeof spans };
      for (let set = 0; set < 2 ** spans.length; set++) {
        const taken = spans.filter((_, at) => set & (1 << at));
        const apart = taken.every((a) => taken.every((b) => a === b || a.end <= b.start || b.end <= a.start));
        const sum = taken.reduce((of, { chance }) => of + chance - CHANCE, 0);
        if (apart && sum > best.sum) best = { sum, taken };
      }
      const tags = createTagging(open, { ...model, spanChanceMin: CHANCE })(WORDS.length);
      expect(tags).toEqual(tagsOfEntities(WORDS.length, best.taken, encoding));
    },
  );

  it('marks what the best path leaves out, and is the best path where a model was made for that', async () => {
    const model = await trained('BILOU');
    const { tagger } = opened(model);
    expect(createTagging(opened(model), model)(WORDS.length)).toEqual(tagger.tag());
    const read = (spanChanceMin: number | undefined) => {
      const reader = openReader({ ...model, spanChanceMin }, engine);
      if (!reader.ok) throw new Error(reader.error.code);
      return reader.value.predict({ text: WORDS.join(' '), tokenizer: 'clinical-1' });
    };
    expect(read(CHANCE).length).toBeGreaterThan(read(undefined).length);
    for (const { confidence } of read(CHANCE)) expect(confidence).toBeGreaterThan(CHANCE);
    expect(read(0.999)).toEqual([]);
  });
});
