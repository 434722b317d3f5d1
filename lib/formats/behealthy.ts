import type { DraftNote } from '../domain/data/draft-note';
import type { ImportIssue, QuarantinedNote } from '../domain/data/import-report';
import { IssueLog } from '../domain/data/issue-log';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import type { SplitName } from '../domain/text/note';
import { type GivenSentence, noteOfSentences } from './given-tokens';
import { type LabelNames, readLabelNames } from './label-names';
import { alignmentError, isAligned, type LinePair } from './line-pair';
import { findBlocks, isBlank, type Lines, splitLines, trimmed } from './lines';
import { looksLikeLabels } from './look-of-lines';
import { type FormatReading, refused } from './reading';
import { fileError, type TextFile } from './source-file';
import { TagSequences } from './tag-sequences';

/** A token file and its label file. */
export interface FilePair {
  readonly split: SplitName;
  readonly sent: TextFile;
  readonly label: TextFile;
}

const SENTENCES_A_STEP = 256;
const LINES_A_STEP = 65_536;
const MAPPED_SHOWN = 12;

/**
 * The case study's format: one token a line, a blank line between sentences, and in a second file one label a line;
 * label i belongs to line i. Every sentence becomes a note of its own, "train 12" being the 12th of the train file.
 * A maximal run of one label is one entity; B, I, L, U prefixes are followed where a file has them.
 * @param pairs one a split, train first
 */
export function* readBehealthy(pairs: readonly FilePair[], limits: ImportLimits): Work<FormatReading> {
  const log = new IssueLog();
  const lined: LinePair[] = [];
  for (const { split, sent, label } of pairs) {
    const sentLines = yield* linesOf(sent, limits, log);
    const labelLines = yield* linesOf(label, limits, log);
    if (sentLines && labelLines) lined.push({ split, sent: sentLines, label: labelLines });
  }
  if (log.hasError) return refused(log.issues());
  log.addAll(pairingErrors(lined));
  if (log.hasError) return refused(log.issues());

  const names = yield* labelNamesOf(lined);
  const wordy = lined.filter(({ label }) => names.allUnknown || isMostlyFaults(label.lines, names));
  if (wordy.length > 0) {
    for (const { label } of wordy) log.add('labels-all-unknown', 'error', [firstLine(label)], {}, label.file);
    return refused(log.issues());
  }
  if (names.mapped.length > 0) {
    const shown = names.mapped.slice(0, MAPPED_SHOWN).join(', ');
    const mapping = names.mapped.length > MAPPED_SHOWN ? `${shown} …` : shown;
    log.addAll([
      {
        code: 'labels-mapped',
        severity: 'notice',
        places: lined.map(({ label }) => ({ file: label.file })),
        count: names.mapped.length,
        facts: { mapping },
      },
    ]);
  }
  const sequences = new TagSequences();
  const drafts: DraftNote[] = [];
  const setAside: QuarantinedNote[] = [];
  for (const pair of lined) yield* readPair(pair, names, sequences, log, drafts, setAside);
  log.addAll(sequences.issues());
  if (!pairs.some(({ split }) => split === 'test')) log.add('no-test-split', 'notice', []);
  if (!pairs.some(({ split }) => split === 'train')) log.add('no-train-split', 'notice', []);
  return { drafts, setAside, issues: log.issues(), labels: names.labels, labelled: true };
}

/** Lines and blocks of one file with its notices; undefined after an error. */
function* linesOf(file: TextFile, limits: ImportLimits, log: IssueLog): Work<LinePair['sent'] | undefined> {
  const lines = yield* splitLines(file, limits);
  if ('code' in lines) {
    log.addAll([lines]);
    return undefined;
  }
  const blocks = yield* findBlocks(lines.lines);
  if (blocks.lengths.length === 0) {
    log.addAll([fileError('no-notes', file.name, { reason: 'blank-file' }, 1)]);
    return undefined;
  }
  log.addAll(lines.issues);
  const notice = (code: ImportIssue['code'], at: readonly number[]) => {
    const places = at.slice(0, 20).map((line) => ({ file: file.name, line }));
    if (at.length > 0) log.addAll([{ code, severity: 'notice', places, count: at.length, facts: {} }]);
  };
  notice('extra-blank-lines', blocks.extraBlankLines);
  notice('trailing-space', blocks.spacedLines);
  return { ...lines, blocks };
}

