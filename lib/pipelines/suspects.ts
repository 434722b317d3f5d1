import type { Suspect } from '../domain/model/cross-check';
import { spanErrors } from '../domain/model/error-kinds';
import type { CheckedNote } from './out-of-fold';

/** Below this the model is not sure enough of its own answer to doubt the dataset's. */
const MARGIN_MIN = 0.5;
/** More than a person goes through at a sitting. */
export const SUSPECTS_MAX = 500;

/**
 * Places where a model that never saw the note is sure of another answer than the dataset's. Ranked by the margin
 * between the two, P(the model's answer) − P(the dataset's), as in confident learning (Northcutt et al. 2021); the
 * answer "no mark" is as likely as that all the words in question carry none.
 * @returns widest margin first; equal ones in the order of notes
 */
export function findSuspects(notes: readonly CheckedNote[]): Suspect[] {
  const suspects: Suspect[] = [];
  for (const { noteId, gold, predicted } of notes) {
    for (const error of spanErrors(gold, predicted)) {
      const answer = error.predicted?.probability ?? error.gold?.none ?? 0;
      const given = error.gold?.probability ?? error.predicted?.none ?? 0;
      const margin = answer - given;
      if (margin < MARGIN_MIN) continue;
      suspects.push({
        noteId,
        kind: error.kind,
        gold: error.gold && spanOf(error.gold),
        predicted: error.predicted && spanOf(error.predicted),
        margin,
      });
    }
  }
  return suspects.sort((a, b) => b.margin - a.margin);
}

function spanOf({ start, end, label, probability }: NonNullable<Suspect['gold']>): NonNullable<Suspect['gold']> {
  return { start, end, label, probability };
}
