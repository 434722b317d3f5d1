import { describe, expect, it } from 'vitest';
import type { Loss } from '@/lib/domain/annotation/exchange';
import { EXCHANGE_FORMATS, type ExchangeFormatId } from '@/lib/domain/annotation/exchange-formats';
import { type NoteStatus, UNNAMED, type WorkMark } from '@/lib/domain/annotation/mark';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import type { SplitName } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';
import type { ExportLayerOutcome, LayerFileCheck } from '@/workers/pipeline-api';
import { annotationHost } from '../fixtures/annotation-host';
import { markOf } from '../fixtures/layers';

const ALL: readonly NoteStatus[] = ['not-started', 'in-progress', 'reviewed-empty', 'done'];
const note = (id: string, text: string, split: SplitName | undefined = 'train', gold: Span[] = []): LabelledNote => ({
  note: {
    id: `toy:${id}`,
    patientKey: `toy:p-${id}`,
    title: `Title ${id}`,
    date: '2026-01-02',
    text,
    tokenizer: 'clinical-1',
  },
  gold,
  split,
});
const NOTES: readonly LabelledNote[] = [
  note('a', 'Sleep apnoea 😴 on CPAP.\r\nCafe\u0301-au-lait spots, no gout.'),
  note('b', 'שלום: aspirin 5 mg for gout.\n\nNo flu.'),
  note('c', 'Nothing of note.'),
  note('d', 'Nothing of note.'),
  note('e', 'Type 2 diabetes mellitus with renal failure.', undefined),
  note('t', 'Asthma needs salbutamol.', 'test', [{ start: 0, end: 6, label: 'DISEASE' }]),
];
const textOf = (noteId: string) => NOTES.find(({ note: { id } }) => id === noteId)?.note.text ?? '';

function mark(noteId: string, words: string, label = 'DISEASE', more: Partial<WorkMark> = {}): WorkMark {
  const start = textOf(noteId).indexOf(words);
  if (start < 0) throw new Error(words);
  return { ...markOf(`${noteId} ${words} ${label}`, { start, end: start + words.length, label }), ...more };
}

const from = { modelId: 'learner/p/3', confidence: 0.8125 };
/** Overlaps, half a word, half a sentence, answered suggestions: what formats differ in. */
const WORK: Readonly<Record<string, readonly WorkMark[]>> = {
  'toy:a': [
    mark('toy:a', 'Sleep apnoea', 'DISEASE', { origin: 'accepted', from, activeMs: 1234 }),
    mark('toy:a', 'CPAP', 'TREATMENT', { origin: 'edited', from, by: 'Bo' }),
    mark('toy:a', 'Cafe\u0301-au-lait spots', 'DISEASE', { at: '2026-02-03T04:05:06.789Z' }),
    mark('toy:a', 'spots'),
    mark('toy:a', 'gout', 'DISEASE', { state: 'rejected', origin: 'drawn', from }),
  ],
  'toy:b': [
    mark('toy:b', 'spirin', 'TREATMENT'),
    mark('toy:b', 'gout.\n\nNo flu', 'DISEASE', { origin: 'applied' }),
    mark('toy:b', 'flu', 'TREATMENT', { origin: 'adjudicated' }),
  ],
  'toy:e': [mark('toy:e', 'Type 2 diabetes mellitus'), mark('toy:e', 'renal failure')],
};
const STATUS: Readonly<Record<string, NoteStatus>> = { 'toy:a': 'done', 'toy:b': 'in-progress', 'toy:e': 'done' };

async function taggedHost() {
  const host = await annotationHost(NOTES);
  const project = await host.project();
  for (const [noteId, marks] of Object.entries(WORK)) {
    await host.mark(project, noteId, marks, STATUS[noteId] ?? 'done', 'Ana');
  }
  await host.mark(project, 'toy:c', [], 'reviewed-empty', 'Ana');
  return { ...host, project };
}

type Written = Extract<ExportLayerOutcome, { kind: 'written' }>;
type Tagged = Awaited<ReturnType<typeof taggedHost>>;

async function exported({ api }: Tagged, format: ExchangeFormatId, rejected = true): Promise<Written> {
  const request = { projectId: 'p', annotator: 'Ana', format, statuses: ALL, rejected };
  const outcome = await api.exportLayer('job-out', request);
  if (outcome.kind !== 'written') throw new Error(outcome.kind);
  return outcome;
}

