/**
 * Where in the input something was seen. Lines and columns count from 1; `endLine` closes a range.
 * Never holds text of the input.
 */
export interface SourcePlace {
  readonly file: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
}

/** Every code has its wording in lib/messages/en/import.ts. */
export type ImportIssueCode =
  // Stops the import; nothing is stored.
  | 'file-empty'
  | 'file-binary'
  | 'file-too-large'
  | 'file-undecodable'
  | 'line-too-long'
  | 'line-count-mismatch'
  | 'blank-line-mismatch'
  | 'files-swapped'
  | 'labels-all-unknown'
  | 'pair-incomplete'
  | 'format-unknown'
  | 'file-duplicated'
  | 'formats-mixed'
  | 'no-notes'
  // Sets one sentence or note aside (quarantine).
  | 'unknown-label'
  | 'token-missing'
  | 'token-has-space'
  | 'note-empty'
  | 'duplicate'
  | 'train-in-test'
  | 'control-characters'
  | 'text-malformed'
  | 'tokenizer-unknown'
  | 'note-too-long'
  | 'line-malformed'
  | 'span-invalid'
  // People tagged it otherwise; nobody has decided yet.
  | 'annotators-disagree'
  // Of files of a tool for tagging; `facts.issue` is the ExchangeIssueCode. Of any severity.
  | 'annotations'
  // Kept, said in the report.
  | 'mis-decoded'
  | 'byte-order-mark'
  | 'utf-16'
  | 'windows-1252'
  | 'crlf'
  | 'no-final-newline'
  | 'extra-blank-lines'
  | 'labels-mapped'
  | 'trailing-space'
  | 'illegal-tag-sequence'
  | 'single-label'
  | 'no-test-split'
  | 'no-train-split'
  | 'file-ignored'
  | 'roles-guessed'
  | 'marks-left-out'
  | 'notes-without-marks';

export interface ImportIssue {
  readonly code: ImportIssueCode;
  readonly severity: 'error' | 'rejected' | 'notice';
  readonly places: readonly SourcePlace[];
  /** How many times in all; `places` holds the first 20. */
  readonly count: number;
  /** Counts, limits, label names and other facts for the wording. Never note text. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A rejected sentence or note, kept whole in the browser so that it can be looked at and exported. */
export interface QuarantinedNote {
  readonly code: ImportIssueCode;
  readonly place: SourcePlace;
  readonly text: string;
  /** One tag a token where the source gave them, as given. */
  readonly tags: readonly string[] | undefined;
  /** For the wording, where no import's report has them: of notes refused after they were stored. */
  readonly facts?: Readonly<Record<string, string | number>> | undefined;
}
