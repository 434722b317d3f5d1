import { isFrozen, startStatus } from '../domain/annotation/layer-start';
import type { AnnotationProject } from '../domain/annotation/project';
import type { QueueNote } from '../domain/annotation/queue-note';
import type { Database } from './database';
import { listedNotes } from './note-lists';

/** The notes a project tags, in the order of import, without their texts. Those of the test split are not among them. */
export async function queueNotes(db: Database, project: AnnotationProject): Promise<QueueNote[]> {
  const { datasetId } = project;
  const [dataset, listed] = await Promise.all([db.datasets.get(datasetId), listedNotes(db, datasetId)]);
  const labelled = dataset?.labelled ?? false;
  const only = project.audit && new Set(project.audit.noteIds);
  return listed.flatMap(({ id, title, date, split, patientKey, marked }, ordinal) => {
    if (isFrozen(split) || (only && !only.has(id))) return [];
    const status = startStatus(project, undefined, { marked, labelled });
    return { noteId: id, title, date, ordinal, split, patientKey, startStatus: status };
  });
}
