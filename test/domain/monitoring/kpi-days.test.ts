import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '@/lib/domain/model/evaluate';
import { addKpiCounts, type KpiCounts, LATENCY_EDGES_MS, noKpiCounts } from '@/lib/domain/monitoring/kpi-counts';
import { addToDay, type KpiDay, tellDays } from '@/lib/domain/monitoring/kpi-days';
import {
  addFacts,
  agreed,
  arrived,
  evaluated,
  finished,
  type KpiFact,
  mapNumbers,
  noFact,
  ofAlarms,
  opened,
  TOKEN_CLASSES,
  tagged,
} from '@/lib/domain/monitoring/kpi-facts';
import { NOTES_MIN } from '@/lib/domain/monitoring/suppress';

const UNTOUCHED = { DISEASE: { added: 0, deleted: 0, changed: 0, kept: 3 } };
const TOUCHED = { DISEASE: { added: 2, deleted: 1, changed: 0, kept: 3 } };

/** Numbers of a structure by their path. */
function leaves(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, one]) => leaves(one, `${path}/${key}`));
}

function repeated(fact: KpiFact, times: number): KpiFact {
  let sum = noFact();
  for (let at = 0; at < times; at++) sum = addFacts(sum, fact);
  return sum;
}

describe('facts', () => {
  it('know of how many notes each of their numbers is', () => {
    const fact = addFacts(addFacts(finished(4000.6, TOUCHED), finished(3000, UNTOUCHED)), finished(500, undefined));
    expect(fact.counts.notes).toMatchObject({ finished: 3, touchless: 1 });
    expect(fact.counts.activeMs).toBe(7501);
    expect(fact.counts.touchlessReadingMs).toBe(3000);
    expect(fact.counts.edits).toEqual({ DISEASE: { added: 2, deleted: 1, changed: 0, kept: 6 } });
    expect(fact.notes.edits).toEqual({ DISEASE: { added: 1, deleted: 1, changed: 0, kept: 2 } });
    expect(fact.notes.activeMs).toBe(3);
    expect(fact.notes.touchlessReadingMs).toBe(1);
  });

  it('put a reading into the cell of its time, the slowest into the last', () => {
    const cellOf = (ms: number) => tagged(ms).counts.latency.indexOf(1);
    expect([0.4, 1, 1.1, 35, 35.5, 9999].map(cellOf)).toEqual([0, 0, 1, 5, 6, LATENCY_EDGES_MS.length]);
    expect(tagged(undefined).counts.latency.every((one) => one === 0)).toBe(true);
    expect(tagged(undefined).counts.notes.tagged).toBe(1);
  });

  it('of an evaluation are its hits by label, of as many notes as were judged', () => {
    const notes = [{ gold: [{ start: 2, end: 6, label: 'DISEASE' }], predicted: [], tokens: [] }];
    const scores = evaluate([...notes, ...notes, ...notes], ['DISEASE'], { resamples: 0, seed: 1 });
    const { counts, notes: behind } = evaluated(scores);
    expect(counts.exact).toEqual({ DISEASE: { truePositives: 0, falsePositives: 0, falseNegatives: 3 } });
    expect(behind.exact.DISEASE?.falseNegatives).toBe(3);
  });

  it('of agreement have one size whatever the label set, so that days add up', () => {
    const { counts } = agreed({ both: 2, onlyFirst: 1, onlySecond: 0 }, [
      [0, 0],
      [1, 2],
      [40, 40],
    ]);
    expect(counts.tokenTable).toHaveLength(TOKEN_CLASSES ** 2);
    expect(counts.tokenTable[0]).toBe(1);
    expect(counts.tokenTable[TOKEN_CLASSES + 2]).toBe(1);
    expect(counts.tokenTable.at(-1)).toBe(1);
  });
});

