import { describe, expect, it } from 'vitest';
import { KPI_IDS, KPIS, type KpiId, readKpis } from '@/lib/domain/monitoring/kpi';
import { addKpiCounts, type KpiCounts, LATENCY_EDGES_MS, noKpiCounts } from '@/lib/domain/monitoring/kpi-counts';
import { KPI_FORMULAS } from '@/lib/domain/monitoring/kpi-formulas';

const HOUR = 3_600_000;
/** Readings of a note: `count` in the cell whose upper edge is `edge`. */
const latency = (cells: Readonly<Record<number, number>>) =>
  [...LATENCY_EDGES_MS, Number.POSITIVE_INFINITY].map((edge) => cells[edge] ?? 0);

const COUNTS: KpiCounts = {
  exact: {
    DISEASE: { truePositives: 60, falsePositives: 20, falseNegatives: 30 },
    TREATMENT: { truePositives: 20, falsePositives: 20, falseNegatives: 10 },
  },
  overlap: { DISEASE: { truePositives: 75, falsePositives: 5, falseNegatives: 15 } },
  agreement: { both: 40, onlyFirst: 7, onlySecond: 13 },
  // 35 of 50 alike; by chance (25 · 30 + 25 · 20) / 50² = .5, so (.7 − .5) / (1 − .5).
  tokenTable: [20, 5, 10, 15],
  notes: { arrived: 250, tagged: 240, opened: 80, touchless: 20, finished: 60 },
  touchlessReadingMs: 130_000,
  activeMs: 5_400_000,
  edits: {
    DISEASE: { added: 6, deleted: 4, changed: 2, kept: 32 },
    TREATMENT: { added: 0, deleted: 5, changed: 1, kept: 19 },
  },
  latency: latency({ 5: 40, 10: 50, 100: 10 }),
  approval: { ms: 90 * HOUR, count: 3 },
  detection: { ms: 14 * HOUR, count: 4 },
  recovery: { ms: 250 * HOUR, count: 2 },
  falseAlarms: 3,
  browsers: { seen: 16, onApproved: 12 },
};

const figureOf = (id: KpiId, counts: KpiCounts = COUNTS) => KPI_FORMULAS[id](counts).value;

describe('key figures', () => {
  it.each<[KpiId, number]>([
    // 2 · 80 / (160 + 40 + 40)
    ['f1-exact', 160 / 240],
    ['f1-overlap', 150 / 170],
    ['agreement-spans', 80 / 100],
    ['agreement-tokens', 0.4],
    ['touchless-rate', 0.25],
    ['touchless-reading-seconds', 6.5],
    // (6 + 4 + 2 + 0 + 5 + 1) / (40 + 20)
    ['correction-rate', 18 / 60],
    ['seconds-a-note', 90],
    ['notes-an-hour', 40],
    ['coverage', 0.96],
    // The 50th of 100: 10 of 50 into the cell from 5 to 10.
    ['latency-p50', 6],
    // The 95th: half way from 75 to 100.
    ['latency-p95', 87.5],
    ['approval-lead-time', 30],
    ['time-to-detect', 3.5],
    ['time-to-recover', 125],
    ['false-alarms', 12.5],
    ['browsers-current', 0.75],
  ])('%s is as counted by hand', (id, value) => {
    expect(figureOf(id)).toBeCloseTo(value, 12);
  });

  it('are told by label where they have one', () => {
    expect(KPI_FORMULAS['f1-exact'](COUNTS).perLabel).toEqual({ DISEASE: 120 / 170, TREATMENT: 40 / 70 });
    expect(KPI_FORMULAS['correction-rate'](COUNTS).perLabel).toEqual({ DISEASE: 12 / 40, TREATMENT: 6 / 20 });
    const told = KPIS.filter(({ id }) => KPI_FORMULAS[id](COUNTS).perLabel !== undefined).map(({ id }) => id);
    expect(told).toEqual(KPIS.filter(({ perLabel }) => perLabel).map(({ id }) => id));
  });

  it('have no value, and no verdict, where nothing was counted', () => {
    for (const id of KPI_IDS) expect(figureOf(id, noKpiCounts())).toBeUndefined();
    expect(readKpis(noKpiCounts(), 'reviewer').every(({ verdict }) => verdict === 'no-data')).toBe(true);
  });

  it('are each defined once, in order', () => {
    expect(KPIS.map(({ id }) => id)).toEqual([...KPI_IDS]);
  });

  it('are met or missed by direction, under the target a reviewer set', () => {
    const verdict = (id: KpiId, target: number) =>
      readKpis(COUNTS, 'reviewer', { [id]: target }).find((one) => one.id === id)?.verdict;
    expect([verdict('coverage', 0.95), verdict('coverage', 0.97)]).toEqual(['met', 'missed']);
    expect([verdict('latency-p95', 90), verdict('latency-p95', 80)]).toEqual(['met', 'missed']);
  });

  it('show a clinician how tagging goes and a doctor whether marks hold, not who is slow', () => {
    const shown = (role: 'clinician' | 'doctor') => readKpis(COUNTS, role).map(({ id }) => id);
    expect(shown('doctor')).toEqual(['f1-exact', 'f1-overlap', 'correction-rate']);
    expect(shown('clinician')).toContain('agreement-spans');
    expect(shown('clinician')).not.toContain('touchless-rate');
    expect(readKpis(COUNTS, 'reviewer')).toHaveLength(KPIS.length);
  });

  it('of two periods are those of their sums, browsers as counted last', () => {
    const more = { ...COUNTS, browsers: { seen: 20, onApproved: 20 } };
    const both = addKpiCounts(COUNTS, more);
    expect(figureOf('f1-exact', both)).toBeCloseTo(160 / 240, 12);
    expect(both.notes.arrived).toBe(500);
    expect(both.latency).toEqual(COUNTS.latency.map((count) => 2 * count));
    expect(both.browsers).toEqual({ seen: 20, onApproved: 20 });
    expect(addKpiCounts(noKpiCounts(), COUNTS)).toEqual(COUNTS);
    expect(() => addKpiCounts(COUNTS, { ...COUNTS, tokenTable: [1] })).toThrow('different sizes');
  });
});
