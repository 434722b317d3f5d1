import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '@/lib/domain/monitoring/base64url';
import { addCounts, COUNTS_SIZE, type Counts, emptyCounts, placeOf, totalOf } from '@/lib/domain/monitoring/counts';
import { decodeCounts, encodeCounts, isTellable } from '@/lib/domain/monitoring/counts-code';
import { assessWindow, movedSignals } from '@/lib/domain/monitoring/drift';
import { squaredLength } from '@/lib/domain/monitoring/factor';
import { CALIBRATION, calibrate, fleetCalibration } from '@/lib/domain/monitoring/reference';
import { currentReference } from '@/lib/domain/monitoring/reference-versions';
import { SHARE_CELLS, SHARES_SIZE, sharesOf, sumsOf } from '@/lib/domain/monitoring/shares';
import { addSupport, emptySupport } from '@/lib/domain/monitoring/suppress';
import { decodeReference, encodeReference, tellable } from '@/lib/domain/monitoring/told-reference';
import { toldWindow } from '@/lib/domain/monitoring/told-window';
import { type Random, seededRandom } from '@/lib/domain/random';
import { referenceToTell } from '@/lib/pipelines/tell-reference';
import { driftSummarySchema, REFERENCE_BYTES_MAX, toldReferenceSchema } from '@/lib/schemas/registry/monitoring';
import { browserWindow, noteOf } from './made-windows';

describe('bytes in base64url', () => {
  it('are those that Node writes, and come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect([...(fromBase64Url(text) ?? [])]).toEqual([...bytes]);
      }),
    );
  });
  it.each(['A', 'AB=', 'A+BC', 'AB C', 'AB', 'AAB'])('are not read from %j', (text) => {
    expect(fromBase64Url(text)).toBeUndefined();
  });
});

describe('told counts', () => {
  const anyCounts = fc.array(
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 0x7fffffff })),
    { minLength: COUNTS_SIZE, maxLength: COUNTS_SIZE },
  );
  it('come back as they were', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        expect([...(decodeCounts(encodeCounts(counts)) ?? [])]).toEqual(counts);
      }),
    );
  });
  it('have one text alone: whatever else is read, is refused', () => {
    const bytes = [...Buffer.from(encodeCounts(new Int32Array(COUNTS_SIZE).fill(5)), 'base64url')];
    const read = (changed: number[]) => decodeCounts(Buffer.from(changed).toString('base64url'));
    expect(read(bytes)).toBeDefined();
    expect(read(bytes.slice(1))).toBeUndefined();
    expect(read([...bytes, 0])).toBeUndefined();
    expect(read([0x85, 0x00, ...bytes.slice(1)])).toBeUndefined();
    expect(read([0xff, 0xff, 0xff, 0xff, 0x0f, ...bytes.slice(1)])).toBeUndefined();
    expect(read([0xff, 0xff, 0xff, 0xff, 0xff, 0x01, ...bytes.slice(1)])).toBeUndefined();
  });
  it('of every window that a browser makes are taken, and none with a cell of one to ten notes', () => {
    const random = seededRandom(4);
    for (let at = 0; at < 40; at++) {
      const { counts } = browserWindow(random, 1 + (at % 7), 30 + 10 * (at % 20)).summary;
      const told = Int32Array.from(counts);
      expect(isTellable(told)).toBe(true);
      const { from } = placeOf('tokensPerNote');
      const cells = [...told.slice(from, from + 10)];
      const [large, empty] = [cells.indexOf(Math.max(...cells)), cells.indexOf(0)];
      const small = told.slice();
      small[from + large] = (small[from + large] ?? 0) - 3;
      small[from + empty] = 3;
      expect(isTellable(small)).toBe(false);
      const few = told.slice();
      few[placeOf('notes').from] = 10;
      expect(isTellable(few)).toBe(false);
    }
  });
});

