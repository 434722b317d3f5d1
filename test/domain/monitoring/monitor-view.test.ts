import { describe, expect, it } from 'vitest';
import { binDistances } from '@/lib/domain/monitoring/bin-distances';
import { emptyCounts, partOf } from '@/lib/domain/monitoring/counts';
import type { DriftLevel } from '@/lib/domain/monitoring/drift';
import { episodesOf } from '@/lib/domain/monitoring/episodes';
import { noKpiCounts } from '@/lib/domain/monitoring/kpi-counts';
import { tilesOf } from '@/lib/domain/monitoring/kpi-tiles';
import { viewKpis } from '@/lib/domain/monitoring/kpi-trend';
import { addDays, daysBefore, daysOf, lengthOf, stretches } from '@/lib/domain/monitoring/periods';
import { calibratedP } from '@/lib/domain/monitoring/reference';
import { endOf, type ShownFiring } from '@/lib/domain/monitoring/shown-firing';
import { distanceShown, type ShownWindow, sinceWindow, thresholdStretches } from '@/lib/domain/monitoring/shown-window';
import { thresholdsOf } from '@/lib/domain/monitoring/thresholds';

describe('periods', () => {
  it('hold as many days as they say, today among them, over a clock change and a month’s end', () => {
    expect(daysOf('7', '2026-03-31', undefined)).toEqual({ from: '2026-03-25', to: '2026-03-31' });
    expect(daysOf('all', '2026-03-31', '2026-01-02')).toEqual({ from: '2026-01-02', to: '2026-03-31' });
    expect(daysOf('all', '2026-03-31', undefined)).toEqual({ from: '2026-03-31', to: '2026-03-31' });
    expect(lengthOf({ from: '2026-03-01', to: '2026-03-31' })).toBe(31);
    expect(daysBefore({ from: '2026-03-25', to: '2026-03-31' })).toEqual({ from: '2026-03-18', to: '2026-03-24' });
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('are divided without a gap and without a day twice', () => {
    for (const days of [1, 3, 10, 23, 91]) {
      const whole = { from: '2026-01-05', to: addDays('2026-01-05', days - 1) };
      const parts = stretches(whole, 10);
      expect(parts).toHaveLength(Math.min(10, days));
      expect(parts[0]?.from).toBe(whole.from);
      expect(parts.at(-1)?.to).toBe(whole.to);
      for (const [at, part] of parts.slice(1).entries()) expect(part.from).toBe(addDays(parts[at]?.to ?? '', 1));
    }
  });
});

describe('thresholds of a reference', () => {
  it('are where the calibrated p turns: what lies beyond alarms, what lies at or below does not', () => {
    const distances = Float64Array.from({ length: 2000 }, (_, at) => 10 + at / 100);
    for (const p of [0.05, 0.01, 0.002]) {
      const { warning } = thresholdsOf(distances, { warningP: p, criticalP: p });
      expect(calibratedP(warning + 1e-6, distances)).toBeLessThanOrEqual(p);
      expect(calibratedP(warning - 1e-6, distances)).toBeGreaterThan(p);
    }
    expect(thresholdsOf(distances, { warningP: 0.0001, criticalP: 0.0001 }).critical).toBe(Number.POSITIVE_INFINITY);
  });

  it('step where another model takes over, halfway between the windows', () => {
    const thresholds = { warning: 16, critical: 22 };
    const models = [{ id: 'a', number: 11, thresholds, windowSentences: 300 }];
    const windows = ['a', 'a', 'b', 'a'].map((modelId) => ({ modelId }));
    expect(thresholdStretches(windows, models)).toEqual([
      { modelId: 'a', from: -0.5, to: 1.5, thresholds },
      { modelId: 'b', from: 1.5, to: 2.5, thresholds: undefined },
      { modelId: 'a', from: 2.5, to: 3.5, thresholds },
    ]);
    expect(thresholdStretches([], models)).toEqual([]);
  });

  it('stay in sight beside a window that lies a billion times as far off', () => {
    const stretch = [{ modelId: 'a', from: -0.5, to: 2.5, thresholds: { warning: 16, critical: 20 } }];
    expect(distanceShown([7, 9e12], stretch)).toBe(80);
    expect(distanceShown([7, 79], stretch)).toBe(Number.POSITIVE_INFINITY);
    expect(distanceShown([7, 8, 9e12], [])).toBe(64);
    expect(distanceShown([], [])).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('alarms from their beginning to their end', () => {
  const HOUR = 3_600_000;
  const firing = (rule: 'drift-warning' | 'drift-critical' | 'drift-cleared', hour: number) => ({
    key: `${rule}/${hour}`,
    rule,
    at: hour * HOUR,
  });
  const windows = [
    { at: 2 * HOUR, level: 'ok' as const },
    { at: 5 * HOUR, level: 'warning' as const },
    { at: 6 * HOUR, level: 'critical' as const },
    { at: 20 * HOUR, level: 'ok' as const },
  ];

  it('a warning that becomes critical is one; it was found at most since the last clean window', () => {
    const firings = [firing('drift-warning', 5), firing('drift-critical', 6), firing('drift-cleared', 20)];
    expect(episodesOf(windows, firings)).toEqual([
      { key: 'drift-warning/5', at: 5 * HOUR, msToDetect: 3 * HOUR, msToRecover: 15 * HOUR },
    ]);
  });

  it('one that is not over has no end, and one before any clean window no beginning', () => {
    expect(episodesOf(windows.slice(1), [firing('drift-critical', 6)])).toEqual([
      { key: 'drift-critical/6', at: 6 * HOUR, msToDetect: undefined, msToRecover: undefined },
    ]);
    expect(episodesOf(windows, [firing('drift-cleared', 20)])).toEqual([]);
  });

  it('a row says what came of it: over, none at all, or as it was acted on', () => {
    const row = (rule: ShownFiring['rule'], hour: number, noDrift = false): ShownFiring => ({
      id: `${rule}/${hour}`,
      at: hour * HOUR,
      rule,
      to: 'ok',
      cause: { kind: 'other' },
      actions: [],
      outcome: 'acted',
      noDrift,
    });
    const all = [row('drift-cleared', 30), row('drift-cleared', 20), row('drift-critical', 6)];
    expect(endOf(row('drift-critical', 6), all)).toEqual({ kind: 'over', afterMs: 14 * HOUR });
    expect(endOf(row('drift-critical', 25, true), all)).toEqual({ kind: 'no-drift' });
    expect(endOf(row('drift-warning', 31), all)).toEqual({ kind: 'acted' });
    expect(endOf(row('new-labels', 6), all)).toEqual({ kind: 'acted' });
  });
});

describe('tiles', () => {
  const day = (at: string, touchless: number, opened: number) => ({
    day: at,
    counts: {
      ...noKpiCounts(),
      notes: { arrived: 50, tagged: 50, opened, touchless, finished: opened },
      touchlessReadingMs: touchless * 41_000,
      edits: { DISEASE: { added: 1, deleted: 1, changed: opened - touchless, kept: 20 } },
    },
  });
  const rows = [day('2026-11-01', 5, 20), day('2026-11-08', 10, 20), day('2026-11-14', 16, 20)];
  const days = { from: '2026-11-08', to: '2026-11-14' };

  it('tell a figure of the period, its way through it and the one before, and what stands beside it', () => {
    const view = viewKpis(rows, days, ['reviewer'], { 'touchless-rate': 0.7 });
    const tiles = tilesOf(view);
    const touchless = tiles.find(({ id }) => id === 'touchless-rate');
    expect(touchless).toMatchObject({ value: 26 / 40, cases: 40, target: 0.7, verdict: 'missed' });
    expect(touchless?.trend).toEqual([0.5, 0.8]);
    expect(touchless?.detail).toEqual({ kind: 'reading-seconds', value: 41 });
    const corrections = tiles.find(({ id }) => id === 'correction-rate');
    // (4 + 14) / 56 against (2 + 15) / 36
    expect(corrections?.detail).toEqual({
      kind: 'change',
      unit: 'share',
      value: expect.closeTo(18 / 56 - 17 / 36, 12),
    });
    expect(corrections?.value).toBeCloseTo(18 / 56, 12);
  });

  it('are those that the role may see, six where there are six, what has something to tell before what has not', () => {
    const reviewer = tilesOf(viewKpis(rows, days, ['reviewer']));
    expect(reviewer).toHaveLength(6);
    expect(reviewer.filter(({ value }) => value !== undefined).map(({ id }) => id)).toEqual([
      'touchless-rate',
      'correction-rate',
      'coverage',
      'false-alarms',
      'seconds-a-note',
    ]);
    const doctor = tilesOf(viewKpis(rows, days, ['doctor']));
    expect(doctor.map(({ id }) => id)).toEqual(['correction-rate', 'f1-exact', 'f1-overlap']);
    const both = tilesOf(viewKpis(rows, days, ['doctor', 'clinician'])).map(({ id }) => id);
    expect(both).toContain('agreement-spans');
    expect(both).not.toContain('touchless-rate');
  });
});

describe('PSI and JSD of a told window', () => {
  it('take no offence at bins that were joined before telling', () => {
    const reference = emptyCounts();
    partOf(reference, 'tags').set([700, 200, 100]);
    const window = emptyCounts();
    // The second bin was of too few notes and went to its neighbour.
    partOf(window, 'tags').set([70, 0, 30]);
    const [tags] = binDistances(window, reference);
    expect(tags).toMatchObject({ part: 'tags', bins: 2, jsd: 0, psi: 0 });
    // χ²(.95, 1) = 3.841
    expect(tags?.psiUsual).toBeCloseTo(3.841 * (1 / 100 + 1 / 1000), 4);
  });

  it('say what changed', () => {
    const reference = emptyCounts();
    partOf(reference, 'tags').set([500, 500]);
    const window = emptyCounts();
    partOf(window, 'tags').set([900, 100]);
    const [tags] = binDistances(window, reference);
    // (.9 − .5) ln(.9/.5) + (.1 − .5) ln(.1/.5)
    expect(tags?.psi).toBeCloseTo(0.4 * Math.log(1.8) - 0.4 * Math.log(0.2), 10);
  });
});

describe('since when windows are as the last one is', () => {
  const windowOf = (number: number, modelId: string, level?: DriftLevel): ShownWindow => ({
    ...{ id: `${modelId}/${number}`, number, modelId, at: number, notes: 40, sentences: 80, f1: undefined },
    report: level && { level, cause: 'words', distance: 1, p: 0.5, signals: [] },
  });
  it('is the first of its level in a row, windows that were not judged left out', () => {
    const levels = ['critical', 'ok', 'critical', undefined, 'critical'] as const;
    expect(sinceWindow(levels.map((level, at) => windowOf(at + 1, 'a', level)))?.number).toBe(3);
  });
  it('goes no further back than its model', () => {
    const windows = [windowOf(7, 'a', 'warning'), windowOf(1, 'b', 'warning'), windowOf(2, 'b', 'warning')];
    expect(sinceWindow(windows)).toMatchObject({ modelId: 'b', number: 1 });
  });
  it('is not known where no window was judged', () => {
    expect(sinceWindow([windowOf(1, 'a')])).toBeUndefined();
  });
});
