import type { ExchangeIssue, ExchangeNote, Loss, OffsetUnit } from '../../domain/annotation/exchange';
import { EXCHANGE_FORMATS, type ExchangeFormatId } from '../../domain/annotation/exchange-formats';
import { ownId, personOf, renamed } from '../../domain/annotation/exchange-layer';
import { joinSentences } from '../../domain/annotation/join-sentences';
import { isFrozen } from '../../domain/annotation/layer-start';
import { type Annotator, IMPORTED, UNNAMED } from '../../domain/annotation/mark';
import { type MatchWay, matchNotes, type NoteMatch, type RefusedNote } from '../../domain/annotation/match-notes';
import type { AnnotationProject } from '../../domain/annotation/project';
import type { ImportIssue } from '../../domain/data/import-report';
import { IssueLog } from '../../domain/data/issue-log';
import { IMPORT_LIMITS, type ImportLimits } from '../../domain/data/limits';
import type { Note } from '../../domain/text/note';
import type { Label } from '../../domain/text/span';
import { readExchange } from '../../formats/annotated/exchange';
import { recogniseAnnotated } from '../../formats/annotated/recognise-annotated';
import type { SourceFile } from '../../formats/source-file';
import { decodeFiles } from '../decode-files';
import { type Host, type StoredImportReport, throwIfCancelled, type WorkOptions } from '../ports';
import { slicedWork } from '../sliced-work';
import type { LayerStores } from './layer-works';

/** A note of the project with what it is matched by. */
export interface ProjectNote {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly frozen: boolean;
}

/** What files hold for a project's notes; nothing is stored yet. workers/exchange-api.ts says what each figure means. */
export interface CheckedLayerFile {
  readonly project: AnnotationProject;
  readonly labels: ReadonlySet<Label>;
  readonly matches: readonly NoteMatch<ExchangeNote, ProjectNote>[];
  readonly storable: boolean;
  readonly format: ExchangeFormatId | undefined;
  readonly unit: OffsetUnit | undefined;
  readonly files: StoredImportReport['files'];
  readonly notes: number;
  readonly matched: Readonly<Record<MatchWay, number>>;
  readonly refused: readonly RefusedNote[];
  readonly spans: { readonly set: number; readonly rejected: number; readonly suggested: number };
  readonly unknownLabels: readonly { readonly label: Label; readonly spans: number }[];
  readonly people: readonly { readonly name: string; readonly spans: number }[];
  readonly saysStatus: boolean;
  readonly existing: readonly { readonly annotator: Annotator; readonly notes: number }[];
  readonly suggestedAnnotator: Annotator;
  readonly fileIssues: readonly ImportIssue[];
  readonly issues: readonly ExchangeIssue[];
  readonly losses: readonly Loss[];
}

/**
 * Reads annotated files and finds their notes among the project's. Faults of the files are issues, never exceptions.
 * @param options `unnamed`: what files may call whoever gave no name @throws Cancelled
 */
