import type { IssueLog } from '../domain/data/issue-log';
import type { Work } from '../domain/data/work';
import { isBlank, type Lines, trimmed } from './lines';

export interface ConllRow {
  readonly token: string;
  /** Undefined: the line has one column alone. */
  readonly tag: string | undefined;
}

/** Consecutive lines of a file; rows[i] stands at line + i. */
export interface ConllSentence {
  readonly file: string;
  /** Of the first row, from 1. */
  readonly line: number;
  /** Counts -DOCSTART- lines so far: 0 before the first. */
  readonly document: number;
  readonly rows: readonly ConllRow[];
}

const LINES_A_STEP = 16_384;
const SAMPLE_LINES = 5_000;

/**
 * Sentences of a file. Columns are parted by tabs where most lines hold one, else by spaces. Lines that begin with "#"
 * and do not have the file's columns are comments (CoNLL-U) and end nothing when they stand before a sentence.
 */
export function* readRows({ file, lines }: Lines, log: IssueLog): Work<ConllSentence[]> {
  const filled = firstFilled(lines);
  const tabbed = filled.filter((line) => line.includes('\t')).length > filled.length / 2;
  const columns = usualColumns(filled, tabbed);
  const sentences: ConllSentence[] = [];
  const extraBlank: number[] = [];
  let rows: ConllRow[] = [];
  let document = 0;
  let blanks = 0;
  const close = (lineAfter: number) => {
    if (rows.length > 0) sentences.push({ file, line: lineAfter - rows.length, document, rows });
    rows = [];
  };
  for (const [at, line] of lines.entries()) {
    if (isBlank(line)) {
      close(at + 1);
      blanks += 1;
    } else {
      if (blanks > 1) for (let back = blanks - 1; back > 0; back--) extraBlank.push(at + 1 - back);
      blanks = 0;
      if (line.startsWith('-DOCSTART-')) {
        close(at + 1);
        document += 1;
      } else {
        const cells = cellsOf(line, tabbed);
        const comment = line.startsWith('#') && (line.startsWith('# ') || line === '#') && cells.length !== columns;
        if (comment) close(at + 1);
        else
          rows.push({
            token: trimmed(cells[0] ?? ''),
            tag: cells.length > 1 ? trimmed(cells.at(-1) ?? '') : undefined,
          });
      }
    }
    if (at % LINES_A_STEP === LINES_A_STEP - 1) yield { done: at, total: lines.length };
  }
  close(lines.length + 1);
  const places = extraBlank.slice(0, 20).map((line) => ({ file, line }));
  if (extraBlank.length > 0) {
    log.addAll([{ code: 'extra-blank-lines', severity: 'notice', places, count: extraBlank.length, facts: {} }]);
  }
  return sentences;
}

/** Lines that are not blank, enough of them to know the file's columns. */
function firstFilled(lines: readonly string[]): string[] {
  const filled: string[] = [];
  for (const line of lines) {
    if (!isBlank(line)) filled.push(line);
    if (filled.length === SAMPLE_LINES) break;
  }
  return filled;
}

function usualColumns(lines: readonly string[], tabbed: boolean): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const { length } = cellsOf(line, tabbed);
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Tabs keep an empty first cell: a missing token must be seen. */
function cellsOf(line: string, tabbed: boolean): string[] {
  return tabbed ? withoutEnd(line).split('\t') : trimmed(line).split(/[ \t]+/u);
}

/** Without spaces and tabs at its end; a pattern would take quadratic time on long runs of them. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(0, end);
}
