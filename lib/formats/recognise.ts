import type { ExchangeFormatId } from '../domain/annotation/exchange-formats';
import type { ImportIssue } from '../domain/data/import-report';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import type { SplitName } from '../domain/text/note';
import { taggingToolOf } from './annotated-dataset';
import type { FilePair } from './behealthy';
import { type FileRole, fileNameOfRole, roleOfName } from './file-roles';
import { type Look, lookOf } from './look-of-lines';
import { pairByContent } from './pair-by-content';
import { fileError, type TextFile } from './source-file';

/** A file and the split its name states. */
export interface SplitFile {
  readonly file: TextFile;
  readonly split: SplitName | undefined;
}

/** Which format the files are, together. Undefined: the issues say why none. */
export type Recognition =
  | { readonly format: 'behealthy'; readonly pairs: readonly FilePair[]; readonly issues: readonly ImportIssue[] }
  | { readonly format: 'conll'; readonly files: readonly SplitFile[]; readonly issues: readonly ImportIssue[] }
  | { readonly format: 'text' | 'jsonl'; readonly files: readonly TextFile[]; readonly issues: readonly ImportIssue[] }
  | {
      readonly format: 'annotated';
      /** Whose format it is. */
      readonly kind: ExchangeFormatId;
      readonly files: readonly TextFile[];
      readonly issues: readonly ImportIssue[];
    }
  | { readonly format: undefined; readonly issues: readonly ImportIssue[] };

interface Seen {
  readonly file: TextFile;
  readonly role: FileRole;
  readonly look: Look;
}

const SPLITS: readonly SplitName[] = ['train', 'dev', 'test'];
const PLAIN_TEXT_NAME = /(?:^[^.]*|\.(?:txt|text|note|notes|asc|md))$/iu;

/**
 * Names first, contents second: files named train_sent, train_label … are what their names say; else what they look
 * like decides. One import holds one format.
 */
export function* recognise(files: readonly TextFile[], limits: ImportLimits): Work<Recognition> {
  const seen: Seen[] = [];
  for (const [index, file] of files.entries()) {
    seen.push({ file, role: roleOfName(file.name), look: lookOfFile(file) });
    yield { done: index + 1, total: files.length };
  }
  const tool = taggingToolOf(
    files,
    seen.map(({ look }) => look),
    limits,
  );
  if (tool) {
    return 'kind' in tool
      ? { format: 'annotated', kind: tool.kind, files, issues: [] }
      : { format: undefined, issues: [tool.issue] };
  }
  const named = seen.filter(({ role }) => role.split && role.kind);
  if (named.length > 0 && !named.every(({ look, role }) => look === 'conll' && role.kind === 'sent')) {
    return pairByName(seen, named);
  }
  if (seen.some(({ look, role }) => look === 'labels' || (role.kind !== undefined && look === 'tokens'))) {
    return yield* pairByContent(files, limits, new Map(seen.map(({ file, look, role }) => [file, { look, role }])));
  }
  const formats = new Map<string, Seen[]>();
  for (const each of seen) {
    const format = formatOf(each);
    formats.set(format, [...(formats.get(format) ?? []), each]);
  }
  const unknown = formats.get('unknown');
  if (unknown) return { format: undefined, issues: unknown.map(unknownFormat) };
  if (formats.size > 1) return { format: undefined, issues: [mixedFormats(formats)] };
  const [format] = [...formats.keys()];
  if (format === 'conll') {
    const repeated = repeatedContent(files);
    if (repeated) return { format: undefined, issues: [repeated] };
    const order = (split: SplitName | undefined) => (split ? SPLITS.indexOf(split) : SPLITS.length);
    const bySplit = seen.map(({ file, role }) => ({ file, split: role.split }));
    return { format, files: bySplit.sort((a, b) => order(a.split) - order(b.split)), issues: [] };
  }
  return { format: format === 'jsonl' ? 'jsonl' : 'text', files, issues: [] };
}

