import {
  type ExchangeFile,
  type ExchangeIssue,
  type ExchangeNote,
  type Loss,
  plainSpan,
} from '@/lib/domain/annotation/exchange';
import type { ImportLimits } from '@/lib/domain/data/limits';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { Label } from '@/lib/domain/text/span';
import { oneWord } from './held-spans';
import { tooLarge } from './json';
import { noteLosses } from './note-losses';
import { noteOfTokens, type TokenRules, type TokenSentence, tokenLayout } from './token-layout';

/** What formats with one token a line have in common. */

/** A token with one of these cannot stand in a column; our own tokenizer gives none such. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNWRITABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;

export interface TokenFormat extends TokenRules {
  /** Whether a note's sentences stay together in the file; else each comes back as a note. */
  readonly documents: boolean;
  /** Tokens that mean something else in the format. */
  readonly reserved: (token: string) => boolean;
}

/** Ids that readers give to what has none in the file; counts from 1. */
export function idOfOrdinal(kind: 'document' | 'sentence', ordinal: number): string {
  return `${kind}-${ordinal}`;
}

/** The notes' sentences in order, without the notes that cannot be written, and what is lost. */
export function layOut(
  notes: readonly ExchangeNote[],
  format: TokenFormat,
): { readonly documents: readonly (readonly TokenSentence[])[]; readonly losses: readonly Loss[] } {
  const documents: (readonly TokenSentence[])[] = [];
  const losses: Loss[] = [];
  let sentencesBefore = 0;
  for (const note of notes) {
    const layout = tokenLayout(note, format);
    const tokens = layout.sentences.flatMap((sentence) => sentence.tokens);
    const unwritable = tokens.some((token) => UNWRITABLE.test(token) || format.reserved(token));
    if (unwritable || (tokens.length === 0 && !format.documents)) {
      const reason = unwritable ? 'token-unwritable' : 'no-token';
      losses.push({ noteId: note.id, code: 'note-dropped', facts: { reason } });
      continue;
    }
    documents.push(layout.sentences);
    const parts = format.documents
      ? [noteOfTokens(idOfOrdinal('document', documents.length), layout.sentences)]
      : layout.sentences.map((sentence, index) => {
          return noteOfTokens(idOfOrdinal('sentence', sentencesBefore + index + 1), [sentence]);
        });
    sentencesBefore += layout.sentences.length;
    const pairs = layout.held.map(({ from, to }) => ({ from, back: plainSpan(to) }));
    losses.push(...layout.losses, ...noteLosses(note, parts, pairs));
  }
  return { documents, losses };
}

/** A label as one word that is not taken for the tag of tokens outside. */
export function tagName(label: Label): Label {
  const word = oneWord(label);
  return word === 'O' ? 'O_' : word;
}

const PREFIXES: Readonly<Record<string, string>> = { B: 'B', I: 'I', M: 'I', E: 'L', L: 'L', S: 'U', U: 'U' };

/** A tag of BIO, BILOU or BIOES as entitiesOfTags takes it; one without prefix counts as inside. */
export function tagOf(written: string, name: (label: string) => Label = (label) => label): string {
  if (written === 'O' || written === '') return 'O';
  const [, prefix, label] = /^([BIMELSU])-(.+)$/u.exec(written) ?? [];
  return prefix !== undefined && label !== undefined ? `${PREFIXES[prefix]}-${name(label)}` : `I-${name(written)}`;
}

/** Lines without their ends; LF and CRLF end one. lines[i] is line i + 1. */
export function linesOf(file: ExchangeFile, limits: ImportLimits): Result<string[], ExchangeIssue> {
  const issue = tooLarge(file, limits);
  if (issue) return fail(issue);
  const lines = file.text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (lines.length <= limits.fileLinesMax) return ok(lines);
  const facts = { limit: limits.fileLinesMax };
  return fail({ code: 'too-many-lines', severity: 'error', place: { file: file.name }, facts });
}
