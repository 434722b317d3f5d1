import { layoutOf } from '@/components/reading/note-layout';
import { snapToTokens } from '@/lib/domain/annotation/snap';
import type { CharOffset, CharRange, Note } from '@/lib/domain/text/note';
import { structureOf } from '@/lib/domain/text/structure';
import { type CellLine, cellsOf, firstEndingAfter, type TextCell } from './text-cells';

/** Notes up to this length are taken whole; a longer one is read in stretches of about this length. Characters. */
const STRETCH = 12_000;

/** What is known of the text so far: everything up to `end`. Lists only grow. */
export interface GrownText {
  readonly end: CharOffset;
  /** Those that are drawn, so that nobody chooses the colon of a heading, which is not. */
  readonly tokens: readonly CharRange[];
  readonly lines: readonly CellLine[];
  readonly cells: readonly TextCell[];
}

export interface GrowingText {
  /** Reads on until the offset is known, and no further. @returns the same object as before where it was known */
  upTo(offset: CharOffset): GrownText;
  /** Whether an edge of a span stands inside a token: training sees whole tokens alone. The span must be known. */
  cutsToken(span: CharRange): boolean;
}

/**
 * Tokens and lines of a note, read from its beginning as far as they are needed: to take 50,000 words apart at once
 * would hold up the page. Stretches are cut at line feeds, after the end of a sentence where there is one near.
 */
export function createGrowingText({ text, tokenizer }: Pick<Note, 'text' | 'tokenizer'>): GrowingText {
  let grown: GrownText = { end: 0, tokens: [], lines: [], cells: [] };
  let allTokens: readonly CharRange[] = [];
  let numbers = 0;
  let sentences = 0;
  const grow = () => {
    const from = grown.end;
    const end = endOfStretch(text, from);
    const part = text.slice(from, end);
    const structure = structureOf({ text: part, tokenizer });
    const lines = cellsOf(layoutOf(part, structure)).lines.map((line) => shifted(line, from, sentences, numbers));
    for (const line of lines) for (const { number } of line.parts) numbers = Math.max(numbers, number ?? 0);
    sentences += structure.sentences.length;
    const cells = lines.flatMap(({ parts }) => parts);
    const tokens = structure.tokens.map((token) => moved(token, from));
    allTokens = [...allTokens, ...tokens];
    grown = {
      end,
      tokens: [...grown.tokens, ...tokens.filter((token) => isDrawn(token, cells))],
      lines: [...grown.lines, ...lines],
      cells: [...grown.cells, ...cells],
    };
  };
  return {
    upTo: (offset) => {
      while (grown.end < text.length && grown.end < offset) grow();
      return grown;
    },
    cutsToken: (span) => {
      const snapped = snapToTokens(allTokens, span);
      return snapped === undefined || snapped.start !== span.start || snapped.end !== span.end;
    },
  };
}

function isDrawn(token: CharRange, cells: readonly TextCell[]): boolean {
  const cell = cells[firstEndingAfter(cells, token.start)];
  return cell !== undefined && cell.start < token.end;
}

/** Where to cut: behind a line feed; one after a full stop or an empty line if there is one in the last third. */
function endOfStretch(text: string, from: CharOffset): CharOffset {
  if (text.length - from <= 2 * STRETCH) return text.length;
  const earliest = from + STRETCH;
  const next = text.indexOf('\n', earliest);
  if (next < 0) return text.length;
  const near = text.slice(earliest, earliest + STRETCH / 2).search(/[.!?:]\s*\r?\n/u);
  if (near < 0) return next + 1;
  return text.indexOf('\n', earliest + near) + 1;
}

function moved<T extends CharRange>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

function shifted(line: CellLine, by: number, sentences: number, numbers: number): CellLine {
  if (by === 0) return line;
  const part = (one: CellLine['parts'][number]): CellLine['parts'][number] => ({
    ...moved(one, by),
    after: one.after + by,
    sentence: one.sentence === undefined ? undefined : one.sentence + sentences,
    number: one.number === undefined ? undefined : one.number + numbers,
  });
  return { ...moved(line, by), parts: line.parts.map(part) };
}