/** Swapped files first: they would otherwise show as thousands of unknown labels or as a count that differs. */
function pairingErrors(pairs: readonly LinePair[]): ImportIssue[] {
  const swapped = pairs.filter(({ sent, label }) => looksLikeLabels(sent.lines) && !looksLikeLabels(label.lines));
  if (swapped.length > 0) {
    return swapped.map(({ sent, label }) => swap('tokens-and-labels', label, sent));
  }
  const astray = pairs.filter(({ sent, label }) => !isAligned(sent.blocks, label.blocks));
  for (const [i, first] of astray.entries()) {
    const second = astray.find((other, j) => j > i && crossAligned(first, other));
    if (second) return [swap('splits', first.label, second.label)];
  }
  return astray.map(alignmentError);
}

function crossAligned(a: LinePair, b: LinePair): boolean {
  return isAligned(a.sent.blocks, b.label.blocks) && isAligned(b.sent.blocks, a.label.blocks);
}

function swap(what: 'tokens-and-labels' | 'splits', a: Lines, b: Lines): ImportIssue {
  const facts = { what, first: a.file, second: b.file };
  return { code: 'files-swapped', severity: 'error', places: [firstLine(a), firstLine(b)], count: 1, facts };
}

/** The first line that is not blank. */
function firstLine({ file, lines }: Lines): { file: string; line: number } {
  return {
    file,
    line:
      Math.max(
        0,
        lines.findIndex((line) => !isBlank(line)),
      ) + 1,
  };
}

function* labelNamesOf(pairs: readonly LinePair[]): Work<LabelNames> {
  const counts = new Map<string, number>();
  for (const { label } of pairs) {
    for (const [at, line] of label.lines.entries()) {
      const value = trimmed(line);
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
      if (at % LINES_A_STEP === LINES_A_STEP - 1) yield { done: at, total: label.lines.length };
    }
  }
  let words: Set<string> | undefined;
  const isWord = (value: string): boolean => {
    words ??= new Set(pairs.flatMap(({ sent }) => sent.lines.map(trimmed)));
    return words.has(value);
  };
  return readLabelNames(counts, isWord, false);
}

/** A copy of the sentences in place of the labels: words, with "-" or "treatment" among them by chance. */
function isMostlyFaults(lines: readonly string[], names: LabelNames): boolean {
  const values = lines.map(trimmed).filter((value) => value !== '');
  const faults = values.filter((value) => names.tagOf.get(value) === undefined);
  return faults.length > values.length / 2;
}

function* readPair(
  { split, sent, label }: LinePair,
  names: LabelNames,
  sequences: TagSequences,
  log: IssueLog,
  drafts: DraftNote[],
  setAside: QuarantinedNote[],
): Work<void> {
  for (const [index, start] of sent.blocks.starts.entries()) {
    const length = sent.blocks.lengths[index] ?? 0;
    const labelStart = label.blocks.starts[index] ?? 0;
    const tokens = sent.lines.slice(start, start + length).map(trimmed);
    const writtenTags = label.lines.slice(labelStart, labelStart + length).map(trimmed);
    const tags = writtenTags.map((value) => names.tagOf.get(value));
    const spaced = tokens.findIndex((token) => /[ \t]/u.test(token));
    const unknown = tags.indexOf(undefined);
    if (spaced >= 0 || unknown >= 0) {
      const code = spaced >= 0 ? 'token-has-space' : 'unknown-label';
      const place =
        spaced >= 0
          ? { file: sent.file, line: start + spaced + 1 }
          : { file: label.file, line: labelStart + unknown + 1 };
      log.add(code, 'rejected', [place], {}, place.file);
      setAside.push({ code, place, text: tokens.join(' '), tags: writtenTags });
    } else {
      const known = tags.map((tag) => tag ?? 'O');
      sequences.see(known, (at) => ({ file: label.file, line: labelStart + at + 1 }));
      const sentence: GivenSentence = { tokens, tags: known, writtenTags, line: start + 1 };
      const place = { file: sent.file, line: start + 1, endLine: start + length };
      drafts.push(noteOfSentences(`${split}-${index + 1}`, `${split} ${index + 1}`, split, place, [sentence]));
    }
    if (index % SENTENCES_A_STEP === SENTENCES_A_STEP - 1) {
      yield { done: index + 1, total: sent.blocks.starts.length };
    }
  }
}
