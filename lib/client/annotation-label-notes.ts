'use client';
import { Dexie } from 'dexie';
import type { Annotator, WorkMark } from '@/lib/domain/annotation/mark';
import type { AnnotationProject } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { database } from '@/lib/store/database';
import { useLive } from './live';

/** Ids of the notes in which a mark of this label stands, in one layer; undefined while loading, and without a label. */
export function useNotesWithLabel(
  project: AnnotationProject,
  annotator: Annotator,
  label: Label | undefined,
): ReadonlySet<string> | undefined {
  return useLive(
    async () => (label === undefined ? undefined : notesWithLabel(project, annotator, label)),
    [project.id, project.startFrom, annotator, label],
  );
}

async function notesWithLabel(
  { id, datasetId, startFrom }: AnnotationProject,
  annotator: Annotator,
  label: Label,
): Promise<ReadonlySet<string>> {
  const db = database();
  const touched = new Set<string>();
  const found = new Set<string>();
  const quoted = JSON.stringify(label);
  // All at once: rows are opened one by one where they are walked through.
  const works = await db.noteWork
    .where('[projectId+annotator+noteId]')
    .between([id, annotator, Dexie.minKey], [id, annotator, Dexie.maxKey])
    .toArray();
  for (const { noteId, marks } of works) {
    touched.add(noteId);
    // Most rows are told apart without reading their marks one by one.
    if (!marks.includes(quoted)) continue;
    const given = JSON.parse(marks) as readonly WorkMark[];
    if (given.some((mark) => mark.label === label && mark.state === 'set')) found.add(noteId);
  }
  if (startFrom === 'blank') return found;
  // A note nobody has touched begins with the dataset's own marks.
  for (const { noteId, gold } of await db.annotations.where('datasetId').equals(datasetId).toArray()) {
    if (!touched.has(noteId) && gold.some((span) => span.label === label)) found.add(noteId);
  }
  return found;
}
