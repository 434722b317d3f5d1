import { Dexie } from 'dexie';
import { isFrozen, startStatus } from '../domain/annotation/layer-start';
import type { AnnotationProject } from '../domain/annotation/project';
import type { QueueNote } from '../domain/annotation/queue-note';
import type { Database } from './database';

/** Notes read at a time: their texts come along and are let go of. */
const PAGE = 500;

/**
 * The notes a project tags, in the order of import, without their texts. Those of the test split are not among them.
 */
export async function queueNotes(db: Database, project: AnnotationProject): Promise<QueueNote[]> {
  const labelled = (await db.datasets.get(project.datasetId))?.labelled ?? false;
  const notes: QueueNote[] = [];
  for (let from = 0; ; from += PAGE) {
    // By place, not by offset: an offset is counted from the start each time.
    const rows = await db.notes
      .where('[datasetId+ordinal]')
      .between([project.datasetId, from], [project.datasetId, from + PAGE])
      .toArray();
    const annotations = labelled ? await db.annotations.bulkGet(rows.map((row) => row.id)) : [];
    for (const [i, row] of rows.entries()) {
      if (isFrozen(row.split)) continue;
      const { id, title, date, ordinal, split, patientKey } = row;
      const gold = annotations[i]?.gold ?? [];
      const status = startStatus(project, undefined, { split, gold, labelled });
      notes.push({ noteId: id, title, date, ordinal, split, patientKey, startStatus: status });
    }
    if (rows.length === 0) {
      const beyond = await db.notes
        .where('[datasetId+ordinal]')
        .between([project.datasetId, from], [project.datasetId, Dexie.maxKey])
        .limit(1)
        .primaryKeys();
      if (beyond.length === 0) return notes;
    }
  }
}
