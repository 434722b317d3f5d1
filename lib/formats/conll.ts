import type { DraftNote } from '../domain/data/draft-note';
import type { QuarantinedNote } from '../domain/data/import-report';
import { IssueLog } from '../domain/data/issue-log';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import type { SplitName } from '../domain/text/note';
import { type ConllSentence, readRows } from './conll-rows';
import { type GivenSentence, noteOfSentences } from './given-tokens';
import { type LabelNames, readLabelNames } from './label-names';
import { splitLines } from './lines';
import { type FormatReading, refused } from './reading';
import type { SplitFile } from './recognise';
import { TagSequences } from './tag-sequences';

interface FileSentences {
  readonly split: SplitName | undefined;
  readonly sentences: readonly ConllSentence[];
}

const SENTENCES_A_STEP = 256;

/**
 * CoNLL: columns parted by tabs or spaces, the token first and the tag last, a blank line between sentences.
 * IO, BIO, IOB1, BILOU and BIOES tags are followed. A note is a document (-DOCSTART-), else a sentence.
 */
export function* readConll(files: readonly SplitFile[], limits: ImportLimits): Work<FormatReading> {
  const log = new IssueLog();
  const read: FileSentences[] = [];
  for (const { file, split } of files) {
    const lines = yield* splitLines(file, limits);
    if ('code' in lines) {
      log.addAll([lines]);
      continue;
    }
    log.addAll(lines.issues);
    read.push({ split, sentences: yield* readRows(lines, log) });
  }
  if (log.hasError) return refused(log.issues());
  const names = yield* labelNamesOf(read);
  if (names.allUnknown) {
    for (const { file } of files) log.add('labels-all-unknown', 'error', [{ file: file.name, line: 1 }], {}, file.name);
    return refused(log.issues());
  }
  if (names.mapped.length > 0) {
    const mapping = names.mapped.slice(0, 12).join(', ');
    log.add(
      'labels-mapped',
      'notice',
      files.map(({ file }) => ({ file: file.name })),
      { mapping },
    );
  }
  const drafts: DraftNote[] = [];
  const setAside: QuarantinedNote[] = [];
  const sequences = new TagSequences();
  const ordinals = new Map<SplitName | undefined, number>();
  for (const { split, sentences } of read) {
    const documents = sentences.some((sentence) => sentence.document > 0);
    let open: { document: number; sentences: GivenSentence[]; endLine: number; file: string } | undefined;
    const close = () => {
      if (!open || open.sentences.length === 0) return;
      const ordinal = (ordinals.get(split) ?? 0) + 1;
      ordinals.set(split, ordinal);
      const kind = documents ? 'document' : 'sentence';
      const place = { file: open.file, line: open.sentences[0]?.line ?? 1, endLine: open.endLine };
      drafts.push(
        noteOfSentences(`${split ?? kind}-${ordinal}`, `${split ?? kind} ${ordinal}`, split, place, open.sentences),
      );
    };
    for (const [index, sentence] of sentences.entries()) {
      const checked = checkSentence(sentence, names);
      if ('code' in checked) {
        log.add(checked.code, 'rejected', [checked.place], {}, checked.place.file);
        setAside.push(checked);
      } else {
        sequences.see(checked.tags, (at) => ({ file: sentence.file, line: sentence.line + at }));
        if (!open || !documents || open.document !== sentence.document) {
          close();
          open = { document: sentence.document, sentences: [], endLine: 0, file: sentence.file };
        }
        open.sentences.push(checked);
        open.endLine = sentence.line + sentence.rows.length - 1;
      }
      if (index % SENTENCES_A_STEP === SENTENCES_A_STEP - 1) yield { done: index + 1, total: sentences.length };
    }
    close();
  }
  log.addAll(sequences.issues());
  const splits = new Set(files.map(({ split }) => split));
  if (splits.has('train') && !splits.has('test')) log.add('no-test-split', 'notice', []);
  if (splits.has('test') && !splits.has('train') && !splits.has(undefined)) log.add('no-train-split', 'notice', []);
  return { drafts, setAside, issues: log.issues(), labels: names.labels, labelled: true };
}

function* labelNamesOf(read: readonly FileSentences[]): Work<LabelNames> {
  const counts = new Map<string, number>();
  for (const { sentences } of read) {
    for (const [at, { rows }] of sentences.entries()) {
      for (const { tag } of rows) if (tag !== undefined) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      if (at % SENTENCES_A_STEP === SENTENCES_A_STEP - 1) yield { done: at, total: sentences.length };
    }
  }
  let words: Set<string> | undefined;
  const isWord = (value: string): boolean => {
    words ??= new Set(read.flatMap(({ sentences }) => sentences.flatMap(({ rows }) => rows.map(({ token }) => token))));
    return words.has(value);
  };
  return readLabelNames(counts, isWord, true);
}

function checkSentence({ rows, line, file }: ConllSentence, names: LabelNames): GivenSentence | QuarantinedNote {
  const tokens = rows.map(({ token }) => token);
  const writtenTags = rows.map(({ tag }) => tag ?? '');
  const text = tokens.join(' ');
  const aside = (code: QuarantinedNote['code'], at: number): QuarantinedNote => ({
    code,
    place: { file, line: line + at },
    text,
    tags: writtenTags,
  });
  const missing = rows.findIndex(({ token, tag }) => token === '' || tag === undefined || tag === '');
  if (missing >= 0) return aside('token-missing', missing);
  const spaced = tokens.findIndex((token) => token.includes(' '));
  if (spaced >= 0) return aside('token-has-space', spaced);
  const tags = writtenTags.map((tag) => names.tagOf.get(tag));
  const unknown = tags.indexOf(undefined);
  if (unknown >= 0) return aside('unknown-label', unknown);
  return { tokens, tags: tags.map((tag) => tag ?? 'O'), writtenTags, line };
}
