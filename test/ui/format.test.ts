import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatFixed,
  formatFraction,
  formatPercent,
  formatPoints,
  formatProbability,
  formatTimeLeft,
  plural,
} from '@/components/ui/format';
import { speak } from '@/lib/messages/language';

describe('figures', () => {
  it('writes fractions without the leading nought, and rounds', () => {
    expect([0.6534, 0.0049, -0.125, 1].map((value) => formatFraction(value))).toEqual([
      '.653',
      '.005',
      '-.125',
      '1.000',
    ]);
    expect(formatFraction(0.915, 1)).toBe('.9');
    expect(formatFraction(Number.NaN)).toBe('none');
  });

  it('does not round a probability to certainty', () => {
    expect([1, 0.9971, 0.912, 0.004, 0].map(formatProbability)).toEqual(['1.00', '>.99', '.91', '<.01', '.00']);
  });

  it('writes differences in points with their sign', () => {
    expect([0.0251, -0.0049, 0].map(formatPoints)).toEqual(['+2.5', '−0.5', '0.0']);
  });

  it('gives what rounds to nought no sign', () => {
    expect([-0.0004, -0.04, -0.06, 0].map((value) => formatFixed(value, 1))).toEqual(['0.0', '0.0', '-0.1', '0.0']);
    expect([-0.0004, 0.0004].map(formatPoints)).toEqual(['0.0', '0.0']);
  });

  it('writes durations as people read clocks', () => {
    expect([144, 59.6, 3744, -3].map(formatDuration)).toEqual(['2:24', '1:00', '1:02:24', '0:00']);
  });

  it('says how long still, in steps that do not flicker', () => {
    expect(formatTimeLeft(400)).toBe('almost done');
    expect(formatTimeLeft(12_300)).toBe('about 12 s left');
    expect(formatTimeLeft(70_000)).toBe('about 1 min 10 s left');
    // 118 s rounds to 120 s, which is two minutes and not one.
    expect(formatTimeLeft(118_000)).toBe('about 2 min left');
    expect(formatTimeLeft(2 * 3_600_000 + 180_000)).toBe('about 2 h 3 min left');
  });

  it('writes sizes with at most three digits', () => {
    expect([999, 1500, 18_600_000, 999_600].map(formatBytes)).toEqual(['999 B', '1.5 kB', '19 MB', '1.0 MB']);
  });

  it('counts one and many', () => {
    expect([plural(1, 'note', 'notes'), plural(0, 'note', 'notes'), plural(1204, 'note', 'notes')]).toEqual([
      '1 note',
      '0 notes',
      '1,204 notes',
    ]);
  });

  it('keeps a day the same day in every time zone, and gives back what is no date', () => {
    expect(formatDate('2026-11-18')).toMatch(/18/);
    expect(formatDate('no date')).toBe('no date');
  });
});

describe('figures in German', () => {
  beforeAll(() => speak('de'));
  afterAll(() => speak('en'));

  it('have a comma, and the nought before it', () => {
    expect([0.6534, -0.125, 1].map((value) => formatFraction(value))).toEqual(['0,653', '-0,125', '1,000']);
    expect([0.9971, 0.912, 0.004].map(formatProbability)).toEqual(['>0,99', '0,91', '<0,01']);
    expect([0.0251, -0.0049].map(formatPoints)).toEqual(['+2,5', '−0,5']);
    expect([0.0004, 0.063, 0.4].map(formatPercent)).toEqual(['<0,1 %', '6,3 %', '40 %']);
    expect([1500, 18_600_000].map(formatBytes)).toEqual(['1,5 kB', '19 MB']);
    expect(formatFraction(Number.NaN)).toBe('keine');
  });

  it('have a point between thousands', () => {
    expect(formatCount(1_234_567)).toBe('1.234.567');
    expect(plural(1204, 'Notiz', 'Notizen')).toBe('1.204 Notizen');
  });

  it('say what time is left, and days by German months', () => {
    expect(formatTimeLeft(70_000)).toBe('noch etwa 1 min 10 s');
    expect(formatDate('2026-12-18')).toBe('18. Dez. 2026');
  });
});
