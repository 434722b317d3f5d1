import type { OffsetUnit } from '@/lib/domain/annotation/exchange';
import type { CharRange } from '@/lib/domain/text/note';
import type { RawNote, RawSpan } from './raw-note';
import { type Convert, toUtf16, unitsDiffer } from './units';

/** Tried in this order after the declared one. */
const UNITS: readonly OffsetUnit[] = ['code-point', 'utf-16', 'grapheme', 'utf-8'];

/**
 * What the offsets of one export count. Quotes decide: the unit under which all of them fit, the declared one first;
 * where none fits all, the one that fits most. Without any quote the declared unit holds, unless a span under it lies
 * outside the text, begins or ends with space or cuts a word, and under another unit none does.
 */
export function chooseUnit(notes: readonly RawNote[], declared: OffsetUnit): OffsetUnit {
  const units = [declared, ...UNITS.filter((unit) => unit !== declared)];
  const differing = notes.filter(({ note, spans }) => spans.length > 0 && unitsDiffer(note.text));
  const quoted = differing.some(({ spans }) => spans.some(({ quote }) => quote !== undefined));
  const telling = quoted ? differing : differing.map((raw) => ({ ...raw, spans: tellingSpans(raw, units) }));
  const faults = quoted ? quoteFaults : looseFaults;
  let best = declared;
  let fewest = Number.POSITIVE_INFINITY;
  for (const unit of units) {
    let count = 0;
    for (const { note, spans } of telling) count += faults(note.text, spans, toUtf16(note.text, unit));
    if (count === 0) return unit;
    if (quoted && count < fewest) {
      best = unit;
      fewest = count;
    }
  }
  return best;
}

/** The fragments in UTF-16 code units, in order and not empty; undefined: they do not lie in the text so. */
export function convertRanges(ranges: readonly CharRange[], convert: Convert): CharRange[] | undefined {
  const converted: CharRange[] = [];
  let before = 0;
  for (const range of ranges) {
    const start = convert(range.start);
    const end = convert(range.end);
    if (start === undefined || end === undefined || start < before || end <= start) return undefined;
    converted.push({ start, end });
    before = end;
  }
  return converted.length > 0 ? converted : undefined;
}

/** Line breaks written as backslash and n count as line breaks: Label Studio writes quotes so. */
export function fitsQuote(text: string, ranges: readonly CharRange[], quote: string): boolean {
  const words = ranges.map(({ start, end }) => text.slice(start, end)).join(' ');
  return words === quote || (quote.includes('\\n') && words === quote.replaceAll('\\n', '\n'));
}

/** Spans that are not the same under every unit. */
function tellingSpans({ note, spans }: RawNote, units: readonly OffsetUnit[]): RawSpan[] {
  const converts = units.map((unit) => toUtf16(note.text, unit));
  return spans.filter(({ ranges }) =>
    ranges.some(({ start, end }) =>
      converts.some((convert) => convert(start) !== converts[0]?.(start) || convert(end) !== converts[0]?.(end)),
    ),
  );
}

function quoteFaults(text: string, spans: readonly RawSpan[], convert: Convert): number {
  return spans.filter(({ ranges, quote }) => {
    if (quote === undefined) return false;
    const converted = convertRanges(ranges, convert);
    return !converted || !fitsQuote(text, converted, quote);
  }).length;
}

function looseFaults(text: string, spans: readonly RawSpan[], convert: Convert): number {
  return spans.filter(({ ranges }) => {
    const converted = convertRanges(ranges, convert);
    return !converted?.every(({ start, end }) => standsWell(text, start) && standsWell(text, end, true));
  }).length;
}

const SPACE = /[\s\p{Cc}]/u;
const IN_WORD = /[\p{L}\p{N}\p{M}]/u;

/** Whether an edge of a span stands where people put one: not at a space inside the span, and not within a word. */
function standsWell(text: string, at: number, isEnd = false): boolean {
  const left = characterBefore(text, at);
  const right = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  if (SPACE.test(isEnd ? left : right)) return false;
  return !(IN_WORD.test(left) && IN_WORD.test(right)) && !/\p{Surrogate}/u.test(left + right);
}

/** Half a pair where `at` stands inside one. */
function characterBefore(text: string, at: number): string {
  const pair = text.slice(Math.max(0, at - 2), at);
  return [...pair].at(-1) ?? ' ';
}
