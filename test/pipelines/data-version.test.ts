import { describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import type { DeriveStep } from '@/lib/domain/data/derive-version';
import { contentHash } from '@/lib/pipelines/content-hash';
import { deriveVersion, storeVersion } from '@/lib/pipelines/data-version';
import { platformHost } from '@/workers/platform-host';
import { MemoryDatasetStore } from '../fakes/memory-stores';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

async function derive(notes: readonly LabelledNote[], ...steps: DeriveStep[]) {
  return deriveVersion(toyDataset(notes), notes, steps, '', testHost());
}

async function derived(notes: readonly LabelledNote[], ...steps: DeriveStep[]) {
  const result = await derive(notes, ...steps);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('a new version of a dataset', () => {
  it('names its parent and what it changed, and leaves the parent alone', async () => {
    const notes = toyNotes(30, 5);
    const before = structuredClone(notes);
    const [first] = notes;
    const span = first?.gold[0];
    if (!first || !span) throw new Error('no mark to change');
    const change = { noteId: first.note.id, start: span.start, end: span.end, from: span.label, to: 'SIGN' };
    const { dataset, notes: changed } = await derived(notes, { kind: 'relabel', changes: [change] });
    expect(dataset).toMatchObject({
      parentId: toyDataset(notes).id,
      steps: ['relabel'],
      labels: ['DISEASE', 'TREATMENT', 'SIGN'],
      difference: { notesChanged: 1, spansRelabelled: 1, spansAdded: 0, notesAdded: 0, testChanged: 0 },
    });
    expect(changed[0]?.gold[0]).toEqual({ ...span, label: 'SIGN' });
    expect(notes).toEqual(before);
  });

  it('has the hash of its content, which is the parent hash when nothing changed', async () => {
    const notes = toyNotes(20, 6);
    const same = await derived(notes, { kind: 'deduplicate' });
    const hash = await contentHash(notes, platformHost.hash, () => undefined);
    expect(new Set(notes.map(({ note }) => note.text)).size).toBe(notes.length);
    expect(same.dataset.contentHash).toBe(hash);
    const other = await derived(notes, {
      kind: 'split',
      shares: { train: 0.5, dev: 0.5, test: 0 },
      seed: 1,
      keepTest: true,
    });
    expect(other.dataset.contentHash).not.toBe(hash);
  });

  it('takes copies out of train alone, and out of train what is tested on', async () => {
    const [a, b, c] = toyNotes(3, 7) as [LabelledNote, LabelledNote, LabelledNote];
    const as = (of: LabelledNote, id: string, split: LabelledNote['split']): LabelledNote => ({
      ...of,
      note: { ...of.note, id },
      split,
    });
    const { notes, setAside } = await derived(
      [
        as(a, '1', 'train'),
        as(a, '2', 'train'),
        as(b, '3', 'train'),
        as(b, '4', 'test'),
        as(b, '5', 'test'),
        as(c, '6', undefined),
        as(c, '7', undefined),
      ],
      { kind: 'deduplicate' },
    );
    expect(notes.map(({ note }) => note.id.split(':').at(-1))).toEqual(['1', '4', '5', '6']);
    expect(setAside.map(({ code }) => code)).toEqual(['duplicate', 'train-in-test', 'duplicate']);
  });

  it('keeps the test split when it splits anew, and patients of the test notes out of the draw', async () => {
    const notes = toyNotes(120, 8);
    const step: DeriveStep = { kind: 'split', shares: { train: 0.8, dev: 0.2, test: 0 }, seed: 3, keepTest: true };
    const { dataset, notes: split } = await derived(notes, step);
    expect(split.map((each) => each.split === 'test')).toEqual(notes.map((each) => each.split === 'test'));
    expect(dataset.difference?.testChanged).toBe(0);
    const tested = new Set(split.filter((each) => each.split === 'test').map(({ note }) => note.patientKey));
    const dev = split.filter((each) => each.split === 'dev');
    expect(dev.length).toBeGreaterThan(0);
    expect(dev.some(({ note }) => tested.has(note.patientKey))).toBe(false);
    const anew = await derived(notes, { ...step, shares: { train: 0.6, dev: 0.2, test: 0.2 }, keepTest: false });
    expect(anew.dataset.difference?.testChanged).toBeGreaterThan(0);
  });

  it('refuses a change whose mark is not there, by its number, and shares that are no whole', async () => {
    const notes = toyNotes(4, 9);
    const [span, other] = notes[1]?.gold ?? [];
    if (!span || !other) throw new Error('no mark');
    const good = { noteId: notes[1]?.note.id ?? '', start: span.start, end: span.end, from: span.label, to: undefined };
    const bad = [
      { ...good, from: 'OTHER' },
      { ...good, noteId: 'gone' },
      { ...good, start: other.start - 1, end: other.end, from: undefined, to: 'DISEASE' },
      { ...good, end: 10_000 },
    ];
    for (const change of bad) {
      expect(await derive(notes, { kind: 'relabel', changes: [good, change] })).toEqual({
        ok: false,
        error: { code: 'change-out-of-place', change: 1 },
      });
    }
    const shares = { train: 0.5, dev: 0.2, test: 0.2 };
    expect(await derive(notes, { kind: 'split', shares, seed: 1, keepTest: false })).toMatchObject({ ok: false });
  });

  it('is stored whole, with what it set aside', async () => {
    const notes = toyNotes(10, 10);
    const version = await derived(
      [...notes, ...notes.map((each) => ({ ...each, note: { ...each.note, id: `${each.note.id} again` } }))],
      {
        kind: 'deduplicate',
      },
    );
    const store = new MemoryDatasetStore();
    await storeVersion(version, store);
    expect(await store.notes(version.dataset.id)).toEqual(version.notes);
    expect((await store.get(version.dataset.id))?.difference?.notesRemoved).toBeGreaterThan(0);
    expect(version.setAside.length).toBeGreaterThan(0);
  });
});
