import type { OffsetUnit } from '@/lib/domain/annotation/exchange';

/** Converts an offset; undefined: no such offset, or one inside a character. */
export type Convert = (offset: number) => number | undefined;

/** Where nothing but these characters stand, all units count alike (CR and LF are one grapheme together). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant whole
const ALIKE = /^[\u0000-\u000c\u000e-\u007f]*$/u;

/** Whether the units count a text's characters differently. */
export function unitsDiffer(text: string): boolean {
  return !ALIKE.test(text);
}

/** From offsets in `unit` to UTF-16 code units. */
export function toUtf16(text: string, unit: OffsetUnit): Convert {
  if (unit === 'utf-16' || !unitsDiffer(text)) return within(text.length);
  const borders = bordersOf(text, unit);
  return (offset) => {
    const at = Number.isInteger(offset) && offset >= 0 ? borders[offset] : undefined;
    return at === undefined || at < 0 ? undefined : at;
  };
}

/** From UTF-16 code units to offsets in `unit`. */
export function fromUtf16(text: string, unit: OffsetUnit): Convert {
  if (unit === 'utf-16' || !unitsDiffer(text)) return within(text.length);
  const inverse = new Int32Array(text.length + 1).fill(-1);
  for (const [count, at] of bordersOf(text, unit).entries()) if (at >= 0) inverse[at] = count;
  return (offset) => {
    const count = inverse[offset];
    return count === undefined || count < 0 ? undefined : count;
  };
}

function within(length: number): Convert {
  return (offset) => (Number.isInteger(offset) && offset >= 0 && offset <= length ? offset : undefined);
}

/** borders[i]: the UTF-16 offset of the i-th unit, the text's end included; -1 inside a character (UTF-8). */
function bordersOf(text: string, unit: 'code-point' | 'utf-8' | 'grapheme'): number[] {
  const borders: number[] = [];
  let at = 0;
  if (unit === 'grapheme') {
    for (const start of chunksOf(text)) {
      for (const { index } of GRAPHEMES.segment(text.slice(at, start))) borders.push(at + index);
      at = start;
    }
  } else {
    for (const character of text) {
      borders.push(at);
      if (unit === 'utf-8') for (let more = bytesOf(character) - 1; more > 0; more--) borders.push(-1);
      at += character.length;
    }
  }
  borders.push(at);
  return borders;
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const CHUNK = 500;
/** What the rules never join to a printable ASCII character before it (Unicode annex 29): a letter or digit, no mark. */
const STANDS_ALONE = /^(?![\p{Gr_Ext}\u0e33\u0eb3])[\p{L}\p{N}]/u;

/** Ends of pieces that can be segmented one by one, the last one the text's: engines take quadratic time on long texts. */
function* chunksOf(text: string): Generator<number, void, void> {
  let last = 0;
  for (let at = CHUNK; at < text.length; at++) {
    if (at - last < CHUNK) continue;
    const before = text.charCodeAt(at - 1);
    const printable = before >= 0x20 && before < 0x7f;
    if (before === 0x0a || (printable && STANDS_ALONE.test(text.slice(at, at + 2)))) {
      yield at;
      last = at;
    }
  }
  if (text.length > 0) yield text.length;
}

/** A lone surrogate takes three: it is written as U+FFFD. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
