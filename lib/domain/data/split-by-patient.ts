import { seededRandom, shuffled } from '../random';
import type { SplitName } from '../text/note';
import type { LabelledNote } from './dataset';

/** Shares of the notes; they sum to 1. A share of 0 leaves the split out. */
export type SplitShares = Readonly<Record<SplitName, number>>;

/** A division that can be made again. */
export interface PatientSplit {
  readonly shares: SplitShares;
  readonly seed: number;
}

const NAMES: readonly SplitName[] = ['train', 'dev', 'test'];

/**
 * Puts whole patients into splits so that notes, and the entities of every label, come near the wanted shares:
 * iterative stratification (Sechidis, Tsoumakas & Vlahavas 2011) with patients as the unit. The patients of the label
 * with the fewest entities left go first, the largest of them first; each goes to the split that still lacks most of
 * that label, then most notes. One patient in two splits would flatter every figure.
 * @returns [notes] splits, in their order; the same for the same notes, shares and seed
 */
export function splitByPatient(notes: readonly LabelledNote[], shares: SplitShares, seed: number): SplitName[] {
  const patients = patientsOf(notes);
  const left = shuffled([...patients.keys()], seededRandom(seed));
  const wanted = new Map<string, Map<SplitName, number>>();
  for (const [kind, total] of totals(patients)) {
    wanted.set(kind, new Map(NAMES.map((name) => [name, total * shares[name]])));
  }
  const open = NAMES.filter((name) => shares[name] > 0);
  const splitOf = new Map<string, SplitName>();
  while (left.length > 0) {
    const kind = rarest(left, patients);
    left.sort((a, b) => (patients.get(b)?.get(kind) ?? 0) - (patients.get(a)?.get(kind) ?? 0));
    // All patients with this kind, before the next rarest is looked for.
    const with_ = left.findIndex((key) => !patients.get(key)?.get(kind));
    for (const key of left.splice(0, with_ < 0 ? left.length : Math.max(1, with_))) {
      const lacks = (of: string, name: SplitName) => wanted.get(of)?.get(name) ?? 0;
      const [best = 'train'] = [...open].sort(
        (a, b) => lacks(kind, b) - lacks(kind, a) || lacks(NOTES, b) - lacks(NOTES, a),
      );
      splitOf.set(key, best);
      for (const [one, count] of patients.get(key) ?? []) {
        const need = wanted.get(one);
        need?.set(best, (need.get(best) ?? 0) - count);
      }
    }
  }
  return notes.map(({ note }) => splitOf.get(note.patientKey) ?? 'train');
}

/** Counted along with the labels; no label is empty. */
const NOTES = '';

/** patient -> label (and NOTES) -> count */
function patientsOf(notes: readonly LabelledNote[]): Map<string, Map<string, number>> {
  const patients = new Map<string, Map<string, number>>();
  for (const { note, gold } of notes) {
    const own = patients.get(note.patientKey) ?? new Map<string, number>();
    patients.set(note.patientKey, own);
    for (const kind of [NOTES, ...gold.map((span) => span.label)]) own.set(kind, (own.get(kind) ?? 0) + 1);
  }
  return patients;
}

function totals(patients: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const own of patients.values()) {
    for (const [kind, count] of own) sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  return sums;
}

function rarest(left: readonly string[], patients: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const sums = new Map<string, number>();
  for (const key of left) {
    for (const [kind, count] of patients.get(key) ?? []) {
      if (kind !== NOTES) sums.set(kind, (sums.get(kind) ?? 0) + count);
    }
  }
  const [first] = [...sums].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? NOTES;
}
