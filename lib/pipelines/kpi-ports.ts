import type { KpiFact } from '../domain/monitoring/kpi-facts';

/** A note that a model read, marks in figures. */
export interface NoteRead {
  readonly noteId: string;
  readonly modelId: string;
  readonly mentions: number;
  /** Undefined: not timed. */
  readonly ms: number | undefined;
}

/** Where what happens is counted, day by day. What counts once counts once whoever tells it. */
export interface KpiLog {
  /** Each note counts when a model first reads it. */
  notesRead(reads: readonly NoteRead[]): Promise<void>;
  /** A person opened a note with a model's marks. */
  noteOpened(noteId: string): Promise<void>;
  /** @param facts by a name under which each counts once */
  countOnce(facts: readonly { readonly name: string; readonly fact: KpiFact }[]): Promise<void>;
}
