import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Suggestion, WorkMark } from '@/lib/domain/annotation/mark';
import type { Note } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';
import { pathProbabilityGiven } from '@/lib/pipelines/annotation/conditional';
import { openSuggester } from '@/lib/pipelines/annotation/suggest';
import { suggestInSentence } from '@/lib/pipelines/annotation/suggest-sentence';
import { type OpenModel, openModel, type ReadableModel } from '@/lib/pipelines/inference';
import type { Engine, EngineTagger } from '@/lib/pipelines/ports';
import { markOf, toyModel } from '../fixtures/layers';

let engine: Engine;
let model: ReadableModel;
beforeAll(async () => {
  engine = await loadEngine();
  model = await toyModel(engine);
});

const noTurn = () => undefined;
const note = (text: string, id = 'n'): Pick<Note, 'id' | 'text' | 'tokenizer'> => ({
  id,
  text,
  tokenizer: 'clinical-1',
});
const at = (text: string, words: string, label: string): Span => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, label };
};
const named = (text: string, spans: readonly Span[]) =>
  spans.map(({ start, end, label }) => `${text.slice(start, end)}/${label}`);

async function suggest(text: string, marks: readonly WorkMark[] = []): Promise<Suggestion[]> {
  const opened = openSuggester(model, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.suggest(note(text), marks, noTurn);
}

/** P of each tag path of the sentence, by asking for all of them. */
function allPaths(tagger: EngineTagger, length: number): { path: string[]; probability: number }[] {
  const labels = tagger.labels();
  let paths: string[][] = [[]];
  for (let i = 0; i < length; i++) paths = paths.flatMap((path) => labels.map((label) => [...path, label]));
  return paths.map((path) => ({ path, probability: tagger.pathProbability(0, path) }));
}

describe('pathProbabilityGiven', () => {
  it('is the share of the paths with what is given that have the path too', () => {
    const opened = openModel(model, engine);
    if (!opened.ok) throw new Error(opened.error.code);
    const { tagger, extractor } = opened.value;
    const words = ['Known', 'type', '2', 'diabetes', 'gout'];
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const paths = allPaths(tagger, words.length);
    expect(paths.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    const has = (path: string[], from: number, tags: readonly string[]) =>
      tags.every((tag, i) => path[from + i] === tag);
    const share = (from: number, tags: string[], given: [number, string][]) => {
      const fitting = paths.filter(({ path }) => given.every(([position, tag]) => path[position] === tag));
      const sum = (list: typeof paths) => list.reduce((total, { probability }) => total + probability, 0);
      return sum(fitting.filter(({ path }) => has(path, from, tags))) / sum(fitting);
    };
    const inside = ['B-DISEASE', 'I-DISEASE', 'L-DISEASE'];
    const cases: [number, string[], [number, string] | undefined, [number, string] | undefined][] = [
      [1, inside, undefined, undefined],
      [1, inside, [0, 'O'], undefined],
      [1, inside, undefined, [4, 'U-TREATMENT']],
      [1, inside, [0, 'U-DISEASE'], [4, 'O']],
      [3, ['U-DISEASE'], [0, 'U-TREATMENT'], undefined],
      [2, ['O'], [0, 'B-DISEASE'], [4, 'L-DISEASE']],
    ];
    for (const [from, tags, before, after] of cases) {
      const given = [before, after].filter((each) => each !== undefined);
      const asked = (each: [number, string] | undefined) => each && { at: each[0], tag: each[1] };
      const probability = pathProbabilityGiven(tagger, from, tags, asked(before), asked(after));
      expect(probability, JSON.stringify([from, tags, given])).toBeCloseTo(share(from, tags, given), 9);
    }
  });
});

function boundTagger(tagger: EngineTagger): EngineTagger {
  return {
    labels: () => tagger.labels(),
    group: (attributes) => tagger.group(attributes),
    setGroups: (groups, starts) => tagger.setGroups(groups, starts),
    tag: () => tagger.tag(),
    nBest: (n, constraints) => tagger.nBest(n, constraints),
    pathProbability: (start, tags) => tagger.pathProbability(start, tags),
    spanProbability: (start, end, tags) => tagger.spanProbability(start, end, tags),
    marginals: () => tagger.marginals(),
    expectedCount: (tags) => tagger.expectedCount(tags),
    expectedCounts: () => tagger.expectedCounts(),
    bestPathLogProbability: () => tagger.bestPathLogProbability(),
    setBias: (tag, nats) => tagger.setBias(tag, nats),
    score: (tags) => tagger.score(tags),
    info: () => tagger.info(),
    close: () => tagger.close(),
  };
}

describe('suggestions', () => {
  const TEXT = 'Walks to the café 🙂. Known asthma treated with salbutamol.\r\nSeen for gout now taking allopurinol.';

  it('come in text order with confidences of the model where nothing is marked', async () => {
    const found = await suggest(TEXT);
    expect(named(TEXT, found)).toEqual([
      'asthma/DISEASE',
      'salbutamol/TREATMENT',
      'gout/DISEASE',
      'allopurinol/TREATMENT',
    ]);
    for (const { confidence, otherwise } of found) {
      expect(confidence).toBeGreaterThan(0.5);
      expect(confidence + otherwise.none).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it('leave marks alone, whatever their label, borders or overlaps', async () => {
    const marks = [
      markOf('a', at(TEXT, 'asthma', 'TREATMENT')),
      markOf('b', at(TEXT, 'asthma treated', 'DISEASE')),
      markOf('c', at(TEXT, 'alloput'.slice(0, 5), 'TREATMENT')),
      markOf('d', at(TEXT, 'gout', 'ALLERGY')),
    ];
    const found = await suggest(TEXT, marks);
    expect(named(TEXT, found)).toEqual(['salbutamol/TREATMENT']);
  });

  it('read a mark as certain: its neighbours follow', async () => {
    const text = 'Known metformin treated with gout.';
    const free = await suggest(text);
    const swapped = await suggest(text, [markOf('a', at(text, 'metformin', 'DISEASE'))]);
    const confidence = (list: Suggestion[], label: string) => {
      const span = at(text, 'gout', label);
      const found = list.find((each) => each.start === span.start && each.end === span.end);
      if (!found) throw new Error('gout is not suggested');
      return found.label === label ? found.confidence : found.otherwise.labels[label];
    };
    expect(confidence(swapped, 'TREATMENT')).not.toBe(confidence(free, 'TREATMENT'));
  });

  it('never repeat a rejected span, and may suggest another one there', async () => {
    const rejected = { ...markOf('a', at(TEXT, 'asthma', 'DISEASE')), state: 'rejected' as const };
    const found = await suggest(TEXT, [rejected]);
    expect(named(TEXT, found)).not.toContain('asthma/DISEASE');
    expect(named(TEXT, found)).toContain('salbutamol/TREATMENT');
    const all = ['DISEASE', 'TREATMENT'].map((label) => ({ ...rejected, id: label, label }));
    expect(named(TEXT, await suggest(TEXT, all)).filter((each) => each.startsWith('asthma/'))).toEqual([]);
  });

  it('give the chance of what is rejected to what is left there', async () => {
    const text = 'Seen for gout now taking metformin.';
    const gout = at(text, 'gout', 'DISEASE');
    const metformin = at(text, 'metformin', 'TREATMENT');
    const [first] = await suggest(text);
    // Rejected as DISEASE, the same words can be a TREATMENT or nothing: of both, shares of what was left.
    const chance = first?.otherwise.labels.TREATMENT ?? Number.NaN;
    const expected = chance / (1 - (first?.confidence ?? Number.NaN));
    const marks = [{ ...markOf('a', gout), state: 'rejected' as const }, markOf('b', metformin)];
    const opened = openModel(model, engine);
    if (!opened.ok) throw new Error(opened.error.code);
    const { tagger, extractor } = opened.value;
    const words = ['Seen', 'for', 'gout', 'now', 'taking', 'metformin', '.'];
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const tokens = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
    const forced: OpenModel = {
      ...opened.value,
      // The best path left is one without any mark at gout: the second one is asked for here.
      tagger: { ...boundTagger(tagger), nBest: () => [{ labels: ['O', 'O', 'U-TREATMENT', 'O', 'O', 'O', 'O'] }] },
    };
    const [found] = suggestInSentence(forced, model, tokens, { given: [], rejected: [gout] });
    expect(found?.label).toBe('TREATMENT');
    expect(found?.confidence).toBeCloseTo(expected, 9);
    expect(found?.otherwise.labels.DISEASE).toBe(0);
    expect(named(text, await suggest(text, marks))).not.toContain('gout/DISEASE');
  });

  it('are read again in the touched sentence alone, and are the same as read anew', async () => {
    let read = 0;
    const counting: Engine = {
      ...engine,
      wasmBytes: engine.wasmBytes,
      createTrainer: (options) => engine.createTrainer(options),
      openTagger(bytes) {
        const tagger = engine.openTagger(bytes);
        return {
          ...boundTagger(tagger),
          setGroups(groups, starts) {
            read++;
            tagger.setGroups(groups, starts);
          },
        };
      },
    };
    const opened = openSuggester(model, counting);
    if (!opened.ok) throw new Error(opened.error.code);
    await opened.value.suggest(note(TEXT), [], noTurn);
    expect(read).toBe(3);
    const marks = [markOf('a', at(TEXT, 'gout', 'DISEASE'))];
    const after = await opened.value.suggest(note(TEXT), marks, noTurn);
    expect(read).toBe(4);
    expect(after).toEqual(await suggest(TEXT, marks));
    await opened.value.suggest(note(TEXT), marks, noTurn);
    expect(read).toBe(4);
  });

  it('have nothing to say of an empty note', async () => {
    expect(await suggest('')).toEqual([]);
    expect(await suggest(' \r\n ')).toEqual([]);
  });
});
