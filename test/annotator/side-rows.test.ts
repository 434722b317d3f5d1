import { describe, expect, it } from 'vitest';
import { historyRows, shortWords } from '@/components/annotator/history/history-rows';
import { itemsOf } from '@/components/annotator/note/items';
import { chosenHits, keyOfHit, notesOf, toggled } from '@/components/annotator/same-words/same-words-rows';
import { entityRows, labelCounts, nextInRow } from '@/components/annotator/side/entity-rows';
import { paragraphsOf, piecesOf } from '@/components/annotator/side/guideline-text';
import type { Edit } from '@/lib/domain/annotation/edit';
import type { Suggestion, WorkMark } from '@/lib/domain/annotation/mark';
import type { SameWords } from '@/workers/pipeline-api';

const TEXT = 'COPD and\nasthma. 🫁 Copd again; asthma\r\nattack, doxycycline.';
const at = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};
const mark = (id: string, words: string, from = 0, label = 'DISEASE', state: WorkMark['state'] = 'set'): WorkMark => ({
  id,
  ...at(words, from),
  label,
  state,
  origin: 'drawn',
  by: 'Me',
  at: '2026-11-20T10:00:00.000Z',
  from: undefined,
  activeMs: 0,
});
const suggestion = (words: string, confidence: number, from = 0, label = 'DISEASE'): Suggestion => ({
  ...at(words, from),
  label,
  confidence,
  otherwise: { none: 1 - confidence, labels: {} },
});

describe('entityRows', () => {
  const marks = [mark('1', 'COPD'), mark('2', 'Copd'), mark('3', 'doxycycline', 0, 'TREATMENT')];
  const open = [suggestion('asthma', 0.9), suggestion('asthma\r\nattack', 0.4)];
  const rows = entityRows(TEXT, itemsOf(marks, open));

  it('puts suggestions first, least sure first, then what is set in text order', () => {
    expect(rows.map(({ text }) => text)).toEqual(['asthma attack', 'asthma', 'COPD', 'doxycycline']);
    expect(rows.map(({ kind }) => kind)).toEqual(['suggestion', 'suggestion', 'mark', 'mark']);
  });

  it('joins the same words of one label whatever their capitals, and never joins two labels', () => {
    expect(rows[2]?.items).toHaveLength(2);
    const two = entityRows(TEXT, itemsOf([mark('1', 'COPD'), mark('2', 'COPD', 0, 'TREATMENT')], []));
    expect(two).toHaveLength(2);
  });

  it('leaves rejected marks out', () => {
    expect(entityRows(TEXT, itemsOf([mark('1', 'COPD', 0, 'DISEASE', 'rejected')], []))).toEqual([]);
  });

  it('goes round the places of a row', () => {
    const [, , row] = rows;
    if (!row) throw new Error('no row');
    expect(nextInRow(row, undefined)?.key).toBe('m:1');
    expect(nextInRow(row, 'm:1')?.key).toBe('m:2');
    expect(nextInRow(row, 'm:2')?.key).toBe('m:1');
  });

  it('counts set and open by label, with a row for a label the set does not name', () => {
    const known = [{ label: 'DISEASE', name: 'Disease', look: 'disease', key: '1', description: '', guideline: '' }];
    const counts = labelCounts(known, itemsOf(marks, open)).map(({ definition, set, open: waiting }) => [
      definition.label,
      set,
      waiting,
    ]);
    expect(counts).toEqual([
      ['DISEASE', 2, 2],
      ['TREATMENT', 1, 0],
    ]);
  });
});

describe('guideline text', () => {
  it('parts paragraphs at blank lines and draws what stands between back quotes', () => {
    expect(paragraphsOf('One.\r\n\r\nTwo\nlines.\n \nThree.\n')).toEqual(['One.', 'Two\nlines.', 'Three.']);
    expect(piecesOf('Mark `type 2 diabetes`, not `mild`.')).toEqual([
      { text: 'Mark ', example: false },
      { text: 'type 2 diabetes', example: true },
      { text: ', not ', example: false },
      { text: 'mild', example: true },
      { text: '.', example: false },
    ]);
    expect(piecesOf('a ` alone')).toEqual([{ text: 'a ` alone', example: false }]);
  });
});

describe('historyRows', () => {
  const edit = (seq: number, change: Partial<Edit> = {}): Edit => ({
    id: `e${seq}`,
    projectId: 'p',
    annotator: 'Me',
    noteId: 'n',
    seq,
    group: `e${seq}`,
    kind: 'add',
    at: '2026-11-20T10:00:00.000Z',
    changes: [{ before: undefined, after: mark(`${seq}`, 'COPD') }],
    status: undefined,
    state: 'standing',
    ...change,
  });

  it('lists the newest first and offers to go back to standing steps before the last', () => {
    const rows = historyRows([edit(1), edit(2), edit(3), edit(4, { state: 'undone' })]);
    expect(rows.map(({ edit: { seq } }) => seq)).toEqual([4, 3, 2, 1]);
    expect(rows.map(({ current }) => current)).toEqual([false, true, false, false]);
    expect(rows.map(({ restorable }) => restorable)).toEqual([false, false, true, true]);
  });

  it('names three marks, counts the rest, shows what was taken away as it was', () => {
    const changes = Array.from({ length: 5 }, (_, at) => ({ before: mark(`${at}`, 'COPD'), after: undefined }));
    const [row] = historyRows([edit(1, { kind: 'remove', changes, group: 'other' })]);
    expect(row?.marks).toHaveLength(3);
    expect(row).toMatchObject({ more: 2, bulk: true });
  });

  it('cuts long words between characters, never within one', () => {
    expect(shortWords(TEXT, at('asthma\r\nattack'))).toBe('asthma attack');
    expect(shortWords('🫁🫁🫁', { start: 0, end: 6 }, 2)).toBe('🫁…');
  });
});

describe('same words', () => {
  const hit = (noteId: string, start: number, state: SameWords['state'] = 'free'): SameWords => ({
    noteId,
    noteTitle: noteId,
    start,
    end: start + 4,
    before: '',
    words: 'COPD',
    after: '',
    state,
  });
  const hits = [hit('a', 0), hit('a', 9), hit('b', 0, 'marked'), hit('c', 0, 'rejected'), hit('d', 0, 'otherwise')];

  it('marks free places that were not taken out, and no others', () => {
    expect(chosenHits(hits, new Set()).map(keyOfHit)).toEqual(['a:0-4', 'a:9-13']);
    const taken = toggled(new Set(), 'a:0-4');
    expect(chosenHits(hits, taken).map(keyOfHit)).toEqual(['a:9-13']);
    expect(chosenHits(hits, toggled(taken, 'a:0-4'))).toHaveLength(2);
    expect(notesOf(hits)).toBe(4);
  });
});
