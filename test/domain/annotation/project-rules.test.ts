import { describe, expect, it } from 'vitest';
import { activeAt, activePaused, IDLE_MS, NO_ACTIVE_TIME } from '@/lib/domain/annotation/active-time';
import { keyClashes } from '@/lib/domain/annotation/key-clashes';
import { DEFAULT_KEYS } from '@/lib/domain/annotation/key-map';
import { defaultLabels } from '@/lib/domain/annotation/label-sets';
import { layerStart, startStatus } from '@/lib/domain/annotation/layer-start';
import { GOLD, IMPORTED } from '@/lib/domain/annotation/mark';
import { type QueueNote, queueStatus, statesWithStarts } from '@/lib/domain/annotation/queue-note';
import { german } from '@/lib/messages/de';
import { LABEL_WORDS } from '@/lib/messages/en/label-words';
import { projectFixture } from '../../fixtures/tagging';

describe('active time', () => {
  const of = (...moments: number[]) => moments.reduce(activeAt, NO_ACTIVE_TIME).totalMs;

  it('adds the time between signs of work and leaves pauses out', () => {
    expect(of(1000, 1400, 3400)).toBe(2400);
    expect(of(1000, 2000, 2000 + IDLE_MS + 1, 2000 + IDLE_MS + 501)).toBe(1500);
    expect(of(1000, 1000 + IDLE_MS)).toBe(IDLE_MS);
  });

  it('counts nothing from leaving a note to the first sign of work after it, nor a clock set back', () => {
    const left = activePaused([1000, 2000].reduce(activeAt, NO_ACTIVE_TIME));
    expect([9000, 9500].reduce(activeAt, left).totalMs).toBe(1500);
    expect(of(5000, 4000, 4200)).toBe(200);
  });
});

describe('the label set a project begins with', () => {
  it.each([
    ['English', LABEL_WORDS, 'Disease'],
    ['German', german['label-words'].LABEL_WORDS, 'Krankheit'],
  ] as const)('has disease on key 1, treatment on key 2, both with guidelines, in %s', (_, words, disease) => {
    const labels = defaultLabels(['TREATMENT', 'DISEASE'], words);
    expect(labels[0]?.name).toBe(disease);
    expect(labels.map(({ label, key, look }) => [label, key, look])).toEqual([
      ['DISEASE', '1', 'disease'],
      ['TREATMENT', '2', 'treatment'],
    ]);
    for (const { guideline, description } of labels) {
      expect(guideline.split('\n\n').length).toBeGreaterThan(3);
      expect(description).not.toBe('');
      // Examples stand between pairs of back quotes.
      expect((guideline.match(/`/g) ?? []).length % 2).toBe(0);
    }
  });

  it('is those two where the dataset has no labels, and only its own where it has neither of them', () => {
    expect(defaultLabels([]).map(({ label }) => label)).toEqual(['DISEASE', 'TREATMENT']);
    expect(defaultLabels(['DRUG', 'DOSE']).map(({ label, look }) => [label, look])).toEqual([
      ['DOSE', 'other-0'],
      ['DRUG', 'other-1'],
    ]);
  });

  it('gives no key twice and none that an action of the page has, for twenty labels', () => {
    const labels = defaultLabels(Array.from({ length: 20 }, (_, i) => `LABEL_${String(i).padStart(2, '0')}`));
    expect(new Set(labels.map(({ key }) => key)).size).toBe(labels.length);
    expect(keyClashes(DEFAULT_KEYS, labels).filter(({ trouble }) => trouble === 'taken')).toEqual([]);
    expect(labels[0]?.name).toBe('Label 00');
  });
});

describe("a layer's beginning", () => {
  const gold = [{ start: 4, end: 9, label: 'DISEASE' }];
  const note = { id: 'n1', split: 'train' as const, gold, labelled: true };
  const labels = projectFixture('p', { startFrom: 'labels' });

  it('is the same each time, though it is not stored', () => {
    expect(layerStart(labels, 'Me', note)).toEqual(layerStart(labels, 'Me', structuredClone(note)));
  });

  it('is finished only where the dataset was labelled', () => {
    const start = { marked: true, labelled: true };
    expect(startStatus(labels, 'Me', start)).toBe('done');
    expect(startStatus(labels, 'Me', { ...start, marked: false })).toBe('reviewed-empty');
    expect(startStatus(labels, 'Me', { marked: false, labelled: false })).toBe('not-started');
    expect(startStatus(projectFixture('p'), 'Me', start)).toBe('not-started');
    expect(startStatus(labels, GOLD, start)).toBe('not-started');
    expect(startStatus(projectFixture('p'), IMPORTED, start)).toBe('done');
  });
});

describe('states in the queue', () => {
  const note = (noteId: string, startStatus: QueueNote['startStatus']): QueueNote => ({
    noteId,
    title: noteId,
    date: undefined,
    ordinal: 0,
    split: undefined,
    patientKey: noteId,
    startStatus,
  });
  const notes = [note('a', 'done'), note('b', 'done'), note('c', 'not-started')];

  it('are those of the rows, else how the notes began', () => {
    const row = { projectId: 'p', annotator: 'Me', noteId: 'a', doneAt: undefined, suggested: undefined, activeMs: 0 };
    const states = statesWithStarts('p', 'Me', notes, [{ ...row, status: 'in-progress' }]);
    expect([...states].map(([id, { status }]) => `${id} ${status}`).sort()).toEqual(['a in-progress', 'b done']);
    expect(notes.map((one) => queueStatus(one, states))).toEqual(['in-progress', 'done', 'not-started']);
  });
});
