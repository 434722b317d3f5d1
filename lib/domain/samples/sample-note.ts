import type { Label } from '../text/span';

/** One line of public/samples/notes.jsonl. */
export interface SampleNote {
  /** "s-0001" and on, in order. */
  readonly id: string;
  /** "P-0142"; one to four notes share it, all in one split. */
  readonly patientKey: string;
  readonly title: string;
  /** yyyy-mm-dd, in 2026. */
  readonly date: string;
  readonly text: string;
  /** Gold: every disease and treatment named, denied and family ones too. Sorted, apart; UTF-16 code units. */
  readonly entities: readonly { readonly start: number; readonly end: number; readonly label: Label }[];
  readonly split: 'train' | 'test';
}
