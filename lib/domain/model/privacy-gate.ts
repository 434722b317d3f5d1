import type { Label } from '../text/span';
import { createAttributeCheck, type TextReason, textReason } from './gate-text';

/** Raised when a rule of the gate changes: a report says under which it was made. */
export const GATE_RULES = 'behealthy-gate-1';

/** Among how many notes and people something is told of. */
export interface Support {
  /** Distinct notes: copies of one text are one note. */
  readonly notes: number;
  /** Distinct patients; a note that names no patient is a patient of its own. */
  readonly patients: number;
}

/** Why something is not shared, in the order in which it is asked. */
export const DROP_REASONS = ['date', 'id', 'digits', 'few-notes', 'few-patients'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export const DEFAULT_K = 5;
/** For the curve of F1 against k. */
export const CURVE_KS: readonly number[] = [1, 2, 3, 5, 11];

/** k-support: fewer than k notes or patients give whoever reads the model a guess at who they are. */
export function supportReason({ notes, patients }: Support, k: number): DropReason | undefined {
  if (notes < k) return 'few-notes';
  return patients < k ? 'few-patients' : undefined;
}

/** Why a word, phrase or stem of the lexicon is not shared; undefined: it is. */
export function wordsReason(words: string, support: Support, k: number): DropReason | undefined {
  return textReason(words) ?? supportReason(support, k);
}

/** @returns function from an attribute and its support to why it is not shared; undefined: it is */
export function createAttributeGate(
  labels: readonly Label[],
  k: number,
): (attribute: string, support: Support) => DropReason | undefined {
  const check: (attribute: string) => TextReason | undefined = createAttributeCheck(labels);
  return (attribute, support) => check(attribute) ?? supportReason(support, k);
}

export type DropCounts = Readonly<Record<DropReason, number>>;

export const noDrops = (): Record<DropReason, number> => ({
  date: 0,
  id: 0,
  digits: 0,
  'few-notes': 0,
  'few-patients': 0,
});

/**
 * Counts, note by note, in how many notes and of how many patients each key is seen. Notes of one patient must come one
 * after the other: that way a count and the last place suffice, whatever the number of notes.
 */
export class SupportCounter {
  private readonly rows = new Map<string, { notes: number; patients: number; note: number; patient: number }>();
  private note = 0;
  private patient = 0;

  /** @param samePatient as the note before */
  beginNote(samePatient: boolean): void {
    this.note++;
    if (!samePatient) this.patient++;
  }

  see(key: string): void {
    const row = this.rows.get(key);
    if (!row) {
      this.rows.set(key, { notes: 1, patients: 1, note: this.note, patient: this.patient });
      return;
    }
    if (row.note === this.note) return;
    row.note = this.note;
    row.notes++;
    if (row.patient === this.patient) return;
    row.patient = this.patient;
    row.patients++;
  }

  of(key: string): Support {
    return this.rows.get(key) ?? { notes: 0, patients: 0 };
  }

  keys(): IterableIterator<string> {
    return this.rows.keys();
  }
}
