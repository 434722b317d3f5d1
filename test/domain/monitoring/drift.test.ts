import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, type Counts, emptyCounts, partOf, totalOf } from '@/lib/domain/monitoring/counts';
import { assessWindow, type DriftReport } from '@/lib/domain/monitoring/drift';
import { calibrate } from '@/lib/domain/monitoring/reference';
import { type Random, seededRandom } from '@/lib/domain/random';
import { countNote } from '../../fixtures/plain-count';

const LABELS = ['DISEASE', 'TREATMENT'];
const USUAL = ['the', 'patient', 'has', 'gout', 'and', 'takes', 'allopurinol', 'daily', '75', 'mg', '.'];
const FOREIGN = ['Markets', 'rallied', 'EUR', 'bonds', '2.5%', 'QUARTER', 'earnings', 'yesterday', '!'];

/** One note of one sentence, `foreign` of its words from elsewhere. */
function note(random: Random, foreign: number): Counts {
  const length = 6 + Math.floor(random() * 12);
  const drawn = Array.from({ length }, () => {
    const from = random() < foreign ? FOREIGN : USUAL;
    return from[Math.floor(random() * from.length)] as string;
  });
  return countNote(
    [
      {
        words: drawn,
        unknown: drawn.map((word) => FOREIGN.includes(word) || random() < 0.05),
        rarityNats: drawn.reduce((sum, word) => sum + (FOREIGN.includes(word) ? 8 : 2.4), 0),
        surpriseNats: drawn.reduce((sum) => sum + 0.02 + 0.1 * random(), 0),
        entities: drawn.flatMap((word) =>
          word === 'gout' || word === 'allopurinol'
            ? [{ label: word === 'gout' ? 'DISEASE' : 'TREATMENT', tokens: 1, confidence: 0.6 + 0.4 * random() }]
            : [],
        ),
      },
    ],
    LABELS,
  );
}

function windowOf(size: number, random: Random, foreign: number): Counts {
  const counts = emptyCounts();
  for (let at = 0; at < size; at++) addCounts(counts, note(random, foreign));
  return counts;
}

const random = seededRandom(99);
const REFERENCE = calibrate(
  Array.from({ length: 400 }, () => note(random, 0)),
  { windowSentences: 60, resamples: 500, seed: 3 },
);

describe('counts of a note', () => {
  it('are whole numbers that add up to the note', () => {
    const counts = countNote(
      [
        {
          words: ['No', 'COVID-19', 'in', '2021', '.'],
          unknown: [false, true, false, false, false],
          rarityNats: 12.5,
          surpriseNats: 1.2345,
          entities: [{ label: 'DISEASE', tokens: 1, confidence: 0.95 }],
        },
        { words: ['Stop', 'aspirin'], unknown: [false, false], rarityNats: 4, surpriseNats: 0.0004, entities: [] },
      ],
      LABELS,
    );
    expect(totalOf(counts, 'tokens')).toBe(7);
    expect(totalOf(counts, 'unknownTokens')).toBe(1);
    expect(totalOf(counts, 'sentences')).toBe(2);
    expect(totalOf(counts, 'surpriseMillinats')).toBe(1235);
    expect([...partOf(counts, 'tags')].slice(0, 3)).toEqual([6, 1, 0]);
    expect(partOf(counts, 'confidence')[9]).toBe(1);
    for (const part of ['shape', 'tokenLength', 'words'] as const) {
      expect(partOf(counts, part).reduce((sum, one) => sum + one, 0)).toBe(7);
    }
    // P per token: exp(-1.2345 / 5) = .78 and nearly 1.
    expect(totalOf(counts, 'lowConfidenceSentences')).toBe(1);
  });

  it('tell kinds of marks apart, several characters by their first', () => {
    const shapesOf = (words: readonly string[]) =>
      words.map((word) => {
        const sentence = { words: [word], unknown: [false], rarityNats: 1, surpriseNats: 0, entities: [] };
        return partOf(countNote([sentence], LABELS), 'shape').indexOf(1);
      });
    // Each row is one cell, in the order of the part; the last takes what no other does.
    const cells = [
      ['pain', 'β'],
      ['Gout', 'Éric'],
      ['MRSA', 'A'],
      ['75', '7'],
      ['2.5', '3/4', '-1'],
      ['pH', 'mmHg'],
      ['B12', '5mg'],
      ['.', '...'],
      [','],
      [':'],
      [';'],
      ['-', '–', '--'],
      ['/'],
      ['%'],
      ['(', ')', '[', '}'],
      ['"', "''", '``', '”'],
      ['!', '+', '±', '>='],
      ['COVID-19', 'e\u0301', '🙂x'],
    ];
    for (const [cell, words] of cells.entries()) expect(shapesOf(words)).toEqual(words.map(() => cell));
  });

  it('give each length to the bin that begins at or below it', () => {
    const binOf = (length: number) => {
      const sentence = { words: ['x'.repeat(length)], unknown: [false], rarityNats: 1, surpriseNats: 0, entities: [] };
      return partOf(countNote([sentence], LABELS), 'tokenLength').indexOf(1);
    };
    expect([1, 2, 8, 9, 10, 11, 12, 14, 15, 19, 20, 400].map(binOf)).toEqual([0, 1, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11]);
  });

  it('of many notes are the same in whatever order they are added', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 8 }), (seeds) => {
        const notes = seeds.map((seed) => note(seededRandom(seed), 0.3));
        const [there, back] = [emptyCounts(), emptyCounts()];
        for (const one of notes) addCounts(there, one);
        for (const one of [...notes].reverse()) addCounts(back, one);
        expect(back).toEqual(there);
      }),
    );
  });
});

