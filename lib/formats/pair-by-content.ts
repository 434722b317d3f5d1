import type { ImportIssue } from '../domain/data/import-report';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import type { SplitName } from '../domain/text/note';
import type { FilePair } from './behealthy';
import type { FileRole } from './file-roles';
import { isAligned } from './line-pair';
import { type Blocks, findBlocks, splitLines } from './lines';
import type { Look } from './look-of-lines';
import type { Recognition } from './recognise';
import { fileError, type TextFile } from './source-file';

interface Side {
  readonly file: TextFile;
  readonly role: FileRole;
  readonly blocks: Blocks;
}

/**
 * Pairs token files with label files whose names do not say it: the pair has the same sentences of the same lengths.
 * A split said in either name holds; else the larger pair is train and the next one test. Always reported.
 */
export function* pairByContent(
  files: readonly TextFile[],
  limits: ImportLimits,
  about: ReadonlyMap<TextFile, { readonly look: Look; readonly role: FileRole }>,
): Work<Recognition> {
  const sides: Record<'sent' | 'label', Side[]> = { sent: [], label: [] };
  for (const file of files) {
    const { look, role } = about.get(file) ?? { look: 'text', role: { split: undefined, kind: undefined } };
    if (look !== 'labels' && look !== 'tokens' && look !== 'text') {
      return { format: undefined, issues: [fileError('formats-mixed', file.name, { formats: 'labelled', others: 1 })] };
    }
    const lines = yield* splitLines(file, limits);
    if ('code' in lines) return { format: undefined, issues: [lines] };
    const blocks = yield* findBlocks(lines.lines);
    sides[look === 'labels' ? 'label' : 'sent'].push({ file, role, blocks });
  }
  const issues: ImportIssue[] = [];
  const pairs: { sent: Side; label: Side }[] = [];
  const free = new Set(sides.sent);
  for (const label of sides.label) {
    const fitting = [...free].filter((sent) => isAligned(sent.blocks, label.blocks));
    // Where no file fits exactly and only one is left, it is meant: the reader then names the line that differs.
    const sent = fitting[0] ?? (sides.sent.length === 1 && sides.label.length === 1 ? sides.sent[0] : undefined);
    if (sent) {
      free.delete(sent);
      pairs.push({ sent, label });
    } else issues.push(fileError('pair-incomplete', label.file.name, { missing: 'sentences' }));
  }
  for (const sent of free) issues.push(fileError('pair-incomplete', sent.file.name, { missing: 'labels' }));
  if (issues.length > 0) return { format: undefined, issues };
  return withSplits(pairs);
}

function withSplits(pairs: readonly { sent: Side; label: Side }[]): Recognition {
  const size = ({ sent }: { sent: Side }) => sent.blocks.lengths.length;
  const bySize = [...pairs].sort((a, b) => size(b) - size(a));
  const said = bySize.map(({ sent, label }) => sent.role.split ?? label.role.split);
  const left = (['train', 'test', 'dev'] as const).filter((split) => !said.includes(split));
  const out: FilePair[] = [];
  for (const [i, { sent, label }] of bySize.entries()) {
    const split: SplitName | undefined = said[i] ?? left.shift();
    if (!split || out.some((other) => other.split === split)) {
      const facts = {
        first: out.find((other) => other.split === split)?.sent.name ?? '',
        second: sent.file.name,
        role: split ?? '',
      };
      return { format: undefined, issues: [{ ...fileError('file-duplicated', sent.file.name, facts) }] };
    }
    out.push({ split, sent: sent.file, label: label.file });
  }
  const order = ['train', 'dev', 'test'];
  out.sort((a, b) => order.indexOf(a.split) - order.indexOf(b.split));
  const roles = out.map(({ split, sent, label }) => `${split}: ${sent.name} with ${label.name}`).join('; ');
  const places = out.flatMap(({ sent, label }) => [{ file: sent.name }, { file: label.name }]);
  return {
    format: 'behealthy',
    pairs: out,
    issues: [{ code: 'roles-guessed', severity: 'notice', places, count: 1, facts: { roles } }],
  };
}
