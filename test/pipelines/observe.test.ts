import { loadEngine } from 'crfsuite-wasm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyIsotonic } from '@/lib/domain/model/isotonic';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import {
  closeNote,
  countEntity,
  countSentence,
  openNote,
  recountConfidences,
} from '@/lib/domain/monitoring/count-note';
import { countingMetWords, countingWords } from '@/lib/domain/monitoring/count-words';
import { createCountsRoom, emptyCounts, partOf } from '@/lib/domain/monitoring/counts';
import { createRarity } from '@/lib/domain/monitoring/word-rarity';
import { seededRandom } from '@/lib/domain/random';
import { type Encoding, SMALL } from '@/lib/domain/text/feature-set';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import { entitiesOfTags, tagsOfSpan } from '@/lib/domain/text/tags';
import { createTagging } from '@/lib/pipelines/best-tags';
import { fit as fitModel } from '@/lib/pipelines/fit';
import { openModel, openReader, type ReadableModel } from '@/lib/pipelines/inference';
import { countNote } from '../fixtures/plain-count';
import { toyNotes } from '../fixtures/toy-notes';

const LABELS = ['DISEASE', 'TREATMENT'];
const CONFIDENCES = { x: [0.1, 0.6, 0.9], y: [0.2, 0.5, 0.95] };
const STARTS_FACTOR = 1.25;
const engine = await loadEngine();
const notes = toyNotes(40, 9);
const train = notes.flatMap(({ note, gold }) => labelledSentences(note, gold).sentences);
/** Of the training notes, and others. */
const WORDS = [
  ...new Set(train.flatMap(({ words }) => words)),
  ...['zoster', 'Überweisung', 'x²', '🙂', 'COVID-19', '``', '7,5', 'e\u0301', 'ANGINA', 'constructor'],
];

async function modelOf(encoding: Encoding, maxIterations: number): Promise<ReadableModel> {
  const featureSet = { ...SMALL, encoding };
  const settings = { ...DEFAULT_SETTINGS, maxIterations };
  const input = { train, holdout: [], labels: LABELS, featureSet, settings };
  const fitted = await fitModel(
    input,
    engine,
    () => undefined,
    () => undefined,
    {},
  );
  return { ...fitted, labels: LABELS, featureSet };
}

