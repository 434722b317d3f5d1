import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DoubleNote, measureAgreement } from '@/lib/domain/annotation/agreement-measure';
import { ioTags } from '@/lib/domain/annotation/io-tags';
import { cohensKappa } from '@/lib/domain/annotation/kappa';
import { seededRandom } from '@/lib/domain/random';
import type { Span } from '@/lib/domain/text/span';

describe('Cohen’s kappa', () => {
  it('has the value of published tables', () => {
    // Fleiss, Cohen & Everitt 1969, table 1 (N = 200): kappa .429.
    expect(cohensKappa([106, 10, 4, 22, 28, 10, 2, 12, 6], 3)).toBeCloseTo(0.429, 3);
    // Two readers of 50 grant proposals, 20 and 15 alike: observed .7, by chance .5.
    expect(cohensKappa([20, 5, 10, 15], 2)).toBeCloseTo(0.4, 12);
    // Feinstein & Cicchetti 1990: the same observed agreement .85, one table balanced, one not.
    expect(cohensKappa([40, 9, 6, 45], 2)).toBeCloseTo(0.7, 2);
    expect(cohensKappa([80, 10, 5, 5], 2)).toBeCloseTo(0.32, 2);
  });

  it('is 1 when all agree, 0 by chance, below 0 beyond it', () => {
    expect(cohensKappa([30, 0, 0, 70], 2)).toBe(1);
    expect(cohensKappa([25, 25, 25, 25], 2)).toBe(0);
    expect(cohensKappa([0, 50, 50, 0], 2)).toBe(-1);
  });

  it('is undefined where both always say the same one thing, and without anything said', () => {
    expect(cohensKappa([90, 0, 0, 0], 2)).toBeUndefined();
    expect(cohensKappa([0, 0, 0, 0], 2)).toBeUndefined();
    expect(cohensKappa([], 0)).toBeUndefined();
    // One says O always, the other differs once: agreement is no better than chance, and that is 0.
    expect(cohensKappa([9, 1, 0, 0], 2)).toBe(0);
  });
});

/** Tokens of three characters, ten apart. */
const tokens = Array.from({ length: 6 }, (_, at) => ({ start: 10 * at, end: 10 * at + 3 }));
const D = (first: number, last = first): Span => ({ start: 10 * first, end: 10 * last + 3, label: 'D' });
const T = (first: number, last = first): Span => ({ ...D(first, last), label: 'T' });

describe('tags of tokens', () => {
  it('name what covers a token, in part or whole, and several labels together', () => {
    expect(ioTags(tokens, [D(0, 1), T(1), { start: 42, end: 43, label: 'T' }])).toEqual([
      'D',
      'D T',
      'O',
      'O',
      'T',
      'O',
    ]);
    expect(ioTags(tokens, [{ start: 3, end: 10, label: 'D' }])).toEqual(tokens.map(() => 'O'));
    expect(ioTags([], [D(0)])).toEqual([]);
  });
});

