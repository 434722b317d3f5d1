import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, type CountsPart, partOf, totalOf } from '@/lib/domain/monitoring/counts';
import { addNote, isFull, openWindow, summarise } from '@/lib/domain/monitoring/window';
import { type Random, seededRandom } from '@/lib/domain/random';
import { countNote } from '../../fixtures/plain-count';

const LABELS = ['DISEASE', 'TREATMENT'];
const WORDS = [
  'a',
  'gout',
  'Aspirin',
  'COVID-19',
  '75',
  'q.d.',
  'sulphasalazine',
  'MRSA',
  '!',
  'β',
  'of',
  'pain',
  '.',
  ',',
  '(',
  '%',
  '--',
];

interface Note {
  readonly counts: Counts;
  readonly certainty: { predicted: number; right: number; expected: number };
}

function noteFrom(random: Random): Note {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  let [predicted, right] = [0, 0];
  const sentences = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const words = Array.from({ length: 1 + Math.floor(random() ** 3 * 30) }, () => pick(WORDS));
    const sure = random() < 0.7;
    const entities = words
      .filter((word) => random() < 0.12 && word.length > 2)
      .map((word) => ({ label: word === 'gout' ? 'DISEASE' : 'TREATMENT', tokens: 1, confidence: random() }));
    predicted += entities.length;
    right += entities.reduce((sum, one) => sum + one.confidence, 0);
    return {
      words,
      unknown: words.map((word) => word === 'β'),
      rarityNats: 3 * words.length,
      surpriseNats: words.length * (sure ? 0.05 : 0.9),
      entities,
    };
  });
  return { counts: countNote(sentences, LABELS), certainty: { predicted, right, expected: right + random() } };
}

/** The same note told twice as loud: only cells the note stands in change. */
const louder = ({ counts, certainty }: Note): Note => ({
  counts: counts.map((value) => 2 * value),
  certainty: { predicted: 2 * certainty.predicted, right: 2 * certainty.right, expected: 2 * certainty.expected },
});

function summaryOf(notes: readonly Note[]) {
  const window = openWindow();
  for (const { counts, certainty } of notes) addNote(window, counts, certainty);
  return summarise(window, 'm1', 3);
}

function numbersOf(notes: readonly Note[]): number[] {
  const summary = summaryOf(notes);
  if (!summary.ok) throw new Error('refused');
  const { counts, certainty } = summary.value;
  return [...counts, certainty.predicted, certainty.rightMilli, certainty.expectedMilli];
}

describe('a summary', () => {
  it('has no number that fewer than eleven notes had a part in', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 11, max: 45 }), (seed, size) => {
        const random = seededRandom(seed);
        const notes = Array.from({ length: size }, () => noteFrom(random));
        const shown = numbersOf(notes);
        const touched = new Int32Array(shown.length);
        for (let at = 0; at < size; at++) {
          const changed = numbersOf(notes.map((note, other) => (other === at ? louder(note) : note)));
          for (let cell = 0; cell < shown.length; cell++)
            if (changed[cell] !== shown[cell]) touched[cell] = (touched[cell] ?? 0) + 1;
        }
        for (const count of touched) expect(count === 0 || count >= 11).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('has no difference of a whole and its part that fewer than eleven notes had a part in', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 11, max: 45 }), (seed, size) => {
        const random = seededRandom(seed);
        const notes = Array.from({ length: size }, () => noteFrom(random));
        const left = (all: readonly Note[]) => {
          const counts = Int32Array.from(numbersOf(all).slice(0, -3));
          return [
            totalOf(counts, 'tokens') - totalOf(counts, 'unknownTokens'),
            totalOf(counts, 'sentences') - totalOf(counts, 'lowConfidenceSentences'),
          ];
        };
        const shown = left(notes);
        const touched = [0, 0];
        for (let at = 0; at < size; at++) {
          const changed = left(notes.map((note, other) => (other === at ? louder(note) : note)));
          for (const cell of [0, 1]) if (changed[cell] !== shown[cell]) touched[cell] = (touched[cell] ?? 0) + 1;
        }
        for (const count of touched) expect(count === 0 || count >= 11).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('has no difference to the window beside it, nor sum with it, that fewer than eleven notes had a part in', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 11, max: 30 }), fc.integer({ min: 11, max: 30 }), (seed, one, other) => {
        const random = seededRandom(seed);
        const notes = Array.from({ length: one + other }, () => noteFrom(random));
        const between = (all: readonly Note[]) => {
          const [first, second] = [numbersOf(all.slice(0, one)), numbersOf(all.slice(one))];
          return first.flatMap((value, at) => [value - (second[at] ?? 0), value + (second[at] ?? 0)]);
        };
        const shown = between(notes);
        const touched = new Int32Array(shown.length);
        for (let at = 0; at < notes.length; at++) {
          const changed = between(notes.map((note, place) => (place === at ? louder(note) : note)));
          for (let cell = 0; cell < shown.length; cell++)
            if (changed[cell] !== shown[cell]) touched[cell] = (touched[cell] ?? 0) + 1;
        }
        for (const count of touched) expect(count === 0 || count >= 11).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the sum of each part that it shows', () => {
    const random = seededRandom(8);
    const notes = Array.from({ length: 60 }, () => noteFrom(random));
    const window = openWindow();
    for (const { counts, certainty } of notes) addNote(window, counts, certainty);
    const summary = summarise(window, 'm1', 3);
    if (!summary.ok) throw new Error('refused');
    const shown = Int32Array.from(summary.value.counts);
    const sum = (counts: Counts, part: CountsPart) => partOf(counts, part).reduce((all, one) => all + one, 0);
    for (const part of ['tags', 'shape', 'words', 'tokenLength', 'sentenceLength', 'tokensPerNote'] as const) {
      expect([part, sum(shown, part)]).toEqual([part, sum(window.counts, part)]);
    }
  });

  it('of fewer than eleven notes is refused', () => {
    const random = seededRandom(2);
    const notes = Array.from({ length: 10 }, () => noteFrom(random));
    expect(summaryOf(notes)).toEqual({ ok: false, error: { code: 'too-few-notes', notes: 10, notesMin: 11 } });
  });

  it('is under a kilobyte as it is sent, 300 sentences', () => {
    const random = seededRandom(3);
    const window = openWindow();
    while (!isFull(window, 300)) {
      const { counts, certainty } = noteFrom(random);
      addNote(window, counts, certainty);
    }
    const summary = summarise(window, '0b8f4d0c-9d0f-4b7e-8a57-3f8f1f0f5a11', 123);
    expect(JSON.stringify(summary.ok && summary.value).length).toBeLessThan(1024);
  });
});

describe('a window', () => {
  it('is full when it has the sentences and eleven notes', () => {
    const long = countNote(
      Array.from({ length: 60 }, () => ({
        words: ['a'],
        unknown: [false],
        rarityNats: 0,
        surpriseNats: 0,
        entities: [],
      })),
      LABELS,
    );
    const window = openWindow();
    const none = { predicted: 0, right: 0, expected: 0 };
    for (let at = 0; at < 10; at++) addNote(window, long, none);
    expect(isFull(window, 300)).toBe(false);
    addNote(window, long, none);
    expect(isFull(window, 300)).toBe(true);
    expect(isFull(window, 661)).toBe(false);
  });
});
