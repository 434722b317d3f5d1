import { fail, ok, type Result } from '../result';
import type { CharOffset, Note, TextStructure, TokenizerId } from '../text/note';
import type { Label, Span } from '../text/span';
import { structureOf } from '../text/structure';
import { IMPORT_LIMITS, type ImportLimits } from './limits';
import { controlCharacterAt } from './suspicious-characters';

/** What keeps a note from being stored, trained on or read. Each has its wording in lib/messages/en/import.ts. */
export const NOTE_FAULT_CODES = [
  'note-empty',
  'note-too-long',
  'text-malformed',
  'control-characters',
  'tokenizer-unknown',
  'span-invalid',
  'unknown-label',
] as const;
export type NoteFaultCode = (typeof NOTE_FAULT_CODES)[number];

export interface NoteFault {
  readonly code: NoteFaultCode;
  /** UTF-16 code unit at which it was seen; undefined: the note as a whole. */
  readonly at: CharOffset | undefined;
  readonly facts: Readonly<Record<string, string | number>>;
}

const TOKENIZERS: Readonly<Record<TokenizerId, true>> = { 'clinical-1': true, 'given-1': true };
/** Of those of UTF-16, in a pattern that takes a pair for one character. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The contract every note meets, asked the same way at import, before training and before reading.
 * @param labels those a mark may have; undefined: any
 * @returns the note's structure, or the first thing that is wrong
 */
export function checkNote(
  note: Pick<Note, 'text' | 'tokenizer'>,
  gold: readonly Span[] = [],
  labels?: readonly Label[],
  limits: ImportLimits = IMPORT_LIMITS,
): Result<TextStructure, NoteFault> {
  const fault = textFault(note, limits);
  if (fault) return fail(fault);
  const structure = structureOf(note);
  const wrong = structureFault(structure, limits) ?? markFault(gold, note.text.length, labels);
  return wrong ? fail(wrong) : ok(structure);
}

/** Faults that must be found before the text is cut into tokens. */
function textFault({ text, tokenizer }: Pick<Note, 'text' | 'tokenizer'>, limits: ImportLimits): NoteFault | undefined {
  const { noteCharactersMax } = limits;
  if (!Object.hasOwn(TOKENIZERS, tokenizer)) return { code: 'tokenizer-unknown', at: undefined, facts: {} };
  if (text.trim() === '') return { code: 'note-empty', at: undefined, facts: {} };
  if (text.length > noteCharactersMax) {
    return { code: 'note-too-long', at: undefined, facts: { unit: 'note-characters', limit: noteCharactersMax } };
  }
  const half = text.search(LONE_SURROGATE);
  if (half >= 0) return { code: 'text-malformed', at: half, facts: {} };
  const at = controlCharacterAt(text, tokenizer === 'given-1');
  return at < 0 ? undefined : { code: 'control-characters', at, facts: {} };
}

function structureFault(structure: TextStructure, limits: ImportLimits): NoteFault | undefined {
  const { sentenceTokensMax, tokenCharactersMax } = limits;
  // Only characters that stand in no token, such as zero-width spaces.
  if (structure.tokens.length === 0) return { code: 'note-empty', at: undefined, facts: {} };
  for (const { start, tokenStart, tokenEnd } of structure.sentences) {
    if (tokenEnd - tokenStart > sentenceTokensMax) {
      return { code: 'note-too-long', at: start, facts: { unit: 'sentence-tokens', limit: sentenceTokensMax } };
    }
  }
  const long = structure.tokens.find((token) => token.end - token.start > tokenCharactersMax);
  if (!long) return undefined;
  return { code: 'note-too-long', at: long.start, facts: { unit: 'token-characters', limit: tokenCharactersMax } };
}

function markFault(gold: readonly Span[], length: number, labels?: readonly Label[]): NoteFault | undefined {
  const wrong = gold.find((span, i) => !fits(span, gold[i - 1], length));
  if (wrong) return { code: 'span-invalid', at: undefined, facts: { reason: 'outside-or-overlapping' } };
  const unknown = labels && gold.find(({ label }) => !labels.includes(label));
  return unknown ? { code: 'unknown-label', at: unknown.start, facts: {} } : undefined;
}

function fits(span: Span, previous: Span | undefined, textLength: number): boolean {
  return span.start >= (previous?.end ?? 0) && span.start < span.end && span.end <= textLength;
}
