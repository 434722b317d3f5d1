import { type Heading, headingOfLine, isHeadingLine } from './headings';
import type { CharRange, Note, Section, Sentence, TextStructure } from './note';
import { sentenceEndsAfter } from './sentence-end';
import { tokenize } from './tokenize';

/**
 * Tokens, sentences and sections of a note.
 *  - Every token stands in exactly one sentence, and no sentence is empty.
 *  - `given-1`: a line is a sentence, and there is one section.
 *  - `clinical-1`: a sentence ends after closing punctuation (sentence-end.ts), at an empty line, at a line feed
 *    before a heading, a list item or a line that a complete one precedes, and after a heading. A single line feed in
 *    running text does not end it: many systems wrap notes at a fixed width.
 *  - Sections are the stretches between headings; the first one without heading is left out when it holds no token.
 */
export function structureOf(note: Pick<Note, 'text' | 'tokenizer'>): TextStructure {
  const tokens = tokenize(note.text, note.tokenizer);
  if (note.tokenizer === 'given-1') return givenStructure(note.text, tokens);
  const lines = linesOf(note.text);
  const headings: Heading[] = [];
  const breaks = new Set<number>();
  let previous: CharRange | undefined;
  for (const line of lines) {
    const heading = headingOfLine(note.text, line);
    if (heading) {
      headings.push(heading);
      breaks.add(line.start);
      breaks.add(heading.bodyStart);
    } else if (!previous || startsAnew(note.text, previous, line)) breaks.add(line.start);
    previous = line;
  }
  return {
    tokens,
    sentences: sentencesOf(note.text, tokens, breaks),
    sections: sectionsOf(note.text, tokens, headings),
  };
}

/** Lines without their ends; LF, CRLF and CR all end one. */
function linesOf(text: string): CharRange[] {
  const lines: CharRange[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r|\u2028|\u2029/gu)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

const LIST_ITEM = /^\s*(?:[-–—*•·▪◦‣+]|\(?(?:\d{1,2}|[A-Za-z])[.)])\s/u;
/** A wrapped line is long; a short one was ended on purpose. Characters. */
const WRAP_WIDTH_MIN = 50;

/** Whether `line` begins a sentence of its own rather than going on with the one above. */
function startsAnew(text: string, above: CharRange, line: CharRange): boolean {
  const upper = text.slice(above.start, above.end).trim();
  const lower = text.slice(line.start, line.end).trim();
  if (upper === '' || lower === '' || LIST_ITEM.test(`${lower} `)) return true;
  if (isHeadingLine(upper)) return true;
  if (/^\p{Ll}/u.test(lower)) return false;
  return upper.length < WRAP_WIDTH_MIN;
}

function sentencesOf(text: string, tokens: readonly CharRange[], breaks: ReadonlySet<number>): Sentence[] {
  const starts = [...breaks].sort((a, b) => a - b);
  const sentences: Sentence[] = [];
  let from = 0;
  let nextBreak = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (!token) continue;
    while (nextBreak < starts.length && (starts[nextBreak] ?? 0) <= token.start) nextBreak++;
    const broken = next !== undefined && (starts[nextBreak] ?? Number.POSITIVE_INFINITY) <= next.start;
    if (next && !broken && !sentenceEndsAfter(text, tokens, at)) continue;
    sentences.push(sentenceOf(tokens, from, at + 1));
    from = at + 1;
  }
  return sentences;
}

function sentenceOf(tokens: readonly CharRange[], tokenStart: number, tokenEnd: number): Sentence {
  return { tokenStart, tokenEnd, start: tokens[tokenStart]?.start ?? 0, end: tokens[tokenEnd - 1]?.end ?? 0 };
}

function sectionsOf(text: string, tokens: readonly CharRange[], headings: readonly Heading[]): Section[] {
  const sections: Section[] = [];
  const first = headings[0];
  const firstToken = tokens[0];
  if (!firstToken) return sections;
  if (!first || firstToken.start < first.heading.start) {
    sections.push({ heading: undefined, start: 0, end: first?.heading.start ?? text.length });
  }
  for (const [index, { heading }] of headings.entries()) {
    sections.push({ heading, start: heading.start, end: headings[index + 1]?.heading.start ?? text.length });
  }
  return sections;
}

function givenStructure(text: string, tokens: readonly CharRange[]): TextStructure {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    const end = tokens[at]?.end ?? 0;
    const next = tokens[at + 1];
    if (next && !text.slice(end, next.start).includes('\n')) continue;
    sentences.push(sentenceOf(tokens, from, at + 1));
    from = at + 1;
  }
  return { tokens, sentences, sections: tokens.length > 0 ? [{ heading: undefined, start: 0, end: text.length }] : [] };
}