describe('agreement of two annotators', () => {
  const note = (noteId: string, first: Span[], second: Span[]): DoubleNote => ({ noteId, first, second, tokens });

  it('gives figures computed by hand', () => {
    const report = measureAgreement(
      [
        note('same', [D(0), T(2, 3)], [D(0), T(2, 3)]),
        // Other edges; other label; one that only the second has.
        note('differs', [D(0, 1), D(3)], [D(1), T(3), D(5)]),
        note('empty', [], []),
      ],
      ['D', 'T'],
      { resamples: 0, seed: 1 },
    );
    expect(report).toMatchObject({ notes: 3, spansFirst: 4, spansSecond: 5 });
    // Exact: 2 pairs of 4 + 5 spans. Overlap: 3 + 3 of 9.
    expect(report.exact?.value).toBeCloseTo(4 / 9, 12);
    expect(report.overlap?.value).toBeCloseTo(6 / 9, 12);
    expect(report.perLabel.D?.exact?.value).toBeCloseTo(2 / 6, 12);
    expect(report.perLabel.D?.overlap?.value).toBeCloseTo(4 / 6, 12);
    expect(report.perLabel.T?.exact?.value).toBeCloseTo(2 / 3, 12);
    // Tokens: note 1 D O T T O O alike; note 2 D D O D O O against O D O T O D; note 3 O six times.
    // O/O 3 + 2 + 6, D/D 1 + 1, T/T 2, D/O 1, D/T 1, O/D 1.
    const [observed, total] = [15, 18];
    const chance = 12 * 12 + 4 * 3 + 2 * 3;
    expect(report.kappa?.value).toBeCloseTo((observed * total - chance) / (total * total - chance), 12);
    expect(report.differing).toEqual([{ noteId: 'differs', differences: 5 }]);
  });

  it('counts every span that the other side overlaps, also several by one', () => {
    const report = measureAgreement([note('a', [D(0, 5)], [D(0), D(2), D(4)])], ['D'], { resamples: 0, seed: 1 });
    expect(report.overlap?.value).toBe(1);
    expect(report.exact?.value).toBe(0);
  });

  it('is undefined where neither marked anything, also for one label, and lists labels of no label set', () => {
    const blank = measureAgreement([note('a', [], [])], ['D'], { resamples: 20, seed: 1 });
    expect(blank).toMatchObject({ exact: undefined, overlap: undefined, kappa: undefined, differing: [] });
    const report = measureAgreement([note('a', [T(0)], [T(0)])], ['D'], { resamples: 20, seed: 1 });
    expect(report.perLabel.D).toEqual({ exact: undefined, overlap: undefined });
    expect(report.perLabel.T?.exact).toEqual({ value: 1, low: 1, high: 1 });
    expect(measureAgreement([], [], { resamples: 20, seed: 1 })).toMatchObject({ notes: 0, kappa: undefined });
  });

  it('puts the most differing note first, equal ones as given', () => {
    const notes = [note('one', [D(0)], []), note('three', [D(0), D(1)], [T(0)]), note('also one', [], [D(0)])];
    const { differing } = measureAgreement(notes, ['D'], { resamples: 0, seed: 1 });
    expect(differing.map(({ noteId }) => noteId)).toEqual(['three', 'one', 'also one']);
  });

  const spans = fc.uniqueArray(
    fc.tuple(fc.nat(5), fc.nat(2), fc.constantFrom('D', 'T')).map(([at, more, label]) => ({
      ...D(at, Math.min(5, at + more)),
      label,
    })),
    { maxLength: 5, selector: ({ start, end, label }) => `${start} ${end} ${label}` },
  );
  const notes = fc
    .array(fc.tuple(spans, spans), { maxLength: 6 })
    .map((pairs) => pairs.map(([first, second], at) => note(`n${at}`, first, second)));

  it('is the same with the two exchanged, whole with oneself, and overlap is never less than exact', () => {
    fc.assert(
      fc.property(notes, (all) => {
        const options = { resamples: 30, seed: 5 };
        const { spansFirst, spansSecond, ...report } = measureAgreement(all, ['D', 'T'], options);
        const swapped = all.map((each) => ({ ...each, first: each.second, second: each.first }));
        const other = measureAgreement(swapped, ['D', 'T'], options);
        expect({ ...other, spansFirst: undefined, spansSecond: undefined }).toEqual({
          ...report,
          kappa: report.kappa && {
            value: expect.closeTo(report.kappa.value, 10),
            low: expect.closeTo(report.kappa.low, 10),
            high: expect.closeTo(report.kappa.high, 10),
          },
          spansFirst: undefined,
          spansSecond: undefined,
        });
        expect([other.spansFirst, other.spansSecond]).toEqual([spansSecond, spansFirst]);
        expect(report.overlap?.value ?? 0).toBeGreaterThanOrEqual(report.exact?.value ?? 0);
        const own = measureAgreement(
          all.map((each) => ({ ...each, second: each.first })),
          [],
          options,
        );
        expect(own.differing).toEqual([]);
        expect(own.exact?.value ?? 1).toBe(1);
        expect(own.kappa?.value ?? 1).toBe(1);
      }),
    );
  });

  it('has the intervals of whole notes drawn with replacement, each draw judged anew', () => {
    const random = seededRandom(3);
    const all = Array.from({ length: 25 }, (_, at) => {
      const first = [0, 2, 4].filter(() => random() < 0.6).map((token) => (random() < 0.7 ? D(token) : T(token)));
      const second = first
        .filter(() => random() < 0.8)
        .map((span) => (random() < 0.8 ? span : { ...span, label: 'D' }));
      return note(`n${at}`, first, random() < 0.3 ? [...second, T(5)] : second);
    });
    const report = measureAgreement(all, ['D', 'T'], { resamples: 300, seed: 11 });
    const draws = seededRandom(11);
    const drawn = Array.from({ length: 300 }, () =>
      measureAgreement(
        all.map(() => all[Math.floor(draws() * all.length)] as DoubleNote),
        ['D', 'T'],
        { resamples: 0, seed: 0 },
      ),
    );
    const percentile = (values: (number | undefined)[], p: number) => {
      const sorted = values.flatMap((value) => value ?? []).sort((a, b) => a - b);
      const place = (sorted.length - 1) * p;
      const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
      return below + (above - below) * (place % 1);
    };
    expect(report.kappa?.low).toBeCloseTo(
      percentile(
        drawn.map(({ kappa }) => kappa?.value),
        0.025,
      ),
      12,
    );
    expect(report.kappa?.high).toBeCloseTo(
      percentile(
        drawn.map(({ kappa }) => kappa?.value),
        0.975,
      ),
      12,
    );
    expect(report.exact?.low).toBeCloseTo(
      percentile(
        drawn.map(({ exact }) => exact?.value),
        0.025,
      ),
      12,
    );
    const ofT = drawn.map(({ perLabel }) => perLabel.T?.overlap?.value);
    expect(report.perLabel.T?.overlap?.high).toBeCloseTo(percentile(ofT, 0.975), 12);
    expect(report.kappa?.low).toBeLessThan(report.kappa?.value ?? 0);
  });
});
