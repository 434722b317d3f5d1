'use client';
import { adjudicationChanges } from '@/lib/domain/annotation/adjudicate';
import type { EditDraft } from '@/lib/domain/annotation/edit';
import { type Annotator, GOLD, type NoteStatus } from '@/lib/domain/annotation/mark';
import { stateWhenFinished } from '@/lib/domain/annotation/note-state';
import type { Span } from '@/lib/domain/text/span';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { database } from '@/lib/store/database';

/** `unchanged`: the gold layer was so already. `conflict`: another tab changed it meanwhile; nothing was written. */
export type AdjudicationOutcome = 'saved' | 'unchanged' | 'conflict';

/**
 * Makes the gold layer of a note hold exactly these spans and calls it finished: one step, which can be undone there.
 * @param revision of the gold layer the decision was made on
 */
export async function adjudicateNote(request: {
  readonly projectId: string;
  readonly noteId: string;
  readonly spans: readonly Span[];
  readonly by: Annotator;
  readonly revision: number;
}): Promise<AdjudicationOutcome> {
  const { projectId, noteId, spans, by, revision } = request;
  const store = new DexieAnnotationStore(database());
  const work = await store.work(projectId, GOLD, noteId);
  if (work.revision !== revision) return 'conflict';
  const now = new Date().toISOString();
  const changes = adjudicationChanges(work.marks, spans, {
    newId: () => crypto.randomUUID(),
    by,
    at: now,
    activeMs: undefined,
  });
  const after: NoteStatus = spans.length > 0 ? 'done' : 'reviewed-empty';
  if (changes.length === 0 && work.status === after) return 'unchanged';
  const id = crypto.randomUUID();
  const draft: EditDraft = {
    id,
    projectId,
    annotator: GOLD,
    noteId,
    group: id,
    kind: 'adjudicate',
    at: now,
    changes,
    status: work.status === after ? undefined : { before: work.status, after },
  };
  const outcome = await store.commit([draft], 0, [stateWhenFinished(work, after, now, undefined)]);
  return outcome.kind === 'committed' ? 'saved' : 'conflict';
}