it('a window is sent in 1 kB at most, whether its notes are a sentence or five hundred words', () => {
  const random = seededRandom(8);
  const reference = calibrate(
    Array.from({ length: 160 }, () => noteOf(random, 4)),
    { windowSentences: 300, resamples: 200, seed: 1 },
  );
  const sizes = Array.from({ length: 60 }, (_, at) => {
    // 300 sentences, or fifty notes of forty sentences.
    const { counted, summary } = browserWindow(random, at % 2 ? 1 : 40, at % 2 ? 300 : 2000, at % 3 ? 0 : 0.5);
    const f1 = { f1: 0.712345678, precision: 1, recall: 1, low: 0.612345678, high: 0.812345678 };
    const body = toldWindow(summary, assessWindow(counted, reference, undefined), f1);
    expect(driftSummarySchema.safeParse(body).success).toBe(true);
    return Buffer.byteLength(JSON.stringify(body));
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
}, 60_000);

/** A note that may stand, alone or with few others, in cells that usual ones do not. */
function rareNote(note: Counts, draw: Random): Counts {
  const changed = note.slice();
  for (const part of ['shape', 'tokenLength', 'tags', 'words'] as const) {
    const { from, to } = placeOf(part);
    // The later the cell the rarer.
    const cell = from + Math.floor((to - from) * draw());
    if (draw() > (cell - from) / (to - from)) changed[cell] = (changed[cell] ?? 0) + 1;
  }
  return changed;
}

/** Covariance of two shares, of the factor's lower half. */
function covarianceOf(factor: Float64Array, a: number, b: number): number {
  let sum = 0;
  for (let k = 0; k <= Math.min(a, b); k++)
    sum += (factor[a * SHARES_SIZE + k] ?? 0) * (factor[b * SHARES_SIZE + k] ?? 0);
  return sum;
}

describe('a told reference', () => {
  const random = seededRandom(21);
  const notes = Array.from({ length: 1300 }, () => noteOf(random, 1));
  const told = tellable(calibrate(notes, CALIBRATION, 1.25), notes);
  const fleet = tellable(calibrate(notes, fleetCalibration(), 1.25), notes);
  const steps = Array.from({ length: 120 }, (_, at) => at / 119);
  const own = {
    counts: notes,
    confidences: { x: steps, y: steps.map(Math.sqrt) },
    startsFactor: 1.0123,
    f1Spread: 1.25,
  };
  const body = referenceToTell(own);
  if (!body) throw new Error('too few notes');
  const read = decodeReference(JSON.parse(JSON.stringify(body)));

  it('fits its schema and 64 kB with all 2,000 resamples of either size', () => {
    expect(toldReferenceSchema.safeParse(body).error).toBeUndefined();
    expect(told.distances).toHaveLength(CALIBRATION.resamples);
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(REFERENCE_BYTES_MAX);
  });

  it('is taken with all that its version has, and nothing that it has not', () => {
    const { f1Spread: _, ...unmeasured } = body;
    const { spreads: __, ...browser } = body.browser;
    const first = { ...unmeasured, version: 1, browser, fleet: null };
    expect(toldReferenceSchema.safeParse(first).success).toBe(true);
    expect(toldReferenceSchema.safeParse({ ...first, version: 2 }).success).toBe(false);
    expect(toldReferenceSchema.safeParse({ ...body, version: 1 }).success).toBe(false);
    expect(toldReferenceSchema.safeParse({ ...body, browser }).success).toBe(false);
    expect(toldReferenceSchema.safeParse(unmeasured).success).toBe(false);
  });

  it('is the told one, and has no thresholds of the fleet, or is none, where notes are few', () => {
    expect(body).toMatchObject(encodeReference(told, fleet));
    const options = { windowSentences: 40, resamples: 100, seed: 1 };
    expect(referenceToTell({ ...own, counts: notes.slice(0, 70) }, options)).toMatchObject({ fleet: null });
    expect(referenceToTell({ ...own, counts: notes.slice(0, 40) }, options)).toBeUndefined();
  });

  it('judges as the whole one: distance, level and moved signals alike, p the same up to .125', () => {
    for (let at = 0; at < 150; at++) {
      const { counted } = browserWindow(random, 1, 300, [0, 0, 0.01, 0.03, 0.1][at % 5]);
      const whole = assessWindow(counted, told, undefined);
      const sent = read && assessWindow(counted, read.browser, undefined);
      expect(sent?.distance).toBe(whole.distance);
      expect(sent?.level).toBe(whole.level);
      expect(sent?.cause).toBe(whole.cause);
      expect(sent && movedSignals(sent).map(({ name }) => name)).toEqual(movedSignals(whole).map(({ name }) => name));
      if (whole.p <= 0.125) expect(sent?.p).toBe(whole.p);
      else expect((sent?.p ?? 0) - whole.p).toBeLessThanOrEqual(51 / 2001);
      expect(sent?.p).toBeGreaterThanOrEqual(whole.p);
    }
  });

  it('judges two told windows as one of the fleet: few clean ones alarm, foreign ones do', () => {
    const judge = (foreign: number) => {
      const merged = emptyCounts();
      for (let part = 0; part < 2; part++)
        addCounts(merged, Int32Array.from(browserWindow(random, 1, 300, foreign).summary.counts));
      const report = read?.fleet && assessWindow(merged, read.fleet, undefined);
      return report?.level;
    };
    const clean = Array.from({ length: 100 }, () => judge(0));
    // At p <= .015 one or two in a hundred are expected; six or more would have p < .005.
    expect(clean.filter((level) => level !== 'ok').length).toBeLessThan(6);
    const foreign = Array.from({ length: 20 }, () => judge(0.1));
    expect(foreign.filter((level) => level === 'critical').length).toBe(20);
  });

  it('tells no cell that one to ten notes have, neither of its count nor of how it varies', () => {
    const support = emptySupport();
    for (const note of notes.slice(0, 400)) addSupport(support, note);
    const some = notes.slice(0, 400).map((note, at) => {
      // A shape that three notes alone have.
      const changed = note.slice();
      if (at < 3) changed[placeOf('shape').from + 7] = 5;
      return changed;
    });
    const options = { windowSentences: 60, resamples: 100, seed: 2 };
    const few = tellable(calibrate(some, options), some);
    expect(few.counts[placeOf('shape').from + 7]).toBe(0);
    const without = some.map((note, at) => {
      const changed = note.slice();
      if (at < 3) changed[placeOf('shape').from + 7] = 9;
      return changed;
    });
    const other = tellable(calibrate(without, options), without);
    expect(other.factors).toEqual(few.factors);
    expect(totalOf(few.counts, 'notes')).toBe(400);
  });

  it('of version 1, told or kept, judges by T² of all shares alone, and takes F1 to stray as independent marks do', () => {
    const { f1Spread, ...parts } = encodeReference(told, fleet);
    const { spreads, ...browser } = parts.browser;
    expect([f1Spread, spreads]).toEqual([1.25, [...told.spreads]]);
    const first = decodeReference({ ...parts, browser, fleet: null })?.browser;
    const { version, factors, spreads: _, f1Spread: __, ...rest } = told;
    const kept = currentReference({ ...rest, version: 1, factor: factors[0] as Float64Array });
    for (const foreign of [0, 0.05]) {
      const { counted } = browserWindow(random, 1, 300, foreign);
      const away = sharesOf(sumsOf(counted)).map((share, at) => share - (told.shares[at] ?? 0));
      const length = 300 * squaredLength(factors[0] as Float64Array, away);
      for (const one of [first, kept]) {
        expect(one && assessWindow(counted, one, undefined).distance).toBeCloseTo(length, 6);
        expect(one?.f1Spread).toBe(1);
      }
    }
    expect(currentReference(told)).toBe(told);
  });

  it('takes a sentence of low confidence for no alarm where too few of its own notes have any', () => {
    const draw = seededRandom(12);
    const low = placeOf('lowConfidenceSentences').from;
    const withLow = (note: Counts) => {
      const changed = note.slice();
      changed[low] = 1;
      return changed;
    };
    const made = Array.from({ length: 400 }, (_, at) => (at < 6 ? withLow(noteOf(draw, 1)) : noteOf(draw, 1)));
    const few = tellable(calibrate(made, { windowSentences: 60, resamples: 400, seed: 2 }), made);
    const levels = Array.from({ length: 40 }, () => {
      const { counted } = browserWindow(draw, 1, 60);
      return assessWindow(withLow(counted), few, undefined).level;
    });
    expect(levels.filter((level) => level !== 'ok').length).toBeLessThan(4);
  });

  it('tells how two cells vary together, or lets it follow from others, where no note or eleven have both', () => {
    let hidden = 0;
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 40, max: 260 }), (seed, size) => {
        const draw = seededRandom(seed);
        const made = Array.from({ length: size }, () => rareNote(noteOf(draw, 1 + Math.floor(2 * draw())), draw));
        const options = { windowSentences: 12, resamples: 3, seed };
        const body = encodeReference(tellable(calibrate(made, options), made), undefined);
        const [factor = new Float64Array()] = decodeReference(body)?.browser.factors ?? [];
        const toldOf = (a: number, b: number) => covarianceOf(factor, a, b) !== 0;
        const common = (a: number, cells: readonly number[]) =>
          made.filter((note) => (note[a] ?? 0) > 0 && cells.some((cell) => (note[cell] ?? 0) > 0)).length;
        const fits = (notesOf: number) => notesOf === 0 || notesOf >= 11;
        for (const [a, cell] of SHARE_CELLS.entries()) {
          const others = SHARE_CELLS.map((_, b) => b).filter((b) => b !== a && toldOf(a, b));
          for (const b of others) expect(fits(common(cell, [SHARE_CELLS[b] ?? 0]))).toBe(true);
          if (others.length === 0) {
            hidden++;
            continue;
          }
          // All of a part less what is told of it.
          for (const part of ['tags', 'shape', 'tokenLength', 'words'] as const) {
            const { from, to } = placeOf(part);
            const toldCells = new Set(others.map((b) => SHARE_CELLS[b]));
            const rest = Array.from({ length: to - from }, (_, at) => from + at).filter(
              (one) => one !== cell && !toldCells.has(one),
            );
            expect([part, fits(common(cell, rest))]).toEqual([part, true]);
          }
        }
      }),
      { numRuns: 25 },
    );
    // There was something to hide.
    expect(hidden).toBeGreaterThan(100);
  });

  /** The first two shares nearly one: what the off-diagonal was before it was halved is more than their variances allow. */
  const together = (factor: string): string => {
    const bytes = Buffer.from(factor, 'base64url');
    bytes.writeFloatLE(10 * bytes.readFloatLE(8), 4);
    return bytes.toString('base64url');
  };

  it.each([
    ['a shorter factor', { factor: told ? encodeReference(told, fleet).factor.slice(0, -8) : '' }],
    [
      'a factor whose shares cannot hang together as they do',
      { factor: together(encodeReference(told, fleet).factor) },
    ],
    ['counts of another size', { counts: 'AAAA' }],
    [
      'distances that fall',
      { browser: { ...body.browser, distances: body.browser.distances.split('').reverse().join('') } },
    ],
    ['another number of resamples', { browser: { ...body.browser, resamples: 500 } }],
    ['another number of views', { browser: { ...body.browser, spreads: [1, 1] } }],
  ])('is none with %s', (_, part) => {
    expect(decodeReference({ ...encodeReference(told, fleet), ...part })).toBeUndefined();
  });
});
