import { type Random, shuffled } from '../random';
import { composeNote } from './compose-note';
import { kindsFor, type NoteKind } from './note-kinds';
import { createPatient, type Patient } from './patient';
import { pick } from './pick';
import type { SampleNote } from './sample-note';
import { SPECIALITIES } from './vocabulary';

export interface GenerateOptions {
  /** Ids of vocabulary/index.ts; without it all. An unknown id is a mistake of the caller and throws. */
  readonly specialities?: readonly string[];
}

/** Ids that GenerateOptions takes. */
export const SPECIALITY_IDS: readonly string[] = SPECIALITIES.map(({ id }) => id);

const TEST_SHARE = 0.2;

/**
 * Synthetic clinical notes with gold spans: the same random numbers give the same notes.
 * A patient has one to four notes, in the order of their dates, all in one split; a fifth of the notes are `test`,
 * as near as whole patients allow. What counts as an entity: diagnoses and disorders (not symptoms or signs), and drugs,
 * operations, therapies and devices (not doses, tests or scans).
 */
export function generateNotes(random: Random, count: number, options: GenerateOptions = {}): SampleNote[] {
  const wanted = options.specialities;
  const unknown = wanted?.find((id) => !SPECIALITY_IDS.includes(id));
  if (unknown !== undefined) throw new Error(`unknown speciality: ${unknown}`);
  const specialities = SPECIALITIES.filter(({ id }) => wanted?.includes(id) ?? true);
  const keys = shuffled(
    Array.from({ length: Math.max(9000, count) }, (_, i) => i + 100),
    random,
  );
  const drafts: Omit<SampleNote, 'id' | 'split'>[] = [];
  const patients: string[] = [];
  while (drafts.length < count) {
    const key = `P-${String(keys[patients.length]).padStart(4, '0')}`;
    const speciality = specialities[patients.length % specialities.length];
    if (!speciality) break;
    patients.push(key);
    const patient = createPatient(key, speciality, random);
    const visits = Math.min(pick([1, 1, 2, 2, 2, 3, 4], random), count - drafts.length);
    drafts.push(...visitsOf(patient, visits, random));
  }
  const test = testPatients(patients, drafts, random);
  return drafts.map((draft, index) => ({
    id: `s-${String(index + 1).padStart(4, '0')}`,
    ...draft,
    split: test.has(draft.patientKey) ? 'test' : 'train',
  }));
}

function visitsOf(patient: Patient, visits: number, random: Random): Omit<SampleNote, 'id' | 'split'>[] {
  const days = shuffled(
    Array.from({ length: 360 }, (_, day) => day),
    random,
  )
    .slice(0, visits)
    .sort((a, b) => a - b);
  return days.map((day) => {
    const kind = pick(kindsFor(patient.main.condition), random);
    const date = dateOf(day);
    return {
      patientKey: patient.key,
      title: titleOf(patient, kind, date),
      date,
      ...composeNote(patient, kind, random),
    };
  });
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** @param day of 2026, from 0 */
function dateOf(day: number): string {
  let left = day;
  let month = 0;
  while (left >= (DAYS_IN_MONTH[month] ?? 31)) {
    left -= DAYS_IN_MONTH[month] ?? 31;
    month++;
  }
  return `2026-${String(month + 1).padStart(2, '0')}-${String(left + 1).padStart(2, '0')}`;
}

/** "P-0142, Cardiology letter, 18 Nov 2026". */
function titleOf({ key, speciality }: Patient, kind: NoteKind, date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const name = kind.ofClinic ? `${speciality.clinic} ${kind.title}` : kind.title;
  return `${key}, ${name}, ${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

function testPatients(
  patients: readonly string[],
  drafts: readonly { readonly patientKey: string }[],
  random: Random,
): Set<string> {
  const test = new Set<string>();
  let notes = 0;
  for (const key of shuffled(patients, random)) {
    const own = drafts.filter(({ patientKey }) => patientKey === key).length;
    if (notes + own > Math.round(drafts.length * TEST_SHARE)) continue;
    test.add(key);
    notes += own;
  }
  return test;
}
