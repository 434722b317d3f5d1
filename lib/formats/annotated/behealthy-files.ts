import type { ExchangeFile, ExchangeIssue, ExchangeNote, ExchangeWritten } from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS, type ImportLimits } from '@/lib/domain/data/limits';
import { fail, ok, type Result } from '@/lib/domain/result';
import { DISEASE, type Label, TREATMENT } from '@/lib/domain/text/span';
import { roleOfName } from '../file-roles';
import { isBlank, trimmed } from '../lines';
import { looksLikeLabels } from '../look-of-lines';
import type { ExchangeResult, ReadOptions } from './read-notes';
import { finishTokens, type TokenDocument } from './read-tokens';
import { layOut, linesOf, type TokenFormat, tagName, tagOf } from './token-files';

const LETTERS: ReadonlyMap<Label, string> = new Map([
  [DISEASE, 'D'],
  [TREATMENT, 'T'],
]);
const NAMES: ReadonlyMap<string, Label> = new Map([
  ['D', DISEASE],
  ['T', TREATMENT],
]);
const FORMAT: TokenFormat = { label: fileLabel, encoding: 'IO', documents: false, reserved: () => false };

/** Names that mean something else in the label file get "_" before them. */
function fileLabel(label: Label): Label {
  const word = tagName(label);
  return NAMES.has(word) || /^[BIMELSU]-./u.test(word) ? `_${word}` : word;
}

/**
 * The case study's style: a file of tokens and a file of labels, one a line, a blank line between sentences; D, T, O,
 * and other labels by their names. Every sentence is a note of its own.
 */
export function writeBehealthyFiles(notes: readonly ExchangeNote[]): ExchangeWritten {
  const { documents, losses } = layOut(notes, FORMAT);
  const sentences = documents.flat();
  const column = (values: (index: number) => readonly string[]) =>
    sentences.map((_, index) => `${values(index).join('\n')}\n`).join('\n');
  const written = (tag: string) => (tag === 'O' ? tag : (LETTERS.get(tag.slice(2)) ?? tag.slice(2)));
  return {
    files: [
      { name: 'sentences.txt', text: column((index) => sentences[index]?.tokens ?? []) },
      { name: 'labels.txt', text: column((index) => sentences[index]?.tags.map(written) ?? []) },
    ],
    losses,
  };
}

/** Pairs of files: by their names where these say sentences or labels, else by what they hold. */
export function readBehealthyFiles(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const limits = options.limits ?? IMPORT_LIMITS;
  const documents: TokenDocument[] = [];
  const splits = [...new Set(files.map(({ name }) => roleOfName(name).split))];
  for (const split of splits) {
    const pair = files.filter(({ name }) => roleOfName(name).split === split);
    const read = readPair(pair, limits);
    if (!read.ok) return read;
    documents.push(...read.value);
  }
  return finishTokens(documents, 'sentence', [], limits);
}

function readPair(files: readonly ExchangeFile[], limits: ImportLimits): Result<TokenDocument[], ExchangeIssue> {
  const labelFile = files.find(isLabelFile);
  const tokenFile = files.find((file) => file !== labelFile);
  if (files.length !== 2 || !labelFile || !tokenFile) {
    return fail({
      code: 'not-this-format',
      severity: 'error',
      facts: { format: 'behealthy-files', files: files.length },
    });
  }
  const tokenLines = linesOf(tokenFile, limits);
  const labelLines = linesOf(labelFile, limits);
  if (!tokenLines.ok) return tokenLines;
  if (!labelLines.ok) return labelLines;
  const tokens = blocksOf(tokenLines.value);
  const labels = blocksOf(labelLines.value);
  const count = Math.max(tokens.length, labels.length);
  const documents: TokenDocument[] = [];
  for (let index = 0; index < count; index++) {
    const sentence = tokens[index];
    const tags = labels[index];
    if (sentence?.values.length !== tags?.values.length || !sentence || !tags) {
      const place = { file: tokenFile.name, line: sentence?.line ?? tokenLines.value.length };
      const facts = { sentence: index + 1, tokens: sentence?.values.length ?? 0, labels: tags?.values.length ?? 0 };
      return fail({ code: 'files-not-aligned', severity: 'error', place, facts });
    }
    const place = { file: tokenFile.name, line: sentence.line };
    const named = tags.values.map((tag) => tagOf(tag, (label) => NAMES.get(label) ?? label));
    documents.push({ place, sentences: [{ tokens: sentence.values, tags: named }] });
  }
  return ok(documents);
}

function isLabelFile({ name, text }: ExchangeFile, index: number, files: readonly ExchangeFile[]): boolean {
  const kinds = files.map((file) => roleOfName(file.name).kind);
  if (kinds.includes('label')) return kinds[index] === 'label';
  if (kinds.includes('sent')) return roleOfName(name).kind !== 'sent';
  return looksLikeLabels(text.split(/\r?\n/u));
}

interface Block {
  /** Of the first value, from 1. */
  readonly line: number;
  readonly values: readonly string[];
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: { line: number; values: string[] }[] = [];
  let open = false;
  for (const [index, line] of lines.entries()) {
    if (isBlank(line)) open = false;
    else {
      if (!open) blocks.push({ line: index + 1, values: [] });
      blocks.at(-1)?.values.push(trimmed(line));
      open = true;
    }
  }
  return blocks;
}
