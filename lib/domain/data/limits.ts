/** What an import takes. Beyond them a file is refused, or the note or sentence set aside. */
export interface ImportLimits {
  readonly fileBytesMax: number;
  readonly fileLinesMax: number;
  /** Characters (UTF-16 code units) of one line of a file. */
  readonly lineCharactersMax: number;
  readonly noteCharactersMax: number;
  readonly sentenceTokensMax: number;
  readonly tokenCharactersMax: number;
}

/** Far above any clinical note, and low enough that one browser tab holds the work. */
export const IMPORT_LIMITS: ImportLimits = {
  fileBytesMax: 100_000_000,
  fileLinesMax: 5_000_000,
  lineCharactersMax: 1_000_000,
  noteCharactersMax: 200_000,
  sentenceTokensMax: 5_000,
  tokenCharactersMax: 1_000,
};
