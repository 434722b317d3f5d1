import type { ImportIssue } from '../domain/data/import-report';
import type { SplitName } from '../domain/text/note';
import type { Blocks, Lines } from './lines';

/** The token file and the label file of one split, cut into lines and blocks. */
export interface LinePair {
  readonly split: SplitName;
  readonly sent: Lines & { readonly blocks: Blocks };
  readonly label: Lines & { readonly blocks: Blocks };
}

/** Both files have the same sentences with the same number of lines each; blank lines in excess do not matter. */
export function isAligned(sent: Blocks, label: Blocks): boolean {
  return sent.lengths.length === label.lengths.length && sent.lengths.every((length, i) => length === label.lengths[i]);
}

/**
 * Where the two files first part. Both lines are named, because either file may be the wrong one: where the number of
 * sentences and lines agree otherwise it is a blank line that moved, else a line is missing or too many.
 */
export function alignmentError({ sent, label }: LinePair): ImportIssue {
  const at = sent.blocks.lengths.findIndex((length, i) => length !== label.blocks.lengths[i]);
  const block = at < 0 ? sent.blocks.lengths.length : at;
  const common = Math.min(sent.blocks.lengths[block] ?? 0, label.blocks.lengths[block] ?? 0);
  // The first line after the part both have: one file is blank or at its end there.
  const lineIn = ({ blocks, lines }: LinePair['sent']): number => {
    const start = blocks.starts[block];
    return start === undefined ? endOf({ blocks, lines }) + 1 : start + common + 1;
  };
  const sentLines = endOf(sent);
  const labelLines = endOf(label);
  const sentTokens = total(sent.blocks);
  const labelTokens = total(label.blocks);
  const shorter = sentTokens < labelTokens ? sent : label;
  const endsEarly = sentTokens !== labelTokens && block >= shorter.blocks.lengths.length - 1;
  return {
    code: sentTokens === labelTokens ? 'blank-line-mismatch' : 'line-count-mismatch',
    severity: 'error',
    places: [
      { file: label.file, line: lineIn(label) },
      { file: sent.file, line: lineIn(sent) },
    ],
    count: 1,
    facts: {
      sentFile: sent.file,
      labelFile: label.file,
      sentLines,
      labelLines,
      sentTokens,
      labelTokens,
      sentenceNumber: block + 1,
      sentenceTokens: sent.blocks.lengths[block] ?? 0,
      sentenceLabels: label.blocks.lengths[block] ?? 0,
      /** The file that simply ends too early, where that is all. */
      endsEarly: endsEarly ? shorter.file : '',
      lastLine: endOf(shorter),
    },
  };
}

/** Lines up to the last one that is not blank. */
function endOf({ blocks }: { readonly blocks: Blocks; readonly lines: readonly string[] }): number {
  return (blocks.starts.at(-1) ?? 0) + (blocks.lengths.at(-1) ?? 0);
}

function total(blocks: Blocks): number {
  return blocks.lengths.reduce((sum, length) => sum + length, 0);
}
