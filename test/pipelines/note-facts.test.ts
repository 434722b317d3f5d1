import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { partition } from '@/lib/domain/data/partition';
import { noteFacts } from '@/lib/pipelines/note-facts';
import { testHost } from '../fixtures/test-host';

const note = (id: string, split: LabelledNote['split'], text = `Asthma 🫁 ${id}`): LabelledNote => ({
  note: { id: `set:${id}`, patientKey: `p-${id}`, title: id, date: undefined, text, tokenizer: 'clinical-1' },
  gold: [{ start: 0, end: 6, label: 'DISEASE' }],
  split,
});
const NOTES = [note('a', 'train'), note('b', undefined), note('c', 'test'), note('d', 'train')];
const settings = { devShare: 0.4, seed: 11 };

const factsOf = (notes: readonly LabelledNote[], datasetId = 'set', own = settings) =>
  noteFacts(
    datasetId,
    notes,
    partition(notes, (each) => each, own),
    testHost().hash,
    () => undefined,
  );

describe('noteFacts', () => {
  it('hashes names and parts, line by line, as documented', async () => {
    const { held } = partition(NOTES, (each) => each, settings);
    expect(held.length).toBe(1);
    const part = (each: LabelledNote) => (held.includes(each) ? 'dev' : each.split === 'test' ? 'test' : 'train');
    const lines = NOTES.map((each) => `["${each.note.id.slice(4)}","${part(each)}"]\n`);
    const expected = createHash('sha256')
      .update(`behealthy-split-1\n${lines.join('')}`)
      .digest('hex');
    expect((await factsOf(NOTES)).splitHash).toBe(expected);
  });

  it('does not depend on the id an import happened to give the dataset', async () => {
    const elsewhere = NOTES.map((each) => ({ ...each, note: { ...each.note, id: each.note.id.replace('set', 'x9') } }));
    expect(await factsOf(elsewhere, 'x9')).toEqual(await factsOf(NOTES));
  });

  it('changes its split hash with the part of a single note, and with the notes held out', async () => {
    const moved = NOTES.map((each, i) => (i === 3 ? { ...each, split: 'test' as const } : each));
    const { splitHash } = await factsOf(NOTES);
    expect((await factsOf(moved)).splitHash).not.toBe(splitHash);
    expect((await factsOf(NOTES, 'set', { devShare: 0, seed: 11 })).splitHash).not.toBe(splitHash);
  });

  it('names the judged notes by their content alone', async () => {
    const { judgedHash } = await factsOf(NOTES);
    const moreTraining = [...NOTES, note('e', 'train')];
    expect((await factsOf(moreTraining)).judgedHash).toBe(judgedHash);
    const relabelled = NOTES.map((each) => (each.split === 'test' ? { ...each, gold: [] } : each));
    expect((await factsOf(relabelled)).judgedHash).not.toBe(judgedHash);
  });

  it('names none where nothing is judged', async () => {
    const training = NOTES.filter((each) => each.split !== 'test');
    expect(await factsOf(training, 'set', { devShare: 0, seed: 1 })).not.toHaveProperty('judgedHash');
  });
});
