/** The first five minutes, in their order. */
export const TOUR_STEPS = ['notes', 'tag', 'train', 'read', 'learned'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** Steps of tagging that a newcomer takes: marks set or answered, notes called done. */
export const TAGS_WANTED = 3;

/** What was there when the tour began: one that is taken again asks for new work. */
export interface TourStart {
  /** Steps of tagging. */
  readonly edits: number;
  /** Number of the newest run; 0: none. */
  readonly lastRun: number;
}

export interface TourFacts {
  readonly datasets: number;
  readonly edits: number;
  /** Number of the newest run, if that one finished; else 0. */
  readonly finishedRun: number;
  /** Notes that its model read. */
  readonly notesRead: number;
  /** A finished run's figures are open on the page. */
  readonly figuresOpen: boolean;
}

const MET: Readonly<Record<TourStep, (facts: TourFacts, start: TourStart) => boolean>> = {
  notes: ({ datasets }) => datasets > 0,
  tag: (facts, start) => tagsMade(facts, start) >= TAGS_WANTED,
  train: ({ finishedRun }, { lastRun }) => finishedRun > lastRun,
  read: ({ notesRead }) => notesRead > 0,
  learned: ({ figuresOpen }) => figuresOpen,
};

export function tagsMade({ edits }: Pick<TourFacts, 'edits'>, start: TourStart): number {
  return Math.max(0, edits - start.edits);
}

/**
 * How many steps are done, in their order; what was done once stays done, whatever was deleted since.
 * @param done before, 0 to all of them
 */
export function stepsDone(done: number, facts: TourFacts, start: TourStart): number {
  const next = TOUR_STEPS[done];
  if (next === undefined || !MET[next](facts, start)) return done;
  return stepsDone(done + 1, facts, start);
}
