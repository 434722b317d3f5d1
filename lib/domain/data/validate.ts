import type { CharRange, TextStructure } from '../text/note';
import type { Span } from '../text/span';
import { checkNote } from './contract';
import { type DraftNote, placeOf } from './draft-note';
import type { QuarantinedNote } from './import-report';
import type { IssueLog } from './issue-log';
import type { ImportLimits } from './limits';
import { misDecodedAt } from './suspicious-characters';
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
    const checked = checkNote(note, gold, undefined, limits);
    if (checked.ok) {
      const structure = checked.value;
      kept.push({ draft, sentences: structure.sentences.length, tokens: structure.tokens.length });
      noticeOddities(draft, gold, structure, log);
    } else {
      const { code, at, facts } = checked.error;
      const place = at === undefined ? draft.place : placeOf(draft, at);
      const key = Object.keys(facts).length === 0 ? '' : JSON.stringify(facts);
      log.add(code, 'rejected', [place], facts, key);
      setAside.push({ code, place, text: note.text, tags: draft.tags });
    }
    if (index % NOTES_A_STEP === NOTES_A_STEP - 1) yield { done: index + 1, total: drafts.length };
  }
  return { kept, setAside };
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
