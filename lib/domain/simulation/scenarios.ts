/** What a simulated month can bring. `control` brings nothing. */
export const SCENARIOS = [
  'control',
  'new-diseases',
  'new-abbreviations',
  'other-speciality',
  'typos',
  'upper-case',
  'general-english',
  'wrong-format',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface SimulationSettings {
  readonly seed: number;
  readonly days: number;
  readonly notesADay: number;
  /** Day, from 0, on which the change begins. */
  readonly changeDay: number;
  /** Share of the notes that have it from then on; undefined: the scenario's own. */
  readonly changedShare: number | undefined;
  /** Share of all notes that come as files nobody can read, whatever else happens. */
  readonly faultShare: number;
  /** Notes that clinicians tag a day, once they are asked to. */
  readonly labelsADay: number;
  /** Notes the first model is trained on, its test notes included. */
  readonly baseNotes: number;
  readonly windowSentences: number;
  readonly resamples: number;
  readonly maxIterations: number;
  /** Hours a reviewer takes to look, and an author to put a format right. */
  readonly reviewHours: number;
}

/**
 * Letters that were most of the notes would leave nothing to learn from; a clinic that changes its speciality has no
 * other notes.
 */
const OWN_SHARES: Readonly<Partial<Record<ScenarioName, number>>> = { 'general-english': 0.4, 'other-speciality': 1 };
const USUAL_SHARE = 0.8;

/** Share of the notes that a scenario changes. */
export function changedShareOf(
  scenario: ScenarioName,
  { changedShare }: Pick<SimulationSettings, 'changedShare'>,
): number {
  return changedShare ?? OWN_SHARES[scenario] ?? USUAL_SHARE;
}

/** A clinic's month, small enough to be lived through in seconds. */
export const SIMULATION: SimulationSettings = {
  seed: 7,
  days: 30,
  notesADay: 14,
  changeDay: 8,
  changedShare: undefined,
  faultShare: 0,
  labelsADay: 25,
  baseNotes: 120,
  windowSentences: 200,
  resamples: 1000,
  maxIterations: 15,
  reviewHours: 12,
};

/** Those of the base model; `other-speciality` brings OTHER. */
export const USUAL_SPECIALITIES: readonly string[] = ['cardiology', 'respiratory', 'endocrinology', 'gastroenterology'];
export const OTHER_SPECIALITIES: readonly string[] = ['ophthalmology', 'orthopaedics', 'dermatology', 'oncology'];