/** All that is counted of a note, each number asked of the tagger by itself and for this note alone. */
function plainly(model: ReadableModel, sentences: readonly (readonly string[])[]) {
  const opened = openModel(model, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  const { tagger, extractor, known } = opened.value;
  const bestTags = createTagging(opened.value, model);
  const rarityOf = createRarity(model.lexicon);
  const tags = tagger.labels();
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const { encoding } = model.featureSet;
  let [expected, least] = [0, 0];
  const observed = sentences.map((words) => {
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const entities = entitiesOfTags(bestTags(words.length)).map(({ start, end, label }) => {
      const path = tagsOfSpan(label, end - start, encoding);
      const raw = path.every((tag) => known.has(tag)) ? tagger.pathProbability(start, path) : 0;
      return { label, tokens: end - start, confidence: applyIsotonic(CONFIDENCES, raw) };
    });
    const marginals = tagger.marginals();
    for (const t of words.keys()) {
      for (const [at, tag] of tags.entries()) {
        const begins = encoding === 'IO' ? tag.startsWith('I-') : /^[BU]-/.test(tag);
        if (!begins) continue;
        expected += marginals[t * tags.length + at] ?? 0;
        if (encoding === 'IO' && t > 0) expected -= tagger.pathProbability(t - 1, [tag, tag]);
      }
    }
    const surpriseNats = Math.max(0, -Math.log(tagger.pathProbability(0, tagger.tag())));
    least = Math.min(least, -surpriseNats / words.length);
    return {
      words,
      unknown: words.map((word) => rarityOf(word).unknown),
      rarityNats: sum(words.map((word) => rarityOf(word).nats)),
      surpriseNats,
      entities,
    };
  });
  tagger.close();
  return {
    counts: countNote(observed, LABELS),
    predicted: sum(observed.map(({ entities }) => entities.length)),
    right: sum(observed.flatMap(({ entities }) => entities.map(({ confidence }) => confidence))),
    expected: STARTS_FACTOR * expected,
    least,
  };
}

describe('what is counted while a model reads', () => {
  it.each(['IO', 'BIO', 'BILOU'] as const)(
    'is in %s what asking for each number by itself gives, whatever the model, its bias and the notes',
    async (encoding) => {
      const trained = [await modelOf(encoding, 3), await modelOf(encoding, 15)];
      const ways = fc.record({
        model: fc.constantFrom(...trained),
        spanChanceMin: fc.constantFrom(undefined, 0.3),
        outsideBias: fc.constantFrom(undefined, -2, 1.5),
        calibration: fc.constantFrom(undefined, { x: [0.2, 0.8], y: [0.1, 0.7] }),
      });
      const texts = fc.array(
        fc.array(fc.array(fc.nat(WORDS.length - 1), { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }),
        {
          minLength: 1,
          maxLength: 4,
        },
      );
      let marked = 0;
      fc.assert(
        fc.property(ways, texts, ({ model, ...adjusted }, drawn) => {
          const readable = { ...model, ...adjusted };
          const watching = { labels: LABELS, confidences: CONFIDENCES, startsFactor: STARTS_FACTOR };
          const reader = openReader(readable, engine, watching);
          if (!reader.ok) throw new Error(reader.error.code);
          const room = createCountsRoom(2);
          // One reader for all notes: what it keeps of one shall not show in the next.
          for (const note of drawn) {
            const sentences = note.map((words) => words.map((at) => WORDS[at] ?? ''));
            const text = sentences.map((words) => words.join(' ')).join('\n');
            const sums = openNote(room.take());
            const spans = reader.value.predict({ text, tokenizer: 'given-1' }, undefined, sums);
            closeNote(sums);
            const plain = plainly(readable, sentences);
            // Of one sum in another order a thousandth of a nat may be rounded elsewhere.
            const [surprise, plainSurprise] = [sums.counts, plain.counts].map((all) =>
              partOf(all, 'surpriseMillinats'),
            );
            expect(Math.abs((surprise?.[0] ?? 0) - (plainSurprise?.[0] ?? 0))).toBeLessThanOrEqual(sentences.length);
            surprise?.fill(0);
            plainSurprise?.fill(0);
            expect([...sums.counts]).toEqual([...plain.counts]);
            expect(sums.predicted).toBe(plain.predicted);
            expect(sums.predicted).toBe(spans.length);
            expect(sums.right).toBeCloseTo(plain.right, 10);
            expect(sums.expected).toBeCloseTo(plain.expected, 10);
            expect(sums.leastNats).toBeCloseTo(plain.least, 9);
            marked += spans.length;
            room.giveBack([sums.counts]);
          }
          reader.value.close();
        }),
        { numRuns: 40 },
      );
      expect(marked).toBeGreaterThan(50);
    },
    60_000,
  );

  it('is nothing where a reader is not watched', async () => {
    const reader = openReader(await modelOf('BILOU', 3), engine);
    if (!reader.ok) throw new Error(reader.error.code);
    const sums = openNote();
    reader.value.predict({ text: WORDS.slice(0, 12).join(' '), tokenizer: 'given-1' }, undefined, sums);
    expect(sums).toEqual(openNote());
  });
});

describe('words', () => {
  it('count the same whether they were met before or not, also when there is room for more of them', () => {
    const random = seededRandom(3);
    // More than there is room for at first; each of them with a rarity of its own.
    const many = Array.from({ length: 3000 }, (_, at) => (at % 7 === 0 ? `${at}` : `w${at.toString(36)}`));
    const rarityOf = (word: string) => ({
      unknown: word.length % 3 === 0,
      nats: word.length + word.charCodeAt(1) / 700,
    });
    const [kept, anew] = [countingMetWords(rarityOf), countingWords(rarityOf)];
    for (let round = 0; round < 400; round++) {
      const upTo = round < 200 ? 500 : many.length;
      const numbers = Int32Array.from({ length: 1 + Math.floor(30 * random()) }, () => Math.floor(upTo * random()));
      const words = Array.from(numbers, (number) => many[number] ?? '');
      const [fast, plain] = [emptyCounts(), emptyCounts()];
      kept(fast, words, numbers);
      anew(plain, words, numbers);
      expect(fast).toEqual(plain);
    }
  });

  it('are counted whatever their cells: what is kept of one has room for all of them', () => {
    const letters = [...'aAß1.,:;-/%("', 'é', '\u{1d7ce}', '🙂', '\u0301'];
    const random = seededRandom(8);
    const words = Array.from({ length: 4000 }, (_, at) => {
      const of = letters[at % letters.length] ?? '';
      const other = letters[Math.floor(random() * letters.length)] ?? '';
      return of + (at % 3 === 0 ? of : other).repeat(Math.floor(random() * 24)) + (at % 5 === 0 ? at.toString(36) : '');
    });
    const rarityOf = (word: string) => ({ unknown: word.length > 9, nats: word.length % 17 });
    const [kept, anew] = [countingMetWords(rarityOf), countingWords(rarityOf)];
    const numbers = Int32Array.from(words, (_, at) => at);
    const [fast, plain] = [emptyCounts(), emptyCounts()];
    kept(fast, words, numbers);
    anew(plain, words, numbers);
    expect(fast).toEqual(plain);
    for (const part of ['tokenLength', 'shape', 'words'] as const) {
      // Each cell of lengths, and the first and last of the others, which the bits they are kept in must hold.
      const cells = partOf(plain, part);
      for (const at of part === 'tokenLength' ? cells.keys() : [0, cells.length - 1])
        expect(cells[at]).toBeGreaterThan(0);
    }
  });

  it('of more different rarities than can be kept are refused, and not counted with another', () => {
    const count = countingMetWords((word) => ({ unknown: false, nats: Number(word) }));
    const words = Array.from({ length: 2 ** 16 - 1 }, (_, at) => `${at}`);
    const numbers = Int32Array.from(words, (_, at) => at);
    count(emptyCounts(), words, numbers);
    expect(() => count(emptyCounts(), ['65535'], Int32Array.of(65_535))).toThrow('rarities');
  });
});

describe('confidences', () => {
  it('that are known better later are counted in place of the first, and nothing else changes', () => {
    const countedWith = (confidences: readonly number[]) => {
      const sums = openNote();
      countSentence(sums, 9, 1.5, 2);
      for (const confidence of confidences) countEntity(sums, LABELS.indexOf('DISEASE'), 2, confidence);
      closeNote(sums);
      return sums.counts;
    };
    const counts = countedWith([0.05, 0.55, 1]);
    recountConfidences(counts, [0.31, 0.39, 0.9]);
    expect(counts).toEqual(countedWith([0.31, 0.39, 0.9]));
    expect(partOf(counts, 'confidence')[3]).toBe(2);
  });
});

describe('room for counts', () => {
  it('is 0 and of each note alone, also where it was used before', () => {
    const room = createCountsRoom(3);
    const take = (from: number) =>
      Array.from({ length: 8 }, (_, at) => {
        const counts = room.take();
        expect([...counts]).toEqual([...emptyCounts()]);
        return counts.fill(from + at);
      });
    const first = take(1);
    room.giveBack(first.slice(0, 5));
    const second = take(101);
    for (const [at, counts] of first.slice(5).entries()) expect(new Set(counts)).toEqual(new Set([6 + at]));
    for (const [at, counts] of second.entries()) expect(new Set(counts)).toEqual(new Set([101 + at]));
    // No more than three are kept.
    expect(second.filter((counts) => first.includes(counts))).toHaveLength(3);
  });
});