describe('a window', () => {
  it('of the reference itself seldom alarms', () => {
    const own = seededRandom(5);
    const levels = Array.from({ length: 200 }, () => assessWindow(windowOf(60, own, 0), REFERENCE, undefined).level);
    expect(levels.filter((level) => level !== 'ok').length).toBeLessThanOrEqual(16);
    expect(levels.filter((level) => level === 'critical').length).toBeLessThanOrEqual(5);
  });

  it('with words from elsewhere alarms, and names a signal that they moved', () => {
    const own = seededRandom(6);
    for (let round = 0; round < 20; round++) {
      const report = assessWindow(windowOf(60, own, 0.3), REFERENCE, undefined);
      expect(report.level).toBe('critical');
      expect(['unknown-words', 'rare-words', 'words', 'shape', 'token-length', 'label-mix']).toContain(report.cause);
    }
  });

  it('that is too small is never an alarm', () => {
    const report = assessWindow(windowOf(59, seededRandom(7), 0.9), REFERENCE, undefined);
    expect(report.level).toBe('not-enough-data');
  });

  it('that warns again for the same cause is critical', () => {
    const own = seededRandom(8);
    let warned: { window: Counts; report: DriftReport } | undefined;
    for (let round = 0; round < 500 && !warned; round++) {
      // By chance alone about one clean window in fifty warns.
      const window = windowOf(60, own, 0);
      const report = assessWindow(window, REFERENCE, undefined);
      if (report.level === 'warning') warned = { window, report };
    }
    if (!warned) throw new Error('no window warned');
    const { window, report } = warned;
    expect(assessWindow(window, REFERENCE, report).level).toBe('critical');
    expect(assessWindow(window, REFERENCE, { ...report, level: 'ok' }).level).toBe('warning');
    const otherCause = report.cause === 'words' ? 'surprise' : 'words';
    expect(assessWindow(window, REFERENCE, { ...report, cause: otherCause }).level).toBe('warning');
  });

  it('is judged the same again', () => {
    const window = windowOf(60, seededRandom(9), 0.1);
    expect(assessWindow(window, REFERENCE, undefined)).toEqual(assessWindow(window, REFERENCE, undefined));
  });
});

describe('calibration', () => {
  it('is the same for the same notes and seed, and spreads as the notes do', () => {
    const own = seededRandom(12);
    const notes = Array.from({ length: 80 }, () => note(own, 0));
    const options = { windowSentences: 30, resamples: 100, seed: 4 };
    expect(calibrate(notes, options)).toEqual(calibrate(notes, options));
    const reference = calibrate(notes, options);
    expect(reference.distances).toHaveLength(100);
    expect([...reference.distances]).toEqual([...reference.distances].sort((a, b) => a - b));
    expect(Math.min(...reference.deviation)).toBeGreaterThan(0);
  });

  it('refuses notes that are no more than a window', () => {
    expect(() => calibrate([emptyCounts()])).toThrow('no larger than a window');
  });
});
