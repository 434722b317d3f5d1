import type { ExchangeFile, ExchangeIssue } from '@/lib/domain/annotation/exchange';
import type { ExchangeFormatId } from '@/lib/domain/annotation/exchange-formats';
import { IMPORT_LIMITS, type ImportLimits } from '@/lib/domain/data/limits';
import { fail, ok, type Result } from '@/lib/domain/result';
import { roleOfName } from '../file-roles';
import { lookOf, looksLikeLabels } from '../look-of-lines';
import { JSONL_MAGIC } from './behealthy-jsonl';
import { isJsonLines, isObject, listOf, parseJson, tooLarge } from './json';

/**
 * Which format annotated files are in, by what they hold; all of one import are in one. Fails on a file of none of
 * them, on files of several, and on JSON that breaks off.
 */
export function recogniseAnnotated(
  files: readonly ExchangeFile[],
  limits: ImportLimits = IMPORT_LIMITS,
): Result<ExchangeFormatId, ExchangeIssue> {
  const large = files.map((file) => tooLarge(file, limits)).find((issue) => issue !== undefined);
  if (large) return fail(large);
  if (files.some(({ name }) => /\.ann$/iu.test(name))) {
    const other = files.find(({ name }) => !/\.(?:ann|txt)$/iu.test(name));
    return other ? mixed(other) : ok('brat');
  }
  const [first] = files;
  if (!first) return fail({ code: 'no-notes', severity: 'error', facts: {} });
  if (isPair(files)) return ok('behealthy-files');
  let format: ExchangeFormatId | undefined;
  for (const file of files) {
    const own = formatOf(file, limits);
    if (!own.ok) return own;
    format ??= own.value;
    if (format !== own.value) return mixed(file);
  }
  return format ? ok(format) : unknown(first);
}

function formatOf(file: ExchangeFile, limits: ImportLimits): Result<ExchangeFormatId, ExchangeIssue> {
  const head = file.text.slice(0, 10_000).trimStart();
  if (/^[[{]/u.test(head) && lookOf(file.text) !== 'conll') {
    const value = firstValue(file, limits);
    if (!value.ok) return value;
    const format = formatOfValue(value.value);
    return format ? ok(format) : unknown(file);
  }
  const line = /^[^\n]*/u.exec(head)?.[0] ?? '';
  if (line.includes('\tword=')) return ok('crfsuite');
  return head.startsWith('-DOCSTART-') || lookOf(file.text) === 'conll' ? ok('conll') : unknown(file);
}

function firstValue(file: ExchangeFile, limits: ImportLimits): Result<unknown, ExchangeIssue> {
  if (isJsonLines(file.text)) return ok(JSON.parse(file.text.trimStart().split('\n', 1)[0] ?? '') as unknown);
  const values = parseJson(file, limits);
  return values.ok ? ok(values.value[0]?.value) : values;
}

function formatOfValue(value: unknown): ExchangeFormatId | undefined {
  if (Array.isArray(value)) return typeof value[0] === 'string' && isObject(value[1]) ? 'spacy' : undefined;
  if (!isObject(value)) return undefined;
  if (value.format === JSONL_MAGIC) return 'behealthy-jsonl';
  if (isObject(value.data)) return 'label-studio';
  if (typeof value.text !== 'string') return undefined;
  if (Array.isArray(value.label) || Array.isArray(value.labels)) return 'doccano';
  const [entity] = listOf(value.entities);
  if ((isObject(entity) && 'start_offset' in entity) || Array.isArray(value.relations)) return 'doccano';
  if (Array.isArray(value.spans) || (typeof value.id === 'string' && !Array.isArray(entity))) return 'behealthy-jsonl';
  return Array.isArray(value.entities) || Array.isArray(value.ents) ? 'spacy' : undefined;
}

/** Sentence and label files: said by their names, or one of each two holds labels alone. */
function isPair(files: readonly ExchangeFile[]): boolean {
  if (files.length % 2 !== 0) return false;
  const kinds = files.map(({ name }) => roleOfName(name).kind);
  const half = files.length / 2;
  if (
    kinds.filter((kind) => kind === 'label').length === half &&
    kinds.filter((kind) => kind === 'sent').length === half
  ) {
    return true;
  }
  return files.length === 2 && files.filter(({ text }) => looksLikeLabels(text.split(/\r?\n/u))).length === 1;
}

function unknown({ name }: ExchangeFile): Result<never, ExchangeIssue> {
  return fail({ code: 'format-unknown', severity: 'error', place: { file: name }, facts: {} });
}

function mixed({ name }: ExchangeFile): Result<never, ExchangeIssue> {
  return fail({ code: 'formats-mixed', severity: 'error', place: { file: name }, facts: {} });
}
