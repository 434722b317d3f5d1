import {
  type ExchangeFile,
  type ExchangeNote,
  type ExchangeWritten,
  type Loss,
  plainSpan,
  statusOfSpans,
} from '@/lib/domain/annotation/exchange';
import type { CharRange } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';
import { bratNames, idOfBratName } from './brat-files';
import { changedLosses, type Holding, heldSpans, oneWord, splitsPair, wellFormed } from './held-spans';
import { noteLosses } from './note-losses';
import { type Convert, fromUtf16 } from './units';

/** What ends a line for some reader or other of the format: no quote may hold it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python ends lines at the separators, too
const LINE_BREAKS = /[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]+/gu;

/**
 * brat standoff: NAME.txt with the text as it is, NAME.ann with a line `T1<tab>LABEL START END<tab>QUOTE` a span,
 * offsets in code points. A span over line breaks is written in fragments, `0 5;16 23`.
 */
export function writeBrat(notes: readonly ExchangeNote[]): ExchangeWritten {
  const losses: Loss[] = [];
  const files: ExchangeFile[] = [];
  const names = bratNames(notes.map(({ id }) => id));
  for (const [index, note] of notes.entries()) {
    const name = names[index] ?? '';
    if (note.text.startsWith('\ufeff')) {
      // Readers take it for a byte order mark or do not: offsets would mean one thing or the other.
      losses.push({ noteId: note.id, code: 'note-dropped', facts: { reason: 'byte-order-mark' } });
      continue;
    }
    const text = wellFormed(note.text);
    const spans = heldSpans(note, { overlaps: true, hold: (span) => hold(text, span) });
    const pairs = spans.held.map(({ from, to }) => ({ from, back: plainSpan(to) }));
    const read = pairs.map(({ back }) => back);
    const id = idOfBratName(name);
    const fields = { id, patientKey: id, title: id, date: undefined, tokenizer: 'clinical-1' as const };
    losses.push(
      ...spans.losses,
      ...changedLosses(note.id, spans.held),
      ...noteLosses(note, [{ ...fields, text, status: statusOfSpans(read), spans: read }], pairs),
    );
    const convert = fromUtf16(text, 'code-point');
    const lines = read.map((span, at) => `T${at + 1}\t${span.label} ${lineOf(text, span, convert)}\n`);
    files.push({ name: `${name}.txt`, text }, { name: `${name}.ann`, text: lines.join('') });
  }
  return { files, losses };
}

function hold(text: string, span: Span): Holding {
  if (splitsPair(text, span.start) || splitsPair(text, span.end)) return 'splits-character';
  const fragments = fragmentsOf(text, span);
  const first = fragments[0];
  const last = fragments.at(-1);
  if (!first || !last) return 'line-breaks-only';
  const to = { start: first.start, end: last.end, label: oneWord(span.label) };
  if (to.start !== span.start || to.end !== span.end) return { to, changed: 'edges-trimmed' };
  return to.label === span.label ? { to } : { to, changed: 'label-changed' };
}

/** The span without the line breaks in it. */
function fragmentsOf(text: string, { start, end }: CharRange): CharRange[] {
  const fragments: CharRange[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(LINE_BREAKS)) {
    const at = start + match.index;
    if (at > from) fragments.push({ start: from, end: at });
    from = at + match[0].length;
  }
  if (from < end) fragments.push({ start: from, end });
  return fragments;
}

/** "0 5;16 23<tab>quote": the quote has one space between fragments. */
function lineOf(text: string, span: Span, convert: Convert): string {
  const fragments = fragmentsOf(text, span);
  const offsets = fragments.map(({ start, end }) => `${convert(start)} ${convert(end)}`).join(';');
  return `${offsets}\t${fragments.map(({ start, end }) => text.slice(start, end)).join(' ')}`;
}
