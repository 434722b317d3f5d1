import { describe, expect, it } from 'vitest';
import { stepsDone, TOUR_STEPS, type TourFacts, tagsMade } from '@/lib/domain/tour';

const START = { edits: 40, lastRun: 7 };
const NOTHING: TourFacts = { datasets: 0, edits: 40, finishedRun: 7, notesRead: 0, figuresOpen: false };
const facts = (change: Partial<TourFacts>): TourFacts => ({ ...NOTHING, ...change });

describe('the first five minutes', () => {
  it('go from step to step as the store says that each is done', () => {
    const way = [
      facts({}),
      facts({ datasets: 1 }),
      facts({ datasets: 1, edits: 43 }),
      facts({ datasets: 1, edits: 43, finishedRun: 8 }),
      facts({ datasets: 1, edits: 43, finishedRun: 8, notesRead: 1 }),
      facts({ datasets: 1, edits: 43, finishedRun: 8, notesRead: 1, figuresOpen: true }),
    ];
    let done = 0;
    const seen = way.map((one) => {
      done = stepsDone(done, one, START);
      return done;
    });
    expect(seen).toEqual([0, 1, 2, 3, 4, TOUR_STEPS.length]);
  });

  it('ask for new work when they are taken again: old marks and old runs do not count', () => {
    expect(stepsDone(1, facts({ datasets: 3, edits: 42, notesRead: 9 }), START)).toBe(1);
    expect(stepsDone(2, facts({ datasets: 3, edits: 43, notesRead: 9 }), START)).toBe(2);
  });

  it('take what was done out of order once its turn comes', () => {
    expect(stepsDone(0, facts({ datasets: 1, edits: 41, finishedRun: 9, notesRead: 2 }), START)).toBe(1);
    expect(stepsDone(1, facts({ datasets: 1, edits: 44, finishedRun: 9, notesRead: 2 }), START)).toBe(4);
  });

  it('keep what was done, whatever was deleted since', () => {
    expect(stepsDone(4, facts({ edits: 0, finishedRun: 0 }), START)).toBe(4);
    expect(tagsMade({ edits: 0 }, START)).toBe(0);
  });
});
