import type { CharOffset, CharRange, TextStructure } from '../text/note';
import type { Span } from '../text/span';
import { structureOf } from '../text/structure';
import { type DraftNote, placeOf } from './draft-note';
import type { ImportIssueCode, QuarantinedNote, SourcePlace } from './import-report';
import type { IssueLog } from './issue-log';
import type { ImportLimits } from './limits';
import { controlCharacterAt, misDecodedAt } from './suspicious-characters';
import type { Work } from './work';

/** A note that may be stored, with the sizes its structure has. */
export interface ValidNote {
  readonly draft: DraftNote;
  readonly sentences: number;
  readonly tokens: number;
}

export interface Validated {
  readonly kept: readonly ValidNote[];
  readonly setAside: readonly QuarantinedNote[];
}

interface Fault {
  readonly code: ImportIssueCode;
  readonly place: SourcePlace;
  readonly facts: Readonly<Record<string, string | number>>;
}

const NOTES_A_STEP = 64;

/**
 * Sets aside what cannot be read or trained on, each with its reason, and says what looks odd in the rest. Nothing is
 * changed and nothing dropped: every draft comes back in `kept` or in `setAside`, in order.
 */
export function* validateDrafts(drafts: readonly DraftNote[], limits: ImportLimits, log: IssueLog): Work<Validated> {
  const kept: ValidNote[] = [];
  const setAside: QuarantinedNote[] = [];
  for (const [index, draft] of drafts.entries()) {
    const { note, gold } = draft.labelled;
    const sized = textFault(draft, limits);
    const structure = sized ? undefined : structureOf(note);
    const fault = sized ?? (structure ? structureFault(draft, structure, limits) : undefined);
    if (fault || !structure) {
      if (fault) {
        const key = Object.keys(fault.facts).length === 0 ? '' : JSON.stringify(fault.facts);
        log.add(fault.code, 'rejected', [fault.place], fault.facts, key);
        setAside.push({ code: fault.code, place: fault.place, text: note.text, tags: draft.tags });
      }
    } else {
      kept.push({ draft, sentences: structure.sentences.length, tokens: structure.tokens.length });
      noticeOddities(draft, gold, structure, log);
    }
    if (index % NOTES_A_STEP === NOTES_A_STEP - 1) yield { done: index + 1, total: drafts.length };
  }
  return { kept, setAside };
}

/** Faults that must be found before the text is cut into tokens. */
function textFault(draft: DraftNote, limits: ImportLimits): Fault | undefined {
  const { text } = draft.labelled.note;
  const { place } = draft;
  if (text.trim() === '') return { code: 'note-empty', place, facts: {} };
  if (text.length > limits.noteCharactersMax) {
    return { code: 'note-too-long', place, facts: { unit: 'note-characters', limit: limits.noteCharactersMax } };
  }
  const at = controlCharacterIn(draft);
  if (at !== undefined) return { code: 'control-characters', place: placeOf(draft, at), facts: {} };
  return undefined;
}

function controlCharacterIn(draft: DraftNote): CharOffset | undefined {
  const { text } = draft.labelled.note;
  const at = controlCharacterAt(text, draft.sentenceLines !== undefined);
  return at < 0 ? undefined : at;
}

function structureFault(draft: DraftNote, structure: TextStructure, limits: ImportLimits): Fault | undefined {
  const { note, gold } = draft.labelled;
  // Only characters that stand in no token, such as zero-width spaces.
  if (structure.tokens.length === 0) return { code: 'note-empty', place: draft.place, facts: {} };
  for (const sentence of structure.sentences) {
    if (sentence.tokenEnd - sentence.tokenStart > limits.sentenceTokensMax) {
      const facts = { unit: 'sentence-tokens', limit: limits.sentenceTokensMax };
      return { code: 'note-too-long', place: placeOf(draft, sentence.start), facts };
    }
  }
  const long = structure.tokens.find((token) => token.end - token.start > limits.tokenCharactersMax);
  if (long) {
    const facts = { unit: 'token-characters', limit: limits.tokenCharactersMax };
    return { code: 'note-too-long', place: placeOf(draft, long.start), facts };
  }
  const wrong = gold.find((span, i) => !fits(span, gold[i - 1], note.text.length));
  if (wrong) return { code: 'span-invalid', place: draft.place, facts: { reason: 'outside-or-overlapping' } };
  return undefined;
}

function fits(span: Span, previous: Span | undefined, textLength: number): boolean {
  return span.start >= (previous?.end ?? 0) && span.start < span.end && span.end <= textLength;
}

function noticeOddities(draft: DraftNote, gold: readonly Span[], structure: TextStructure, log: IssueLog): void {
  const lines = new Set<number | undefined>();
  for (const at of misDecodedAt(draft.labelled.note.text)) {
    const place = placeOf(draft, at);
    if (!lines.has(place.line)) log.add('mis-decoded', 'notice', [place]);
    lines.add(place.line);
  }
  if (gold.some((span) => splitsToken(span, structure.tokens))) {
    log.add('span-invalid', 'notice', [draft.place], { reason: 'splits-token' });
  }
}

/** @param tokens text order */
function splitsToken(span: Span, tokens: readonly CharRange[]): boolean {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > span.start) high = middle;
    else low = middle + 1;
  }
  if (tokens[low]?.start !== span.start) return true;
  while (low < tokens.length && (tokens[low]?.end ?? 0) < span.end) low++;
  return tokens[low]?.end !== span.end;
}
