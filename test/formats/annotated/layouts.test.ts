import { describe, expect, it } from 'vitest';
import type { ExchangeNote } from '@/lib/domain/annotation/exchange';
import type { ExchangeFormatId } from '@/lib/domain/annotation/exchange-formats';
import { readExchange, writeExchange } from '@/lib/formats/annotated/exchange';
import { recogniseAnnotated } from '@/lib/formats/annotated/recognise-annotated';

/** Files as the tools themselves write them, sentences our own. */
function read(format: ExchangeFormatId, files: Readonly<Record<string, string>>) {
  const given = Object.entries(files).map(([name, text]) => ({ name, text }));
  expect(recogniseAnnotated(given)).toEqual({ ok: true, value: format });
  const result = readExchange(format, given);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const quotes = ({ text, spans }: ExchangeNote) =>
  spans.map(({ start, end, label }) => `${label}: ${text.slice(start, end)}`);

describe('brat', () => {
  const text = 'Patient 💊 has chronic\nrenal failure.\r\nShe takes aspirin and low dose heparin.\n';

  it('reads text-bound annotations in code points, fragments at line ends as one span', () => {
    const { notes, issues, losses, unit } = read('brat', {
      'ward/doc-7.txt': text,
      'ward/doc-7.ann': [
        'T1\tDisease 14 21;22 35\tchronic renal failure',
        'T2\tDrug 48 55\taspirin',
        'T3\tDrug 69 76\theparin',
        'T4\tDrug 60 63;69 76\tlow heparin',
        'R1\tTreats Arg1:T2 Arg2:T1',
        'A1\tNegated T1',
        '#1\tAnnotatorNotes T1\tsee letter',
        '',
      ].join('\n'),
    });
    expect(unit).toBe('code-point');
    expect(issues).toEqual([]);
    expect(notes).toMatchObject([{ id: 'doc-7', title: 'doc-7', status: 'in-progress', text }]);
    expect(notes.flatMap(quotes)).toEqual(['Disease: chronic\nrenal failure', 'Drug: aspirin', 'Drug: heparin']);
    expect(losses).toEqual([
      { noteId: 'doc-7', code: 'other-annotations-dropped', facts: { relations: 1, attributes: 1, comments: 1 } },
      { noteId: 'doc-7', code: 'discontinuous-dropped', span: { start: 61, end: 77, label: 'Drug' }, facts: {} },
    ]);
  });

  it('writes what brat writes', () => {
    const span = { label: 'DISEASE', state: 'set', by: { kind: 'person', name: '' }, origin: 'drawn' } as const;
    const spans = [{ ...span, start: 15, end: 36, at: undefined, confidence: undefined }];
    const note = {
      id: 'n 1',
      patientKey: 'n 1',
      title: 'n 1',
      text,
      tokenizer: 'clinical-1',
      status: 'done',
      spans,
    } as const;
    expect(writeExchange('brat', [note]).files).toEqual([
      { name: 'n%201.txt', text },
      { name: 'n%201.ann', text: 'T1\tDISEASE 14 21;22 35\tchronic renal failure\n' },
    ]);
  });

  it('gives notes files of their own where ids differ in capitals alone, and says which id is lost', () => {
    const note = {
      patientKey: 'p',
      title: 't',
      text: 'x',
      tokenizer: 'clinical-1',
      status: 'not-started',
      spans: [],
    } as const;
    const { files, losses } = writeExchange(
      'brat',
      ['A-1', 'a-1', ''].map((id) => ({ ...note, id })),
    );
    expect(files.map(({ name }) => name).filter((name) => name.endsWith('.txt'))).toEqual([
      'A-1.txt',
      'a-1~2.txt',
      '_.txt',
    ]);
    const renamed = losses.filter(({ facts }) => String(facts.fields).split(', ').includes('id'));
    expect(renamed.map(({ noteId }) => noteId)).toEqual(['a-1', '']);
  });

  it('reads a text without annotation file as not started, and names an annotation file without text', () => {
    const { notes, issues } = read('brat', { 'a.txt': 'No gout.', 'b.ann': 'T1\tDisease 3 7\tgout\n' });
    expect(notes).toMatchObject([{ id: 'a', status: 'not-started', spans: [] }]);
    expect(issues.map(({ code, place, noteId }) => [code, place?.file, noteId])).toEqual([
      ['annotations-missing', 'a.txt', 'a'],
      ['text-missing', 'b.ann', undefined],
    ]);
  });
});

describe('Label Studio', () => {
  const text = 'Fièvre 🤒 since Monday; paracetamol helps.';
  const region = (start: number, end: number, quote: string, label: string, more: object = {}) => {
    return {
      value: { start, end, text: quote, labels: [label] },
      id: 'xK3',
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      ...more,
    };
  };
  const task = (more: object) => ({
    id: 41,
    file_upload: 'b1-notes.json',
    drafts: [],
    data: { text },
    meta: {},
    created_at: '2026-02-03T10:00:00.000000Z',
    updated_at: '2026-02-03T10:05:00.000000Z',
    inner_id: 1,
    total_annotations: 1,
    cancelled_annotations: 0,
    comment_count: 0,
    project: 3,
    updated_by: 2,
    ...more,
  });
  const annotation = (completed_by: unknown, result: unknown[], more: object = {}) => {
    return {
      id: 9,
      completed_by,
      result,
      was_cancelled: false,
      ground_truth: false,
      lead_time: 12.5,
      created_at: '2026-02-03T10:04:00.000000Z',
      ...more,
    };
  };

  it('reads an export: annotators, predictions with their version and score, how a region came to be', () => {
    const first = annotation(2, [
      region(0, 6, 'Fièvre', 'Symptom', { origin: 'manual' }),
      region(23, 34, 'paracetamol', 'Drug', { origin: 'prediction-changed' }),
      { id: 'c1', type: 'choices', from_name: 'kind', to_name: 'text', value: { choices: ['note'] } },
      { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right', labels: ['treats'] },
    ]);
    const second = annotation({ id: 5, email: 'bo@clinic.example', first_name: '', last_name: '' }, [
      region(7, 8, '🤒', 'Symptom', { origin: 'prediction' }),
    ]);
    const skipped = annotation(2, [region(0, 1, 'F', 'Drug')], { was_cancelled: true });
    const predictions = [
      { model_version: 'ner-4', score: 0.7, result: [region(15, 21, 'Monday', 'Date', { score: 0.61 })] },
    ];
    const { notes, issues, losses } = read('label-studio', {
      'project-3.json': JSON.stringify([task({ annotations: [first, second, skipped], predictions })]),
    });
    expect(notes).toMatchObject([{ id: '41', text, status: 'done' }]);
    expect(notes.flatMap(quotes)).toEqual(['Symptom: Fièvre', 'Drug: paracetamol', 'Symptom: 🤒', 'Date: Monday']);
    expect(
      notes[0]?.spans.map(({ state, by, origin, confidence, at }) => ({ state, by, origin, confidence, at })),
    ).toEqual([
      {
        state: 'set',
        by: { kind: 'person', name: '2' },
        origin: 'drawn',
        confidence: undefined,
        at: '2026-02-03T10:04:00.000000Z',
      },
      {
        state: 'set',
        by: { kind: 'person', name: '2' },
        origin: 'edited',
        confidence: undefined,
        at: '2026-02-03T10:04:00.000000Z',
      },
      {
        state: 'set',
        by: { kind: 'person', name: 'bo@clinic.example' },
        origin: 'accepted',
        confidence: undefined,
        at: '2026-02-03T10:04:00.000000Z',
      },
      {
        state: 'suggested',
        by: { kind: 'model', version: 'ner-4' },
        origin: 'imported',
        confidence: 0.61,
        at: undefined,
      },
    ]);
    expect(issues).toMatchObject([{ code: 'cancelled-passed-over', noteId: '41', facts: { annotations: 1 } }]);
    expect(losses).toEqual([{ noteId: '41', code: 'other-annotations-dropped', facts: { regions: 2 } }]);
  });

  it('reads a submitted annotation without regions as reviewed and empty, a task without any as not started', () => {
    const tasks = [
      task({ id: 1, annotations: [annotation(2, [])], predictions: [] }),
      task({ id: 2, annotations: [], predictions: [] }),
    ];
    const { notes } = read('label-studio', { 'x.json': JSON.stringify(tasks, null, 2) });
    expect(notes.map(({ id, status }) => [id, status])).toEqual([
      ['1', 'reviewed-empty'],
      ['2', 'not-started'],
    ]);
  });

  it('takes the only text of a task whose field has another name, and one region with two labels as two spans', () => {
    const both = {
      ...region(0, 6, 'Fièvre', 'A'),
      value: { start: '0', end: '6', text: 'Fièvre', labels: ['A', 'B'] },
    };
    const { notes } = read('label-studio', {
      'x.json': JSON.stringify([{ data: { body: text }, annotations: [annotation(1, [both])] }]),
    });
    expect(notes.flatMap(quotes)).toEqual(['A: Fièvre', 'B: Fièvre']);
  });

  it('reads quotes whose line ends are written as backslash and n', () => {
    const data = { text: 'acute\nrenal 💊 failure' };
    const result = [{ ...region(0, 11, 'acute\\nrenal', 'D') }, { ...region(14, 21, 'failure', 'D') }];
    const { notes, issues } = read('label-studio', {
      'x.json': JSON.stringify([{ data, annotations: [annotation(1, result)] }]),
    });
    expect([notes.flatMap(quotes), issues]).toEqual([['D: acute\nrenal', 'D: failure'], []]);
  });
});

describe('doccano', () => {
  it('reads its JSONL, the older `labels` and the entities of projects with relations', () => {
    const entities = [{ id: 3, label: 'Drug', start_offset: 12, end_offset: 19 }];
    const relations = [{ id: 1, from_id: 3, to_id: 4, type: 'treats' }];
    const { notes, losses, unit } = read('doccano', {
      'admin.jsonl': [
        JSON.stringify({ id: 11, text: '🤒 and gout', label: [[7, 11, 'Disease']], Comments: ['x'] }),
        JSON.stringify({ id: 12, text: 'No asthma', labels: [[3, 9, 'Disease']] }),
        JSON.stringify({ id: 13, text: 'She now has aspirin', entities, relations, Comments: [] }),
        '',
      ].join('\r\n'),
    });
    expect(unit).toBe('utf-16');
    expect(notes.map(({ id }) => id)).toEqual(['11', '12', '13']);
    expect(notes.flatMap(quotes)).toEqual(['Disease: gout', 'Disease: asthma', 'Drug: aspirin']);
    expect(losses.map(({ noteId, facts }) => [noteId, facts])).toEqual([
      ['11', { comments: 1 }],
      ['13', { relations: 1 }],
    ]);
  });
});

describe('spaCy', () => {
  it('reads lists of examples, one example a line, and Doc.to_json', () => {
    const lists = '[["Gout 🤒 flared", {"entities": [[0, 4, "DIS"]]}],\n ["No asthma", {"entities": [[3, 9, "DIS"]]}]]';
    expect(read('spacy', { 'train.json': lists }).notes.flatMap(quotes)).toEqual(['DIS: Gout', 'DIS: asthma']);
    const lines = '["Gout 🤒 flared", {"entities": [[0, 4, "DIS"]]}]\n["🤒 asthma", {"entities": [[2, 8, "DIS"]]}]\n';
    expect(read('spacy', { 'train.jsonl': lines }).notes.flatMap(quotes)).toEqual(['DIS: Gout', 'DIS: asthma']);
    const doc = {
      text: '🤒 takes aspirin daily',
      ents: [{ start: 8, end: 15, label: 'DRUG' }],
      tokens: [{ id: 0, start: 0, end: 1 }],
      spans: { sc: [{ start: 0, end: 1, label: 'X', kb_id: '' }] },
    };
    const { notes, losses } = read('spacy', { 'doc.json': JSON.stringify(doc, null, 1) });
    expect(notes.flatMap(quotes)).toEqual(['DRUG: aspirin']);
    expect(losses).toMatchObject([{ code: 'other-annotations-dropped', facts: { spanGroups: 1 } }]);
    const objects = '[{"text": "Gout 🤒 flared", "entities": [[0, 4, "DIS"]]}]';
    expect(read('spacy', { 'o.json': objects }).notes.flatMap(quotes)).toEqual(['DIS: Gout']);
  });
});

describe('formats with one token a line', () => {
  it('reads CoNLL of four columns, its documents, and BIOES tags', () => {
    const conll =
      '-DOCSTART- -X- -X- O\n\nRenal NN B-NP B-Dis\nfailure NN I-NP E-Dis\neased VB O O\n\nAspirin NN O S-Drug\n\n-DOCSTART- -X- -X- O\n\nNo DT O O\n';
    const { notes } = read('conll', { 'eng.train': conll });
    expect(notes.map(({ text }) => text)).toEqual(['Renal failure eased\nAspirin', 'No']);
    expect(notes.flatMap(quotes)).toEqual(['Dis: Renal failure', 'Drug: Aspirin']);
  });

  it('reads sentences and labels in either order, D and T under their names', () => {
    const files = { 'b.txt': 'D\nO\n\nO\nT\nT\n', 'a.txt': 'Gout\neased\n\nOn\nbeta\nblockers\n' };
    const { notes } = read('behealthy-files', files);
    expect(notes.map(({ text }) => text)).toEqual(['Gout eased', 'On beta blockers']);
    expect(notes.flatMap(quotes)).toEqual(['DISEASE: Gout', 'TREATMENT: beta blockers']);
  });

  it('reads items of CRFsuite with escapes and weights', () => {
    const { notes } = read('crfsuite', {
      'items.txt': 'B-D\tw=x:0.5\tword=a\\:b\nI-D\tword=\\\\c\tBOS\n\nO\tword=end:2\n\n',
    });
    expect(notes.map(({ text }) => text)).toEqual(['a:b \\c', 'end']);
    expect(notes.flatMap(quotes)).toEqual(['D: a:b \\c']);
  });
});

describe('one span set by two people', () => {
  it.each(['brat', 'doccano', 'spacy', 'conll'] as const)(
    'is written once in %s, and the other is told as lost',
    (format) => {
      const span = {
        start: 3,
        end: 7,
        label: 'DISEASE',
        state: 'set',
        at: undefined,
        confidence: undefined,
        origin: 'drawn',
      } as const;
      const spans = ['Ana', 'Bo'].map((name) => ({ ...span, by: { kind: 'person' as const, name } }));
      const note = {
        id: '1',
        patientKey: '1',
        title: '1',
        text: 'No gout',
        tokenizer: 'given-1',
        status: 'done',
        spans,
      } as const;
      const { files, losses } = writeExchange(format, [note]);
      const back = readExchange(format, files);
      expect(back.ok && back.value.notes.flatMap(quotes)).toEqual(['DISEASE: gout']);
      expect(losses.filter((loss) => loss.span)).toEqual([
        { noteId: '1', code: 'duplicate-dropped', span: { start: 3, end: 7, label: 'DISEASE' }, facts: {} },
      ]);
    },
  );
});

describe('BeHealthy JSON Lines', () => {
  it('reads a dataset’s lines, with spans alone', () => {
    const line = JSON.stringify({
      id: 'n1',
      text: '💊 for gout',
      entities: [{ start: 7, end: 11, label: 'DISEASE' }],
      split: 'train',
    });
    expect(read('behealthy-jsonl', { 'n.jsonl': `${line}\n` }).notes.flatMap(quotes)).toEqual(['DISEASE: gout']);
  });

  it('refuses a version it does not know', () => {
    const text = '{"format":"behealthy-jsonl","version":2}\n{"id":"1","text":"x"}\n';
    const result = readExchange('behealthy-jsonl', [{ name: 'n.jsonl', text }]);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'version-unknown', place: { file: 'n.jsonl', line: 1 } },
    });
  });
});