async function checked({ api }: Tagged, files: readonly File[], unnamed?: string[]): Promise<LayerFileCheck> {
  const outcome = await api.checkLayerFile('job-in', files, 'p', unnamed);
  if (outcome.kind !== 'checked') throw new Error(outcome.kind);
  return outcome.check;
}

const asFiles = ({ files }: Written) => files.map(({ name, blob }) => new File([blob], name));
const contentOf = ({ id: _, ...content }: WorkMark) => content;
const spanKey = ({ start, end, label }: Span) => `${start}-${end} ${label}`;

/** The standing spans that should come back of a note: those out but for the lost, which are what the report says. */
function spansByReport(noteId: string, losses: readonly Loss[]): string[] {
  const left = (WORK[noteId] ?? []).filter(({ state }) => state === 'set').map(spanKey);
  for (const { noteId: of, code, span, becomes } of losses) {
    if (of !== noteId || !span || code === 'rejected-dropped') continue;
    const at = left.indexOf(spanKey(span));
    if (at < 0) throw new Error(`a loss of a span that is not there: ${code}`);
    left.splice(at, 1);
    if (becomes) left.push(spanKey(becomes));
  }
  return left.sort();
}

describe('a layer through files', () => {
  it('names whoever gave no name as the page does, and knows them again in another language', async () => {
    const host = await taggedHost();
    const request = {
      projectId: 'p',
      annotator: 'Ana',
      format: 'behealthy-jsonl',
      statuses: ALL,
      rejected: true,
    } as const;
    const written = await host.api.exportLayer('job-out', { ...request, unnamed: 'Ich' });
    if (written.kind !== 'written') throw new Error(written.kind);
    const names = (await Promise.all(written.files.map(({ blob }) => blob.text()))).join('').match(/"(?:Ich|Me|Bo)"/g);
    expect([...new Set(names)].sort()).toEqual(['"Bo"', '"Ich"']);
    const strange = await checked(host, asFiles(written));
    expect(strange.people.map(({ name }) => name)).toEqual(['Ich', 'Bo']);
    const known = await checked(host, asFiles(written), ['Me', 'Ich']);
    expect(known.people.map(({ name }) => name)).toEqual([UNNAMED, 'Bo']);
    expect(known.suggestedAnnotator).toBe(UNNAMED);
    await host.api.storeLayer('job-store', 'Zoe');
    const { marks } = await host.annotations.work('p', 'Zoe', 'toy:a');
    expect(new Set(marks.map(({ by }) => by))).toEqual(new Set([UNNAMED, 'Bo']));
  });

  it('comes back whole into another layer with the format that keeps everything', async () => {
    const host = await taggedHost();
    const written = await exported(host, 'behealthy-jsonl');
    expect(written).toMatchObject({ notes: 5, spans: 10, losses: [], titles: {} });
    const check = await checked(host, asFiles(written));
    expect(check).toMatchObject({
      storable: true,
      format: 'behealthy-jsonl',
      notes: 5,
      matched: { id: 5, title: 0, text: 0, spaces: 0 },
      refused: [],
      spans: { set: 9, rejected: 1, suggested: 0 },
      unknownLabels: [],
      people: [
        { name: 'Me', spans: 9 },
        { name: 'Bo', spans: 1 },
      ],
      saysStatus: true,
      existing: [{ annotator: 'Ana', notes: 4 }],
      suggestedAnnotator: 'Me',
    });
    const stored = await host.api.storeLayer('job-store', ' Zoe ');
    // Of five notes one was never begun by either.
    expect(stored).toEqual({ kind: 'stored', annotator: 'Zoe', notes: 4, unchanged: 1 });
    for (const {
      note: { id },
      split,
    } of NOTES) {
      if (split === 'test') continue;
      const [ana, zoe] = await Promise.all(['Ana', 'Zoe'].map((who) => host.annotations.work('p', who, id)));
      expect(zoe?.marks.map(contentOf)).toEqual(ana?.marks.map(contentOf));
      expect(zoe?.status).toBe(ana?.status);
    }
    const states = await host.annotations.states('p', 'Zoe');
    expect(states.filter(({ doneAt }) => doneAt !== undefined)).toHaveLength(3);
  });

  it.each(EXCHANGE_FORMATS.map(({ id }) => id))('as %s loses what its report says and nothing else', async (format) => {
    const host = await taggedHost();
    const written = await exported(host, format);
    const check = await checked(host, asFiles(written));
    expect(check.issues.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(check.format).toBe(format);
    const { kind } = await host.api.storeLayer('job-store', 'Zoe');
    expect(kind).toBe('stored');
    for (const {
      note: { id },
      split: part,
    } of NOTES) {
      if (part === 'test') continue;
      const { marks } = await host.annotations.work('p', 'Zoe', id);
      const back = marks.filter(({ state }) => state === 'set').map(spanKey);
      expect(back.sort()).toEqual(spansByReport(id, written.losses));
    }
    expect(check.refused).toEqual([]);
    for (const loss of written.losses) expect(written.titles[loss.noteId]).toMatch(/^Title /u);
  });

  it('of formats with files for each note is one archive, the same each time', async () => {
    const host = await taggedHost();
    const [first, again] = [await exported(host, 'brat'), await exported(host, 'brat')];
    expect(first.files.map(({ name }) => name)).toEqual(['brat.zip']);
    const bytes = async ({ files }: Written) =>
      new Uint8Array((await files[0]?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(await bytes(again)).toEqual(await bytes(first));
  });

  it('leaves rejected suggestions and other statuses behind where that is asked for', async () => {
    const host = await taggedHost();
    expect((await exported(host, 'behealthy-jsonl', false)).spans).toBe(9);
    const request = { projectId: 'p', annotator: 'Ana', format: 'conll', rejected: true } as const;
    expect(await host.api.exportLayer('j', { ...request, statuses: ['reviewed-empty'] })).toMatchObject({ notes: 1 });
    expect(await host.api.exportLayer('j', { ...request, annotator: 'Nobody', statuses: ['done'] })).toEqual({
      kind: 'nothing-to-export',
    });
    expect(await host.api.exportLayer('j', { ...request, projectId: 'gone', statuses: ALL })).toEqual({
      kind: 'failed',
      code: 'project-missing',
    });
  });
});

describe('storing marks of files', () => {
  const line = (id: string, text: string, spans: object[], status = 'done') =>
    JSON.stringify({ id, text, status, spans });
  const jsonl = (...lines: string[]) => [new File([`${lines.join('\n')}\n`], 'marks.jsonl')];
  const diabetes = { start: 7, end: 15, label: 'DISEASE', quote: 'diabetes' };

  it('takes the place of the annotator’s own marks in those notes alone, as one step to undo', async () => {
    const host = await taggedHost();
    const e = textOf('toy:e');
    await checked(host, jsonl(line('e', e, [diabetes]), line('b', textOf('toy:b'), [], 'reviewed-empty')));
    const before = await host.annotations.works('p', 'Ana');
    expect(await host.api.storeLayer('job', 'Ana')).toEqual({
      kind: 'stored',
      annotator: 'Ana',
      notes: 2,
      unchanged: 0,
    });
    const work = await host.annotations.work('p', 'Ana', 'toy:e');
    expect(work.marks.map(contentOf)).toEqual([
      {
        ...{ start: 7, end: 15, label: 'DISEASE', state: 'set', origin: 'imported', by: 'Ana' },
        ...{ at: '2026-03-04T05:06:07.000Z', from: undefined, activeMs: undefined },
      },
    ]);
    expect((await host.annotations.work('p', 'Ana', 'toy:a')).marks).toHaveLength(5);
    await host.annotations.undo('p', 'Ana', 'toy:e');
    const marksOf = (works: typeof before) => works.map(({ noteId, marks, status }) => [noteId, marks, status]).sort();
    expect(marksOf(await host.annotations.works('p', 'Ana'))).toEqual(marksOf(before));
  });

  it('makes a layer of somebody whose marks are all as the dataset brought them', async () => {
    const gold = [{ start: 0, end: 24, label: 'DISEASE' }];
    const host = await annotationHost([note('e', textOf('toy:e'), undefined, gold)]);
    const project = await host.project({ startFrom: 'labels' });
    const tagged = { ...host, project };
    const written = await exported(tagged, 'behealthy-jsonl');
    for (const outcome of [
      { kind: 'stored', annotator: 'Zoe', notes: 1, unchanged: 0 },
      { kind: 'stored', annotator: 'Zoe', notes: 0, unchanged: 1 },
    ]) {
      await checked(tagged, asFiles(written));
      expect(await host.api.storeLayer('job', 'Zoe')).toEqual(outcome);
      expect(await host.annotations.annotators('p')).toEqual(['Zoe']);
    }
    expect((await host.annotations.work('p', 'Zoe', 'toy:e')).status).toBe('done');
  });

  it('refuses notes with another text, of the test part and of no note here, and says which', async () => {
    const host = await taggedHost();
    const check = await checked(
      host,
      jsonl(
        line('e', `${textOf('toy:e')}!`, [diabetes]),
        line('t', textOf('toy:t'), [{ start: 0, end: 6, label: 'TREATMENT' }]),
        line('zz', 'Unheard of.', []),
      ),
    );
    expect(check.storable).toBe(false);
    expect(check.refused.map(({ id, code }) => [id, code])).toEqual([
      ['e', 'text-differs'],
      ['t', 'frozen'],
      ['zz', 'not-in-project'],
    ]);
    expect(await host.api.storeLayer('job', 'Zoe')).toEqual({ kind: 'failed', code: 'import-expired' });
  });

  it('leaves out labels the project has not, open suggestions, and other people when one is chosen', async () => {
    const host = await taggedHost();
    const by = (name: string) => ({ by: { kind: 'person', name } });
    const spans = [
      { ...diabetes, ...by('Ana') },
      { start: 0, end: 6, label: 'DISEASE', ...by('Bo') },
      { start: 0, end: 4, label: 'GENE', ...by('Bo') },
      {
        start: 30,
        end: 43,
        label: 'DISEASE',
        state: 'suggested',
        by: { kind: 'model', version: 'm' },
        confidence: 0.5,
      },
    ];
    const check = await checked(host, jsonl(line('e', textOf('toy:e'), spans)));
    expect(check.unknownLabels).toEqual([{ label: 'GENE', spans: 1 }]);
    expect(check.spans).toEqual({ set: 3, rejected: 0, suggested: 1 });
    expect(check.suggestedAnnotator).toBe('Bo');
    await host.api.storeLayer('job', 'Zoe', { person: 'Bo' });
    const { marks } = await host.annotations.work('p', 'Zoe', 'toy:e');
    expect(marks.map(({ start, end, label, by: who }) => [start, end, label, who])).toEqual([[0, 6, 'DISEASE', 'Bo']]);
  });

  it('calls notes of files that say nothing done only when asked to', async () => {
    for (const [done, status] of [
      [false, 'in-progress'],
      [true, 'done'],
    ] as const) {
      const host = await taggedHost();
      const check = await checked(host, asFiles(await exported(host, 'spacy')));
      expect(check.saysStatus).toBe(false);
      await host.api.storeLayer('job', 'Zoe', { done });
      expect((await host.annotations.work('p', 'Zoe', 'toy:e')).status).toBe(status);
      const empty = (await host.annotations.work('p', 'Zoe', 'toy:c')).status;
      expect(empty).toBe(done ? 'reviewed-empty' : 'not-started');
    }
  });

  it('refuses an empty name and the name of the dataset’s own marks, and nothing after it was thrown away', async () => {
    const host = await taggedHost();
    await checked(host, jsonl(line('e', textOf('toy:e'), [diabetes])));
    expect(await host.api.storeLayer('job', '  ')).toEqual({ kind: 'name-refused' });
    expect(await host.api.storeLayer('job', 'imported')).toEqual({ kind: 'name-refused' });
    await host.api.discardLayerFile('job');
    expect(await host.api.storeLayer('job', 'Zoe')).toEqual({ kind: 'failed', code: 'import-expired' });
    expect(await host.annotations.annotators('p')).toEqual(['Ana']);
  });

  it('names files that are no annotations, are damaged, or are none at all', async () => {
    const host = await taggedHost();
    const codes = async (...files: File[]) => {
      const { storable, fileIssues, issues } = await checked(host, files);
      expect(storable).toBe(false);
      return [...fileIssues, ...issues].map(({ code }) => code);
    };
    expect(await codes(new File(['Just a note.'], 'note.txt'))).toEqual(['format-unknown']);
    expect(await codes(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1])], 'broken.zip'))).toEqual(['file-binary']);
    expect(await codes(new File([''], 'empty.jsonl'))).toEqual(['file-empty']);
    expect(await codes()).toEqual(['no-notes']);
  });
});
