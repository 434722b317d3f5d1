import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { differenceOf } from '@/lib/domain/model/explanation';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL, STANDARD } from '@/lib/domain/text/feature-set';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import { structureOf } from '@/lib/domain/text/structure';
import { decodeTags } from '@/lib/domain/text/tags';
import { openExplainer } from '@/lib/pipelines/explain';
import { fit as fitModel } from '@/lib/pipelines/fit';
import { openModel, openReader, type ReadableModel } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { toyNotes } from '../fixtures/toy-notes';

const LABELS = ['DISEASE', 'TREATMENT'];
let engine: Engine;
const models: ReadableModel[] = [];
beforeAll(async () => {
  engine = await loadEngine();
  const train = toyNotes(40, 9).flatMap(({ note, gold }) => labelledSentences(note, gold).sentences);
  for (const featureSet of [SMALL, STANDARD]) {
    const settings = { ...DEFAULT_SETTINGS, maxIterations: 15 };
    const input = { train, holdout: [], labels: LABELS, featureSet, settings };
    const fitted = await fitModel(
      input,
      engine,
      () => undefined,
      () => undefined,
      {},
    );
    models.push({ ...fitted, labels: LABELS, featureSet });
  }
});

/** Tokens and words of a text's longest sentence. */
function sentenceOf(text: string) {
  const { tokens, sentences } = structureOf({ text, tokenizer: 'clinical-1' });
  const [longest] = sentences.toSorted((a, b) => b.tokenEnd - b.tokenStart - (a.tokenEnd - a.tokenStart));
  const own = tokens.slice(longest?.tokenStart, longest?.tokenEnd);
  return { tokens: own, words: own.map(({ start, end }) => text.slice(start, end)) };
}
const { tokens, words } = sentenceOf(
  'Café 🙂 visit.\r\nKnown type 2 diabetes, asthma treated with metformin and rest.',
);

function opened(model: ReadableModel) {
  const explainer = openExplainer(model, engine);
  const plain = openModel(model, engine);
  if (!explainer.ok || !plain.ok) throw new Error('does not open');
  const { groups, starts } = plain.value.extractor.inference(words);
  plain.value.tagger.setGroups(groups, starts);
  return { explainer: explainer.value, tagger: plain.value.tagger };
}

describe('an explanation', () => {
  it('has contributions that make up the lead over the other tag, to the last weight', () => {
    for (const model of models) {
      const { explainer, tagger } = opened(model);
      const { tokens: explained, score } = explainer.explain(tokens, words);
      const path = tagger.tag();
      expect(explained.map(({ tag }) => tag)).toEqual(path);
      expect(score).toBeCloseTo(tagger.score(path), 9);
      for (const [at, { contributions, other }] of explained.entries()) {
        const lead = contributions.reduce((sum, one) => sum + differenceOf(one), 0);
        expect(lead).toBeCloseTo(score - tagger.score(path.with(at, other ?? '')), 9);
      }
      expect(new Set(path).size).toBeGreaterThan(2);
    }
  });

  it('sums up to the score of the path, every step counted once', () => {
    for (const model of models) {
      const { explainer, tagger } = opened(model);
      const { tokens: explained } = explainer.explain(tokens, words);
      let sum = 0;
      for (const { contributions } of explained) {
        for (const { kind, own } of contributions) if (kind !== 'after') sum += own;
      }
      expect(sum).toBeCloseTo(tagger.score(tagger.tag()), 9);
    }
  });

  it('names the likeliest other tag, with the chances of both', () => {
    const { explainer, tagger } = opened(models[0] as ReadableModel);
    for (const [at, token] of explainer.explain(tokens, words).tokens.entries()) {
      const chances = tagger.labels().map((tag) => [tag, tagger.pathProbability(at, [tag])] as const);
      const others = chances.filter(([tag]) => tag !== token.tag).toSorted(([, a], [, b]) => b - a);
      expect(token.other).toBe(others[0]?.[0]);
      expect(token.otherProbability).toBeCloseTo(others[0]?.[1] ?? -1, 12);
      expect(token.probability).toBeCloseTo(chances.find(([tag]) => tag === token.tag)?.[1] ?? -1, 12);
      expect([token.start, token.end]).toEqual([tokens[at]?.start, tokens[at]?.end]);
    }
  });

  it('compares one word with the likeliest tag of the label asked about, the others as before', () => {
    const { explainer, tagger } = opened(models[1] as ReadableModel);
    const usual = explainer.explain(tokens, words);
    const at = words.indexOf('asthma');
    const start = tokens[at]?.start ?? -1;
    const path = tagger.tag();
    for (const label of ['TREATMENT', 'O']) {
      const { tokens: explained } = explainer.explain(tokens, words, { start, label });
      expect(explained.toSpliced(at, 1)).toEqual(usual.tokens.toSpliced(at, 1));
      const { other = '', contributions, otherProbability } = explained[at] ?? { contributions: [] };
      const ofLabel = tagger.labels().filter((tag) => (tag === 'O' ? 'O' : tag.slice(2)) === label);
      const chances = ofLabel.map((tag) => tagger.pathProbability(at, [tag]));
      expect(ofLabel).toContain(other);
      expect(otherProbability).toBeCloseTo(Math.max(...chances), 12);
      const lead = contributions.reduce((sum, one) => sum + differenceOf(one), 0);
      expect(lead).toBeCloseTo(tagger.score(path) - tagger.score(path.with(at, other)), 9);
    }
  });

  it('counts a chosen bias as a contribution of its own', () => {
    const outsideBias = -1.75;
    const { explainer, tagger } = opened({ ...(models[0] as ReadableModel), outsideBias });
    const { tokens: explained, score } = explainer.explain(tokens, words);
    tagger.setBias('O', outsideBias);
    const path = tagger.tag();
    expect(explained.map(({ tag }) => tag)).toEqual(path);
    expect(score).toBeCloseTo(tagger.score(path), 9);
    const biased = explained.flatMap(({ contributions }) => contributions.filter(({ kind }) => kind === 'bias'));
    expect(biased.length).toBeGreaterThan(0);
    for (const [at, { contributions, other }] of explained.entries()) {
      const lead = contributions.reduce((sum, one) => sum + differenceOf(one), 0);
      expect(lead).toBeCloseTo(score - tagger.score(path.with(at, other ?? '')), 9);
    }
  });

  it('is of the marks as they are read, also where a word alone is likelier to have another tag', () => {
    const model = { ...(models[0] as ReadableModel), spanChanceMin: 0.001 };
    const reader = openReader(model, engine);
    if (!reader.ok) throw new Error('does not open');
    const read = reader.value.predictSentence(tokens, words);
    const { explainer, tagger } = opened(model);
    const { tokens: explained, score } = explainer.explain(tokens, words);
    const path = explained.map(({ tag }) => tag);
    expect(decodeTags(tokens, path)).toEqual(read.map(({ start, end, label }) => ({ start, end, label })));
    expect(explained.some(({ probability, otherProbability }) => probability < otherProbability)).toBe(true);
    expect(score).toBeCloseTo(tagger.score(path), 9);
    for (const [at, { contributions, other }] of explained.entries()) {
      const lead = contributions.reduce((sum, one) => sum + differenceOf(one), 0);
      expect(lead).toBeCloseTo(score - tagger.score(path.with(at, other ?? '')), 9);
    }
  });

  it('of nothing is empty', () => {
    expect(opened(models[0] as ReadableModel).explainer.explain([], [])).toEqual({ tokens: [], score: 0 });
  });
});