function lookOfFile(file: TextFile): Look {
  if (/\.(?:jsonl|ndjson)$/iu.test(file.name)) return 'json-lines';
  const look = lookOf(file.text);
  const saysConll = /\.(?:conllu?|iob2?|bio|bioes|bilou)$/iu.test(file.name);
  return saysConll && look !== 'json' && look !== 'json-lines' && look !== 'markup' ? 'conll' : look;
}

function formatOf({ file, look }: Seen): 'conll' | 'jsonl' | 'text' | 'unknown' {
  if (look === 'conll') return 'conll';
  if (look === 'json-lines') return 'jsonl';
  if (look === 'json' || look === 'markup' || !PLAIN_TEXT_NAME.test(file.name)) return 'unknown';
  return 'text';
}

function pairByName(seen: readonly Seen[], named: readonly Seen[]): Recognition {
  const issues: ImportIssue[] = [];
  for (const other of seen) {
    if (named.includes(other)) continue;
    const facts = { formats: 'labelled', others: 1 };
    issues.push(fileError('formats-mixed', other.file.name, facts));
  }
  const pairs: FilePair[] = [];
  for (const split of SPLITS) {
    const of = (kind: 'sent' | 'label') => named.filter(({ role }) => role.split === split && role.kind === kind);
    const [sent, sentAgain] = of('sent');
    const [label, labelAgain] = of('label');
    if (sent && sentAgain) issues.push(duplicated(sent.file, sentAgain.file, fileNameOfRole(split, 'sent')));
    if (label && labelAgain) issues.push(duplicated(label.file, labelAgain.file, fileNameOfRole(split, 'label')));
    const alone = sent && !label ? sent : label && !sent ? label : undefined;
    if (alone) {
      const missing = fileNameOfRole(split, sent ? 'label' : 'sent');
      issues.push(fileError('pair-incomplete', alone.file.name, { missing }));
    }
    if (sent && label) pairs.push({ split, sent: sent.file, label: label.file });
  }
  for (const each of named) {
    if (each.look === 'json' || each.look === 'json-lines' || each.look === 'markup') issues.push(unknownFormat(each));
  }
  const repeated = repeatedContent(pairs.map(({ sent }) => sent));
  if (repeated && issues.length === 0) issues.push(repeated);
  return issues.length > 0 ? { format: undefined, issues } : { format: 'behealthy', pairs, issues };
}

function unknownFormat({ file, look, role }: Seen): ImportIssue {
  const facts = { looksLike: look, expected: role.split && role.kind ? 'one-token-a-line' : 'any' };
  return fileError('format-unknown', file.name, facts, 1);
}

function duplicated(first: TextFile, second: TextFile, role: string): ImportIssue {
  const facts = { first: first.name, second: second.name, role };
  const places = [{ file: first.name }, { file: second.name }];
  return { code: 'file-duplicated', severity: 'error', places, count: 1, facts };
}

/** The same content as two splits would be a test on the training data. */
function repeatedContent(files: readonly TextFile[]): ImportIssue | undefined {
  for (const [i, first] of files.entries()) {
    const second = files.find((other, j) => j > i && other.text === first.text);
    if (second) return duplicated(first, second, '');
  }
  return undefined;
}

const FORMAT_NAMES: Readonly<Record<string, string>> = { conll: 'CoNLL', jsonl: 'JSON Lines', text: 'plain text' };

function mixedFormats(formats: ReadonlyMap<string, readonly Seen[]>): ImportIssue {
  const parts = [...formats].map(([format, of]) => `${of.length} ${FORMAT_NAMES[format] ?? format}`);
  const places = [...formats.values()].flatMap((of) => of.slice(0, 1).map(({ file }) => ({ file: file.name })));
  return { code: 'formats-mixed', severity: 'error', places, count: 1, facts: { formats: parts.join(', ') } };
}
