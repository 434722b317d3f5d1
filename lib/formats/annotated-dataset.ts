import type { ExchangeIssue, ExchangeNote } from '../domain/annotation/exchange';
import type { ExchangeFormatId } from '../domain/annotation/exchange-formats';
import { resolveOverlaps } from '../domain/annotation/given-entities';
import type { DraftNote } from '../domain/data/draft-note';
import type { ImportIssue, QuarantinedNote } from '../domain/data/import-report';
import { IssueLog } from '../domain/data/issue-log';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import { JSONL_MAGIC } from './annotated/behealthy-jsonl';
import { readExchange } from './annotated/exchange';
import { recogniseAnnotated } from './annotated/recognise-annotated';
import { sortLabels } from './label-names';
import type { Look } from './look-of-lines';
import { type FormatReading, refused } from './reading';
import type { TextFile } from './source-file';

/** Formats that the other readers of datasets do not have. */
const OWN: ReadonlySet<ExchangeFormatId> = new Set(['brat', 'label-studio', 'doccano', 'spacy', 'crfsuite']);

/**
 * Whether files come from a tool for tagging, and from which.
 * @returns undefined for files that are to be recognised otherwise; an issue for annotation files that do not go together
 */
export function taggingToolOf(
  files: readonly TextFile[],
  looks: readonly Look[],
  limits: ImportLimits,
): { readonly kind: ExchangeFormatId } | { readonly issue: ImportIssue } | undefined {
  const brat = files.some(({ name }) => /\.ann$/iu.test(name));
  const may = brat || files.every(({ name, text }, at) => mayBeTagged(name, text, looks[at]));
  if (!may || files.length === 0) return undefined;
  const recognised = recogniseAnnotated(files, limits);
  if (!recognised.ok) return brat ? { issue: importIssueOf(recognised.error) } : undefined;
  const kind = recognised.value;
  const tagged =
    kind === 'behealthy-jsonl' && files.every(({ text }) => text.slice(0, 200).includes(`"${JSONL_MAGIC}"`));
  return OWN.has(kind) || tagged ? { kind } : undefined;
}

function mayBeTagged(name: string, text: string, look: Look | undefined): boolean {
  if (look === 'json' || look === 'json-lines' || /\.json$/iu.test(name)) return true;
  const head = text.slice(0, 2_000).trimStart();
  // spaCy's list of pairs; CRFsuite's items.
  return /^\[\s*\[\s*"/u.test(head) || (/^[^\n]*/u.exec(head)?.[0] ?? '').includes('\tword=');
}

/**
 * Annotated notes as a dataset: the marks that stand, of all annotators; suggestions and rejected ones are no marks. Of
 * overlapping marks the longest stays. What is left out is counted. No format states a split.
 */
export function* readAnnotated(
  kind: ExchangeFormatId,
  files: readonly TextFile[],
  limits: ImportLimits,
): Work<FormatReading> {
  yield { done: 0, total: files.length };
  const read = readExchange(kind, files, { limits });
  if (!read.ok) return refused([importIssueOf(read.error)]);
  const log = new IssueLog();
  const setAside: QuarantinedNote[] = [];
  for (const issue of read.value.issues) {
    const asImport = importIssueOf(issue);
    log.addAll([asImport]);
    const [place] = asImport.places;
    if (asImport.severity === 'rejected' && place) {
      setAside.push({ code: asImport.code, place, text: lineAt(files, place), tags: undefined });
    }
  }
  const drafts: DraftNote[] = [];
  const left = { overlapping: 0, suggested: 0, rejected: 0, torn: read.value.losses.filter(({ span }) => span).length };
  let blank = 0;
  const file = files[0]?.name ?? '';
  for (const note of read.value.notes) {
    const set = note.spans.filter(({ state }) => state === 'set');
    const { kept, dropped } = resolveOverlaps(set);
    left.overlapping += dropped;
    left.suggested += note.spans.filter(({ state }) => state === 'suggested').length;
    left.rejected += note.spans.filter(({ state }) => state === 'rejected').length;
    if (kept.length === 0 && note.status !== 'done' && note.status !== 'reviewed-empty') blank += 1;
    drafts.push(draftOf(note, kept, file));
  }
  if (Object.values(left).some((count) => count > 0)) log.add('marks-left-out', 'notice', [], left);
  const labels = sortLabels(drafts.flatMap(({ labelled }) => labelled.gold.map(({ label }) => label)));
  const labelled = labels.length > 0;
  if (labelled && blank > 0) log.add('notes-without-marks', 'notice', [], { notes: blank });
  return { drafts, setAside, issues: log.issues(), labels, labelled };
}

function draftOf(
  { id, patientKey, title, date, text, tokenizer }: ExchangeNote,
  gold: DraftNote['labelled']['gold'],
  file: string,
): DraftNote {
  const note = { id, patientKey: patientKey || id, title: title || id, date, text, tokenizer };
  return {
    labelled: { note, gold, split: undefined },
    place: { file },
    sentenceLines: undefined,
    tags: undefined,
  };
}

/** Wrong spans are left out and the note is kept: only a note that is left out is set aside. */
function importIssueOf({ code, severity, place, span, facts }: ExchangeIssue): ImportIssue {
  return {
    code: 'annotations',
    severity: severity === 'rejected' && span !== undefined ? 'notice' : severity,
    places: place ? [place] : [],
    count: 1,
    facts: { ...facts, issue: code },
  };
}

/** The line at a place; '' where the issue is about no single line. */
function lineAt(files: readonly TextFile[], place: { readonly file: string; readonly line?: number }): string {
  if (place.line === undefined) return '';
  const file = files.find(({ name }) => name === place.file);
  return file?.text.split('\n')[place.line - 1] ?? '';
}
