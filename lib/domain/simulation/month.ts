import { type Random, seededRandom } from '../random';
import { generateNotes } from '../samples/generate-notes';
import type { SampleNote } from '../samples/sample-note';
import { changedNote } from './changed-note';
import type { MarkedText } from './rewrite';
import {
  changedShareOf,
  OTHER_SPECIALITIES,
  type ScenarioName,
  type SimulationSettings,
  USUAL_SPECIALITIES,
} from './scenarios';

export interface ArrivingNote extends MarkedText {
  readonly id: string;
  readonly patientKey: string;
  readonly changed: boolean;
  /** It comes as a file that cannot be read. */
  readonly faulty: boolean;
}

/** One day's notes, in the order of their coming. */
export interface Day {
  /** From 0. */
  readonly day: number;
  readonly notes: readonly ArrivingNote[];
}

/** Notes that the first model is trained and judged on; of other patients than the month's. */
export function baseNotes({ seed, baseNotes: count }: SimulationSettings): SampleNote[] {
  return generateNotes(seededRandom(seed), count, { specialities: USUAL_SPECIALITIES });
}

/** The month as it would come: the same for the same seed, whatever anybody does about it. */
export function simulatedMonth(scenario: ScenarioName, settings: SimulationSettings): Day[] {
  const { seed, days, notesADay, changeDay, faultShare } = settings;
  const changedShare = changedShareOf(scenario, settings);
  // Of its own, so that faults change nothing else of the month.
  const faults = seededRandom(seed + 3000);
  const random = seededRandom(seed + 1000);
  const usual = source(random, USUAL_SPECIALITIES, days * notesADay);
  const other = source(random, OTHER_SPECIALITIES, scenario === 'other-speciality' ? days * notesADay : 0);
  return Array.from({ length: days }, (_, day) => ({
    day,
    notes: Array.from({ length: notesADay }, (_, at): ArrivingNote => {
      const changed = scenario !== 'control' && day >= changeDay && random() < changedShare;
      const from = changed && scenario === 'other-speciality' ? other : usual;
      const note = from();
      const marked = { text: note.text, gold: note.entities };
      const id = `day-${day}-${at}`;
      // One note a patient: which patient comes again is no part of any scenario.
      const faulty = faults() < faultShare;
      return { id, patientKey: id, changed, faulty, ...(changed ? changedNote(marked, scenario, random) : marked) };
    }),
  }));
}

/** Notes one by one: one of each patient, so that a month does not repeat itself. */
function source(random: Random, specialities: readonly string[], count: number): () => SampleNote {
  // A patient has one to four notes, so three times as many hold enough patients.
  const notes = count === 0 ? [] : generateNotes(random, 3 * count, { specialities });
  const seen = new Set<string>();
  const firsts = notes.filter(({ patientKey }) => !seen.has(patientKey) && seen.add(patientKey));
  let next = 0;
  return () => firsts[next++ % firsts.length] as SampleNote;
}
