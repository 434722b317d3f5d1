import { type Heading, headingOfLine } from './headings';
import type { CharRange, Note, Section, Sentence, TextStructure } from './note';
import { sentenceEndsAfter } from './sentence-end';
import { tokenize } from './tokenize';

/**
 * Tokens, sentences and sections of a note.
 *  - Every token stands in exactly one sentence, and no sentence is empty.
 *  - `given-1`: a line is a sentence, and there is one section.
 *  - `clinical-1`: a sentence ends after closing punctuation (sentence-end.ts), before and after a heading, and at a
 *    line feed, unless that only wraps running text (`isWrapped`): many systems cut notes at a fixed width.
 *  - Sections are the stretches between headings; the first one without heading is left out when it holds no token.
 */
export function structureOf(note: Pick<Note, 'text' | 'tokenizer'>): TextStructure {
  const tokens = tokenize(note.text, note.tokenizer);
  if (note.tokenizer === 'given-1') return givenStructure(note.text, tokens);
  const lines = linesOf(note.text);
  const headings: Heading[] = [];
  const breaks = new Set<number>();
  const widest = lines.reduce((width, line) => Math.max(width, line.end - line.start), 0);
  let above = '';
  for (const line of lines) {
    const heading = headingOfLine(note.text, line);
    const content = note.text.slice(line.start, line.end).trim();
    if (heading) {
      headings.push(heading);
      breaks.add(line.start);
      breaks.add(heading.bodyStart);
    } else if (!isWrapped(above, content, widest)) breaks.add(line.start);
    above = heading?.bodyStart === line.end ? '' : content;
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

const LIST_ITEM = /^(?:[-–—*•·▪◦‣+]|\(?(?:\d{1,2}|[A-Za-z])[.)])\s/u;
/** Notes whose widest line is below this are not wrapped by a system. Characters. */
const WRAP_WIDTH_MIN = 50;
/** How far from the widest line a wrapped one may stay, over the word that did not fit. Characters. */
const WRAP_SLACK = 8;
const GOES_ON = /(?:[,(/]|\b(?:a|an|the|and|or|of|with|without|to|for|in|on|at|by|from|was|is|were|are|no|his|her))$/iu;

/**
 * Whether the line feed between two lines only wraps a sentence: the upper one breaks off ("with", a comma) before a
 * small letter, or is so long that the next word did not fit.
 */
function isWrapped(upper: string, lower: string, widest: number): boolean {
  if (upper === '' || lower === '' || LIST_ITEM.test(lower)) return false;
  if (GOES_ON.test(upper) && /^\p{Ll}/u.test(lower)) return true;
  const word = /^\S+/u.exec(lower)?.[0] ?? '';
  return widest >= WRAP_WIDTH_MIN && upper.length + 1 + word.length > widest - WRAP_SLACK;
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
