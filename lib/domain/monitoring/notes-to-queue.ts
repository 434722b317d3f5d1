import { type Random, shuffled } from '../random';

/** A note of a window, and how unsure the model was of it: 0-1, higher is less certain. */
export interface WindowNote {
  readonly noteId: string;
  readonly uncertainty: number;
}

export interface ChosenNote {
  readonly noteId: string;
  readonly why: 'uncertain' | 'random';
}

/**
 * Notes to tag first: the least certain, which teach most, and others at random, which show what is usual by now.
 * @returns the least certain first; all notes where there are no more of them
 */
export function notesToQueue(
  notes: readonly WindowNote[],
  { uncertain, random }: { readonly uncertain: number; readonly random: number },
  draw: Random,
): ChosenNote[] {
  // By id where they are equal: the same notes whoever chooses.
  const order = notes.toSorted((a, b) => b.uncertainty - a.uncertainty || (a.noteId < b.noteId ? -1 : 1));
  const rest = shuffled(order.slice(uncertain), draw).slice(0, random);
  return [
    ...order.slice(0, uncertain).map(({ noteId }) => ({ noteId, why: 'uncertain' as const })),
    ...rest.map(({ noteId }) => ({ noteId, why: 'random' as const })),
  ];
}
