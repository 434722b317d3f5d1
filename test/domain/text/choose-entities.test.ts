import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/domain/random';
import { chooseEntities, type RatedEntity } from '@/lib/domain/text/choose-entities';

const rated = (start: number, end: number, probability: number, label = 'DISEASE'): RatedEntity => ({
  ...{ start, end, label, probability },
});

describe('choosing entities by their chances', () => {
  it('marks a likely entity whose border is unsure, by the likelier border', () => {
    expect(chooseEntities([rated(3, 4, 0.33), rated(2, 4, 0.42)], 0.3)).toEqual([
      { start: 2, end: 4, label: 'DISEASE' },
    ]);
  });

  it('prefers two entities apart to the likelier one over both', () => {
    const chosen = chooseEntities([rated(0, 5, 0.6), rated(3, 5, 0.5, 'TREATMENT'), rated(0, 2, 0.5)], 0.3);
    expect(chosen.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  it('marks nothing at or below the least chance', () => {
    expect(chooseEntities([rated(0, 2, 0.3), rated(4, 6, 0.29)], 0.3)).toEqual([]);
    expect(chooseEntities([], 0.3)).toEqual([]);
  });

  it('finds the largest sum that any set of entities apart from each other has', () => {
    const random = seededRandom(41);
    for (let round = 0; round < 300; round++) {
      const all = Array.from({ length: 1 + Math.floor(random() * 9) }, () => {
        const start = Math.floor(random() * 10);
        return rated(start, start + 1 + Math.floor(random() * 4), random(), random() < 0.5 ? 'DISEASE' : 'TREATMENT');
      });
      const chosen = chooseEntities(all, 0.25);
      for (const [at, { start }] of chosen.entries()) expect(start).toBeGreaterThanOrEqual(chosen[at - 1]?.end ?? 0);
      const worthOf = (entities: readonly { start: number; end: number; label: string }[]) =>
        entities.reduce((sum, { start, end, label }) => {
          const same = all.filter((one) => one.start === start && one.end === end && one.label === label);
          return sum + Math.max(...same.map(({ probability }) => probability)) - 0.25;
        }, 0);
      expect(worthOf(chosen)).toBeCloseTo(bestByTrying(all), 12);
    }
  });
});

function bestByTrying(all: readonly RatedEntity[]): number {
  let best = 0;
  for (let set = 0; set < 2 ** all.length; set++) {
    const taken = all.filter((_, at) => set & (1 << at));
    const apart = taken.every((a) => taken.every((b) => a === b || a.end <= b.start || b.end <= a.start));
    if (apart)
      best = Math.max(
        best,
        taken.reduce((sum, { probability }) => sum + probability - 0.25, 0),
      );
  }
  return best;
}
