import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { calibrated } from '@/lib/domain/model/calibrated';
import { DEFAULT_SETTINGS, type ReadingAdjustments } from '@/lib/domain/model/run';
import { openNote } from '@/lib/domain/monitoring/count-note';
import { countingWords } from '@/lib/domain/monitoring/count-words';
import { createRarity } from '@/lib/domain/monitoring/word-rarity';
import { SMALL } from '@/lib/domain/text/feature-set';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import { structureOf } from '@/lib/domain/text/structure';
import { entitiesOfTags, tagsOfSpan } from '@/lib/domain/text/tags';
import { fit as fitModel } from '@/lib/pipelines/fit';
import { openModel, openReader, type ReadableModel } from '@/lib/pipelines/inference';
import { createObserver } from '@/lib/pipelines/observe';
import type { Engine } from '@/lib/pipelines/ports';
import { createSentenceReading } from '@/lib/pipelines/sentence-reading';
import { toyNotes } from '../fixtures/toy-notes';

const LABELS = ['DISEASE', 'TREATMENT'];
const NOTE = { text: 'Walks 🙂. Known angina treated with sumatriptan or rest.', tokenizer: 'clinical-1' as const };

let engine: Engine;
let model: ReadableModel;
beforeAll(async () => {
  engine = await loadEngine();
  const train = toyNotes(40, 9).flatMap(({ note, gold }) => labelledSentences(note, gold).sentences);
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 15 };
  const input = { train, holdout: [], labels: LABELS, featureSet: SMALL, settings };
  const fitted = await fitModel(
    input,
    engine,
    () => undefined,
    () => undefined,
    {},
  );
  model = { ...fitted, labels: LABELS, featureSet: SMALL };
});

function read(adjustments: ReadingAdjustments) {
  const reader = openReader({ ...model, ...adjustments }, engine);
  if (!reader.ok) throw new Error(reader.error.code);
  return reader.value.predict(NOTE);
}

/** The best path of all, by trying every one on the model's own scores with the bias added by hand. */
function bestByHand(words: readonly string[], bias: number): string[] {
  const opened = openModel(model, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  const { tagger, extractor } = opened.value;
  const { groups, starts } = extractor.inference(words);
  tagger.setGroups(groups, starts);
  let paths: string[][] = [[]];
  for (const _ of words) paths = paths.flatMap((path) => tagger.labels().map((tag) => [...path, tag]));
  let best = { score: Number.NEGATIVE_INFINITY, path: paths[0] ?? [] };
  for (const path of paths) {
    const score = tagger.score(path) + bias * path.filter((tag) => tag === 'O').length;
    if (score > best.score) best = { score, path };
  }
  return best.path;
}

describe('reading with a bias on O', () => {
  it('has the marks counted that it makes, and what is expected by the model itself', () => {
    const { tokens, sentences } = structureOf(NOTE);
    const observedUnder = (outsideBias: number) => {
      const biased = { ...model, outsideBias };
      const opened = openModel(biased, engine);
      if (!opened.ok) throw new Error(opened.error.code);
      const readSentence = createSentenceReading(opened.value, biased);
      const observe = createObserver(opened.value, biased, countingWords(createRarity(model.lexicon)));
      return sentences.map(({ tokenStart, tokenEnd }) => {
        const words = tokens.slice(tokenStart, tokenEnd).map(({ start, end }) => NOTE.text.slice(start, end));
        const sums = openNote();
        observe(readSentence(words), sums);
        return sums;
      });
    };
    const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0);
    const plain = sum(observedUnder(0).map(({ expected }) => expected));
    for (const outsideBias of [-4, 0, 8]) {
      const seen = observedUnder(outsideBias);
      const spans = read({ outsideBias });
      expect(sum(seen.map(({ predicted }) => predicted))).toBe(spans.length);
      expect(sum(seen.map(({ right }) => right))).toBeCloseTo(sum(spans.map(({ confidence }) => confidence)), 9);
      expect(sum(seen.map(({ expected }) => expected))).toBeCloseTo(plain, 12);
    }
  });

  it('marks more below 0 and less above, with the chances of the model without one', () => {
    const [more, plain, less] = [-4, 0, 8].map((outsideBias) => read({ outsideBias }));
    expect(plain).toEqual(read({}));
    expect(more?.length).toBeGreaterThan(plain?.length ?? 0);
    expect(less?.length).toBeLessThan(plain?.length ?? 0);
    for (const span of plain ?? []) {
      const again = more?.find(
        ({ start, end, label }) => start === span.start && end === span.end && label === span.label,
      );
      if (again) expect(again.confidence).toBeCloseTo(span.confidence, 12);
    }
    expect(more?.some(({ confidence }) => confidence < 0.5)).toBe(true);
  });

  it('gives the best path under the bias', () => {
    const { tokens, sentences } = structureOf(NOTE);
    const sentence = sentences[1];
    if (!sentence) throw new Error('two sentences');
    const words = tokens
      .slice(sentence.tokenStart, sentence.tokenStart + 4)
      .map(({ start, end }) => NOTE.text.slice(start, end));
    for (const outsideBias of [-2.5, -1, 1.5]) {
      const reader = openReader({ ...model, outsideBias }, engine);
      if (!reader.ok) throw new Error(reader.error.code);
      const at = words.map((_, i) => ({ start: 2 * i, end: 2 * i + 1 }));
      const found = reader.value.predictSentence(at, words);
      const expected = entitiesOfTags(bestByHand(words, outsideBias));
      expect(found.map(({ start, end, label }) => ({ start: start / 2, end: (end + 1) / 2, label }))).toEqual(expected);
    }
    expect(tagsOfSpan('DISEASE', 1, 'BILOU')).toEqual(['U-DISEASE']);
  });
});

describe('calibrated reading', () => {
  it('puts confidences through the fit, keeps the model’s own, and lets the rest sum up as before', () => {
    const calibration = { x: [0, 1], y: [0.1, 0.7] };
    const [plain, adjusted] = [read({}), read({ calibration })];
    expect(adjusted).toHaveLength(plain.length);
    expect(plain.length).toBeGreaterThan(1);
    for (const [i, span] of adjusted.entries()) {
      const raw = plain[i]?.confidence ?? -1;
      expect(span.rawConfidence).toBe(raw);
      expect(span.confidence).toBeCloseTo(0.1 + 0.6 * raw, 12);
    }
    expect(plain.every((span) => !('rawConfidence' in span))).toBe(true);
  });

  it('shares what is left among the other answers', () => {
    const span = { start: 0, end: 3, label: 'A', confidence: 0.8, otherwise: { none: 0.15, labels: { B: 0.05 } } };
    const put = calibrated(span, { x: [0.8], y: [0.6] });
    expect(put.confidence).toBe(0.6);
    expect(put.otherwise.none).toBeCloseTo(0.3, 12);
    expect(put.otherwise.labels.B).toBeCloseTo(0.1, 12);
    const sure = { ...span, confidence: 1, otherwise: { none: 0, labels: { B: 0 } } };
    expect(calibrated(sure, { x: [1], y: [0.9] })).toMatchObject({ confidence: 0.9, otherwise: { none: 0 } });
  });
});