describe('what a day tells', () => {
  const told = (days: readonly KpiDay[], today: string) => {
    const changed = tellDays(days, today);
    const kept = new Map([...days, ...changed].map((row) => [row.day, row]));
    return { rows: [...kept.values()], told: kept.get(today)?.told };
  };

  it('waits until a number is of eleven notes, over days, and is lost in between by no one', () => {
    const first = addToDay(undefined, '2026-11-01', arrived(6));
    expect(tellDays([first], '2026-11-01')).toEqual([]);
    const second = addToDay(undefined, '2026-11-02', arrived(5));
    const after = told([first, second], '2026-11-02');
    expect(after.told?.notes.arrived).toBe(11);
    expect(after.rows.find(({ day }) => day === '2026-11-01')?.untold).toBeUndefined();
    expect(tellDays(after.rows, '2026-11-02')).toEqual([]);
  });

  it('grows by numbers of eleven notes alone: two tellings of one day differ by as many', () => {
    const morning = addToDay(undefined, '2026-11-02', repeated(tagged(3), 12));
    const early = told([morning], '2026-11-02');
    const noon = addToDay(early.rows[0], '2026-11-02', repeated(tagged(3), 4));
    expect(tellDays([noon], '2026-11-02')).toEqual([]);
    const evening = addToDay(noon, '2026-11-02', repeated(tagged(3), 8));
    expect(told([evening], '2026-11-02').told?.notes.tagged).toBe(24);
  });

  it('tells of untouched notes only where those that were edited are not few', () => {
    const day = (edited: number) =>
      addToDay(
        undefined,
        '2026-11-02',
        addFacts(
          repeated(addFacts(opened(), finished(5000, UNTOUCHED)), 20),
          repeated(addFacts(opened(), finished(5000, TOUCHED)), edited),
        ),
      );
    expect(told([day(3)], '2026-11-02').told?.notes).toMatchObject({ opened: 23, touchless: 0 });
    expect(told([day(11)], '2026-11-02').told?.notes).toMatchObject({ opened: 31, touchless: 20 });
    expect(told([day(0)], '2026-11-02').told?.notes).toMatchObject({ opened: 20, touchless: 20 });
  });

  it('tells times of alarms at once: a window has its eleven notes', () => {
    const row = addToDay(undefined, '2026-11-02', ofAlarms({ recovery: { ms: 7_200_000, count: 1 } }));
    expect(told([row], '2026-11-02').told?.recovery).toEqual({ ms: 7_200_000, count: 1 });
  });

  it('of any stream no number told, nor the difference of two tellings, is of fewer than eleven notes; nothing is lost', () => {
    const event = fc.oneof(
      fc.integer({ min: 1, max: 14 }).map((count) => arrived(count)),
      fc.integer({ min: 1, max: 60 }).map((ms) => tagged(ms)),
      fc.constant(addFacts(opened(), finished(4000, UNTOUCHED))),
      fc.constant(addFacts(opened(), finished(9000, TOUCHED))),
      fc.constant(
        agreed({ both: 3, onlyFirst: 1, onlySecond: 0 }, [
          [0, 0],
          [1, 1],
          [0, 1],
        ]),
      ),
    );
    const step = fc.oneof(
      { weight: 6, arbitrary: event.map((fact) => ({ kind: 'fact' as const, fact })) },
      { weight: 2, arbitrary: fc.constant({ kind: 'tell' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'next-day' as const }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let day = 10;
        const today = () => `2026-11-${day}`;
        let rows = new Map<string, KpiDay>();
        let all = noFact();
        for (const one of steps) {
          if (one.kind === 'next-day') day++;
          else if (one.kind === 'fact') {
            rows.set(today(), addToDay(rows.get(today()), today(), one.fact));
            all = addFacts(all, one.fact);
          } else {
            const before = [...rows.values()].reduce(
              (sum, { untold }) => (untold ? addFacts(sum, untold) : sum),
              noFact(),
            );
            const was = rows.get(today())?.told ?? noKpiCounts();
            const changed = tellDays([...rows.values()], today());
            rows = new Map([...rows, ...changed.map((row) => [row.day, row] as const)]);
            const now = rows.get(today())?.told ?? noKpiCounts();
            const notes = new Map(leaves(before.notes));
            for (const [path, value] of leaves(now)) {
              const old = new Map(leaves(was)).get(path) ?? 0;
              if (value === old) continue;
              expect(notes.get(path) ?? 0).toBeGreaterThanOrEqual(NOTES_MIN);
            }
            const edited = now.notes.opened - now.notes.touchless;
            expect(edited <= 0 || edited >= NOTES_MIN || now.notes.touchless === 0).toBe(true);
          }
        }
        const toldAll = [...rows.values()].reduce<KpiCounts>(
          (sum, { told: one }) => (one ? addKpiCounts(sum, one) : sum),
          noKpiCounts(),
        );
        const waiting = [...rows.values()].reduce(
          (sum, { untold }) => (untold ? addFacts(sum, untold) : sum),
          noFact(),
        );
        expect(withoutEmpty(addKpiCounts(toldAll, waiting.counts))).toEqual(withoutEmpty(all.counts));
      }),
      { numRuns: 200 },
    );
  });
});

/** Cells of nought say nothing, whichever side has them. */
function withoutEmpty(counts: KpiCounts): Map<string, number> {
  return new Map(leaves(mapNumbers(counts, (one) => one)).filter(([, value]) => value !== 0));
}
