import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOutByPatient } from '@/lib/domain/data/hold-out';

const notesOf = (patients: readonly number[]) => patients.map((patient, i) => ({ id: i, patient: `p${patient}` }));
const hold = (notes: ReturnType<typeof notesOf>, share: number, seed: number) =>
  holdOutByPatient(notes, (note) => note.patient, share, seed);

describe('holdOutByPatient', () => {
  it('keeps all notes of a patient in the same part, loses none, keeps their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { maxLength: 60 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.nat(),
        (patients, share, seed) => {
          const notes = notesOf(patients);
          const { kept, held } = hold(notes, share, seed);
          const heldPatients = new Set(held.map((note) => note.patient));
          expect(kept.some((note) => heldPatients.has(note.patient))).toBe(false);
          expect([...kept, ...held].map((note) => note.id).sort((a, b) => a - b)).toEqual(notes.map((note) => note.id));
          expect(held.map((note) => note.id)).toEqual(held.map((note) => note.id).sort((a, b) => a - b));
        },
      ),
    );
  });

  it('holds about the share: at least as many as asked for, at most one patient more', () => {
    const notes = notesOf(Array.from({ length: 300 }, (_, i) => i % 100));
    const { held } = hold(notes, 0.1, 7);
    expect(held.length).toBe(30);
    expect(hold(notes, 0.11, 7).held.length).toBe(33);
    expect(hold(notes, 0, 7).held).toEqual([]);
  });

  it('is the same for the same seed and another for another', () => {
    const notes = notesOf(Array.from({ length: 50 }, (_, i) => i));
    expect(hold(notes, 0.2, 3)).toEqual(hold(notes, 0.2, 3));
    expect(hold(notes, 0.2, 3)).not.toEqual(hold(notes, 0.2, 4));
  });
});
