import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore, PASTED_ID } from '@/lib/store/dataset-store';
import { queueNotes } from '@/lib/store/queue-notes';
import { datasetFixture } from '../fixtures/stored';
import { projectFixture } from '../fixtures/tagging';

let databases = 0;
const SPLITS = ['train', 'dev', 'test', undefined] as const;
/** More than one list holds, of every split, half of them marked. */
const NOTES = Array.from({ length: 2500 }, (_, i): LabelledNote => {
  const note = {
    id: `d/${i}`,
    title: `Note ${i} 🩺`,
    date: i % 3 ? `2026-01-${10 + (i % 20)}` : undefined,
    patientKey: `p${i % 7}`,
    text: 'She has asthma.',
    tokenizer: 'clinical-1' as const,
  };
  return { note, gold: i % 2 ? [{ start: 8, end: 14, label: 'DISEASE' }] : [], split: SPLITS[i % 4] };
});
const EXPECTED = NOTES.flatMap(({ note: { id, title, date, patientKey }, gold, split }, ordinal) =>
  split === 'test'
    ? []
    : [
        {
          noteId: id,
          title,
          date,
          ordinal,
          split,
          patientKey,
          startStatus: gold.length > 0 ? 'done' : 'reviewed-empty',
        },
      ],
);

async function stored() {
  const db = new Database(`queue-${++databases}`);
  const datasets = new DexieDatasetStore(db);
  await datasets.put({ ...datasetFixture('d'), labelled: true }, NOTES, { issues: [], quarantine: [], files: [] });
  let texts = 0;
  db.notes.hook('reading', (row) => {
    texts++;
    return row;
  });
  const project = { ...projectFixture('p'), datasetId: 'd', startFrom: 'labels' as const };
  return { db, datasets, project, texts: () => texts };
}

describe('the notes of a queue', () => {
  it('come in the order of import, without the test split, and no text is read for them', async () => {
    const { db, project, texts } = await stored();
    expect(await queueNotes(db, project)).toEqual(EXPECTED);
    expect(texts()).toBe(0);
  });

  it('are listed anew once where the lists are missing, as after a restored backup', async () => {
    const { db, project, texts } = await stored();
    await db.noteLists.where('datasetId').equals('d').delete();
    expect(await queueNotes(db, project)).toEqual(EXPECTED);
    expect(texts()).toBe(NOTES.length);
    expect(await queueNotes(db, project)).toEqual(EXPECTED);
    expect(texts()).toBe(NOTES.length);
  });

  it('of a collection that grows are all there each time', async () => {
    const { db, datasets, project } = await stored();
    for (const id of ['a', 'b']) {
      await datasets.addPasted(id, id, 'Text', '2026-01-01T00:00:00.000Z');
      const listed = await queueNotes(db, { ...project, datasetId: PASTED_ID });
      expect(listed.at(-1)?.noteId).toBe(id);
    }
    expect(await queueNotes(db, { ...project, datasetId: PASTED_ID })).toHaveLength(2);
  });

  it('go with their dataset', async () => {
    const { db, datasets } = await stored();
    await datasets.delete('d');
    expect(await db.noteLists.count()).toBe(0);
  });
});
