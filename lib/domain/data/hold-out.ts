import { seededRandom, shuffled } from '../random';

/**
 * Holds out about `share` of the notes, whole patients at a time: one patient in both parts would flatter the figures.
 * @param share 0-0.5 of the notes @returns both parts in their given order; `held` is empty when share is 0
 */
export function holdOutByPatient<T>(
  notes: readonly T[],
  patientOf: (note: T) => string,
  share: number,
  seed: number,
): { kept: T[]; held: T[] } {
  const sizes = new Map<string, number>();
  for (const note of notes) sizes.set(patientOf(note), (sizes.get(patientOf(note)) ?? 0) + 1);
  const wanted = Math.round(notes.length * share);
  const held = new Set<string>();
  let taken = 0;
  for (const patient of shuffled([...sizes.keys()], seededRandom(seed))) {
    if (taken >= wanted) break;
    held.add(patient);
    taken += sizes.get(patient) ?? 0;
  }
  return {
    kept: notes.filter((note) => !held.has(patientOf(note))),
    held: notes.filter((note) => held.has(patientOf(note))),
  };
}
