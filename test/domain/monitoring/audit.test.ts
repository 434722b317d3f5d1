import { describe, expect, it } from 'vitest';
import { auditFigures, auditHits, changeSince, planAudit } from '@/lib/domain/monitoring/audit';
import { mentionsToAudit } from '@/lib/domain/monitoring/f1-estimate';
import { seededRandom } from '@/lib/domain/random';
import type { Span } from '@/lib/domain/text/span';

const CANDIDATES = Array.from({ length: 500 }, (_, at) => ({ noteId: `n/${at}`, mentions: at % 5 }));
const span = (start: number, end: number, label = 'DISEASE'): Span => ({ start, end, label });

describe('a plan of an audit', () => {
  it('takes whole notes until the mentions are enough, and no note more', () => {
    const needed = mentionsToAudit(0.5, 0.05);
    const { noteIds, mentions } = planAudit(CANDIDATES, needed, 23);
    expect(needed).toBe(385);
    expect(mentions).toBeGreaterThanOrEqual(needed);
    const last = CANDIDATES.find(({ noteId }) => noteId === noteIds.at(-1));
    expect(mentions - (last?.mentions ?? 0)).toBeLessThan(needed);
    expect(new Set(noteIds).size).toBe(noteIds.length);
  });

  it('is the same for the same notes in another order, and another one for another seed', () => {
    const plan = planAudit(CANDIDATES, 100, 23);
    expect(planAudit([...CANDIDATES].reverse(), 100, 23)).toEqual(plan);
    expect(planAudit(CANDIDATES, 100, 24).noteIds).not.toEqual(plan.noteIds);
  });

  it('draws notes alike: over many seeds each is drawn as often as its share', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++) {
      for (const id of planAudit(CANDIDATES, 200, seed).noteIds) times.set(id, (times.get(id) ?? 0) + 1);
    }
    // 200 mentions of 2 a note are 100 of 500 notes: one time in five, that is 80 of 400, deviation 8.
    const empty = CANDIDATES.filter(({ mentions }) => mentions === 0).map(({ noteId }) => times.get(noteId) ?? 0);
    const mean = empty.reduce((sum, one) => sum + one, 0) / empty.length;
    expect(mean).toBeGreaterThan(77);
    expect(mean).toBeLessThan(83);
  });

  it('takes all where there are fewer', () => {
    expect(planAudit(CANDIDATES.slice(0, 4), 385, 1)).toMatchObject({ mentions: 6 });
  });
});

describe('figures of an audit', () => {
  it('count to the letter: a mark with another edge is wrong and leaves one missed', () => {
    const notes = [
      { gold: [span(2, 6), span(10, 14)], predicted: [span(2, 6), span(10, 15)] },
      { gold: [span(0, 4, 'TREATMENT')], predicted: [] },
    ];
    const figures = auditFigures(notes, ['DISEASE', 'TREATMENT']);
    expect(figures.exact).toEqual({ truePositives: 1, falsePositives: 1, falseNegatives: 2 });
    expect(figures.precision.value).toBe(1 / 2);
    expect(figures.recall.value).toBe(1 / 3);
    expect(figures.f1.value).toBeCloseTo(2 / 5, 12);
    const hits = auditHits(notes[0] ?? { gold: [], predicted: [] }, ['DISEASE']);
    expect(hits.exact).toEqual({ DISEASE: { truePositives: 1, falsePositives: 1, falseNegatives: 1 } });
    expect(hits.overlap).toEqual({ DISEASE: { truePositives: 2, falsePositives: 0, falseNegatives: 0 } });
  });

  it('have an interval that holds the truth about 95 times in 100, notes being what is drawn', () => {
    // Each mention is right with p = .7, and one is missed for each right one with q = .25: F1 = 2r / (2r + w + m).
    const truth = (2 * 0.7) / (2 * 0.7 + 0.3 + 0.7 * 0.25);
    let held = 0;
    const rounds = 120;
    for (let round = 0; round < rounds; round++) {
      const random = seededRandom(1000 + round);
      const notes = Array.from({ length: 120 }, () => {
        const gold: Span[] = [];
        const predicted: Span[] = [];
        for (let mention = 0; mention < 4; mention++) {
          const at = 100 * mention;
          const right = random() < 0.7;
          predicted.push(span(at, at + 5));
          if (right) gold.push(span(at, at + 5));
          if (right && random() < 0.25) gold.push(span(at + 50, at + 54));
        }
        return { gold, predicted };
      });
      const { f1 } = auditFigures(notes, ['DISEASE'], { resamples: 300, seed: round });
      if (f1.low <= truth && truth <= f1.high) held++;
    }
    expect(held / rounds).toBeGreaterThan(0.88);
    expect(held / rounds).toBeLessThanOrEqual(1);
  });
});

describe('the change since approval', () => {
  it('is uncertain by both figures, each arm by the two that pull its way', () => {
    const { change, low, high } = changeSince(
      { value: 0.66, low: 0.63, high: 0.7 },
      { value: 0.6, low: 0.52, high: 0.63 },
    );
    expect(change).toBeCloseTo(-0.06, 12);
    // sqrt(.08² + .04²) and sqrt(.03² + .03²)
    expect(low).toBeCloseTo(-0.06 - Math.sqrt(0.008), 12);
    expect(high).toBeCloseTo(-0.06 + Math.sqrt(0.0018), 12);
  });
});
