import type { ExchangeFile, ExchangeIssue, ExchangeNote, ExchangeWritten } from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS, type ImportLimits } from '@/lib/domain/data/limits';
import { fail, ok, type Result } from '@/lib/domain/result';
import { isBlank, trimmed } from '../lines';
import type { ExchangeResult, ReadOptions } from './read-notes';
import { finishTokens, type TokenDocument } from './read-tokens';
import { layOut, linesOf, type TokenFormat, tagName, tagOf } from './token-files';
import type { TokenSentence } from './token-layout';

const DOCUMENT = '-DOCSTART-';
const FORMAT: TokenFormat = {
  label: tagName,
  encoding: 'BIO',
  documents: true,
  reserved: (token) => token === DOCUMENT,
};

/** Two columns, token and BIO tag, parted by a tab; a blank line between sentences, a -DOCSTART- line before each note. */
export function writeConll(notes: readonly ExchangeNote[]): ExchangeWritten {
  const { documents, losses } = layOut(notes, FORMAT);
  const blocks = documents.map((sentences) => {
    const rows = sentences.map(({ tokens, tags }) => tokens.map((token, at) => `${token}\t${tags[at]}\n`).join(''));
    return [`${DOCUMENT}\tO\n`, ...rows].map((block) => `${block}\n`).join('');
  });
  return { files: [{ name: 'annotations.conll', text: blocks.join('') }], losses };
}

/**
 * Columns parted by tabs or spaces, the token first and the tag last, in BIO, IOB1, BILOU or BIOES. A note is a document
 * where a file has -DOCSTART- lines, else a sentence. Comments (`# …` in one column) are passed over.
 */
export function readConll(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const limits = options.limits ?? IMPORT_LIMITS;
  const issues: ExchangeIssue[] = [];
  const documents: TokenDocument[] = [];
  for (const file of files) {
    const read = readFile(file, limits, issues);
    if (!read.ok) return read;
    documents.push(...read.value);
  }
  const marked = files.some(({ text }) => text.startsWith(DOCUMENT));
  return finishTokens(documents, marked ? 'document' : 'sentence', issues, limits);
}

function readFile(
  file: ExchangeFile,
  limits: ImportLimits,
  issues: ExchangeIssue[],
): Result<TokenDocument[], ExchangeIssue> {
  const lines = linesOf(file, limits);
  if (!lines.ok) return lines;
  const documents: { place: TokenDocument['place']; sentences: TokenSentence[] }[] = [];
  const byDocument = lines.value.some((line) => isDocument(line));
  let tokens: string[] = [];
  let tags: string[] = [];
  const close = (line: number) => {
    if (tokens.length === 0) return;
    const place = { file: file.name, line: line - tokens.length };
    if (!byDocument || documents.length === 0) documents.push({ place, sentences: [] });
    documents.at(-1)?.sentences.push({ tokens, tags });
    tokens = [];
    tags = [];
  };
  for (const [index, line] of lines.value.entries()) {
    const place = { file: file.name, line: index + 1 };
    if (isBlank(line)) close(index + 1);
    else if (isDocument(line)) {
      close(index + 1);
      documents.push({ place, sentences: [] });
    } else {
      const cells = line.includes('\t') ? line.split('\t') : trimmed(line).split(/ +/u);
      if (line.startsWith('# ') && !line.includes('\t')) continue;
      const token = trimmed(cells[0] ?? '');
      const tag = trimmed(cells.at(-1) ?? '');
      if (cells.length < 2 || token === '' || tag === '' || token.includes(' ')) {
        return fail({ code: 'line-malformed', severity: 'error', place, facts: { columns: cells.length } });
      }
      tokens.push(token);
      tags.push(tagOf(tag));
    }
  }
  close(lines.value.length + 1);
  if (documents.length === 0)
    issues.push({ code: 'no-notes', severity: 'rejected', place: { file: file.name }, facts: {} });
  return ok(documents);
}

function isDocument(line: string): boolean {
  return line === DOCUMENT || line.startsWith(`${DOCUMENT}\t`) || line.startsWith(`${DOCUMENT} `);
}