export async function checkLayerFile(
  sources: readonly SourceFile[],
  project: AnnotationProject,
  stores: LayerStores,
  host: Pick<Host, 'clock'>,
  options: WorkOptions & { readonly limits?: ImportLimits; readonly unnamed?: readonly string[] } = {},
): Promise<CheckedLayerFile> {
  const limits = options.limits ?? IMPORT_LIMITS;
  const log = new IssueLog();
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const { texts, empty, report } = await decodeFiles(sources, limits, work, log);
  // A brat document without marks has an empty file; elsewhere one is a fault.
  const noMarks = empty.flatMap(({ places }) => places).filter(({ file }) => /\.ann$/iu.test(file));
  log.addAll(empty.filter(({ places }) => !places.every((place) => noMarks.includes(place))));
  const files = [...texts, ...noMarks.map(({ file }) => ({ name: file, text: '' }))];
  const labelSet = await stores.annotations.labelSet(project.id, project.labelSetVersion);
  const labels = new Set((labelSet?.labels ?? []).map(({ label }) => label));
  const nothing: CheckedLayerFile = {
    ...{ project, labels, matches: [], storable: false, format: undefined, unit: undefined, files: report, notes: 0 },
    ...{ matched: { id: 0, title: 0, text: 0, spaces: 0 }, refused: [], spans: { set: 0, rejected: 0, suggested: 0 } },
    ...{ unknownLabels: [], people: [], saysStatus: false, existing: [], suggestedAnnotator: '', losses: [] },
    ...{ fileIssues: log.issues(), issues: [] },
  };
  if (log.hasError) return nothing;
  const format = recogniseAnnotated(files, limits);
  if (!format.ok) return { ...nothing, issues: [format.error] };
  throwIfCancelled(options.signal);
  const read = readExchange(format.value, files, { limits });
  if (!read.ok) return { ...nothing, format: format.value, issues: [read.error] };
  throwIfCancelled(options.signal);

  const inProject = (await stores.datasets.notes(project.datasetId)).map(({ note, split }) =>
    projectNote(note, isFrozen(split)),
  );
  const { issues, losses, unit } = read.value;
  // Formats with one token a line may make each sentence a note of its own.
  const bySentence = unit === undefined;
  const wholes = () => inProject.map(({ text }) => text);
  const named = read.value.notes.map((note) => renamed(note, options.unnamed ?? [], UNNAMED));
  const notes = bySentence ? joinSentences(named, wholes()) : named;
  const { matches, refused } = matchNotes(notes, inProject, ({ id }) => [ownId(id, project.datasetId)]);
  const spans = matches.flatMap(({ from }) => from.spans);
  const taken = spans.filter(({ state }) => state !== 'suggested');
  const of = (state: 'set' | 'rejected' | 'suggested') => spans.filter((span) => span.state === state).length;
  const people = countBy(taken, personOf).map(([name, count]) => ({ name, spans: count }));
  const unknown = countBy(
    taken.filter(({ label }) => !labels.has(label)),
    ({ label }) => label,
  );
  const saysStatus = EXCHANGE_FORMATS.some(({ id, keeps }) => id === format.value && keeps.status);
  return {
    ...nothing,
    matches,
    storable: matches.length > 0 && (taken.some(({ label }) => labels.has(label)) || saysStatus),
    format: format.value,
    unit,
    notes: notes.length,
    matched: countWays(matches),
    refused,
    spans: { set: of('set'), rejected: of('rejected'), suggested: of('suggested') },
    unknownLabels: unknown.map(([label, count]) => ({ label, spans: count })),
    people,
    saysStatus,
    existing: await existingLayers(project, matches, stores),
    suggestedAnnotator: people.find(({ name }) => name !== '' && name !== IMPORTED)?.name ?? '',
    issues,
    losses,
  };
}

function projectNote({ id, title, text }: Note, frozen: boolean): ProjectNote {
  return { id, title, text, frozen };
}

function countWays(matches: readonly { readonly way: MatchWay }[]): Record<MatchWay, number> {
  const counts: Record<MatchWay, number> = { id: 0, title: 0, text: 0, spaces: 0 };
  for (const { way } of matches) counts[way] += 1;
  return counts;
}

async function existingLayers(
  project: AnnotationProject,
  matches: readonly NoteMatch<ExchangeNote, ProjectNote>[],
  { annotations }: LayerStores,
): Promise<{ annotator: Annotator; notes: number }[]> {
  const matched = new Set(matches.map(({ to }) => to.id));
  const layers: { annotator: Annotator; notes: number }[] = [];
  for (const annotator of await annotations.annotators(project.id)) {
    const works = await annotations.works(project.id, annotator);
    layers.push({ annotator, notes: works.filter(({ noteId }) => matched.has(noteId)).length });
  }
  return layers;
}

/** Most first. */
function countBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
