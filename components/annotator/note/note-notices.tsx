'use client';

import { DriftNotice } from '@/components/monitoring/drift-notice';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { annotate } from '@/lib/messages/annotate';
import { workErrorMessage } from '@/lib/messages/errors';
import { useAnnotate } from '../annotate-context';

/** What stands between a person and the note: frozen, not saved, changed elsewhere. */
export function NoteNotices() {
  const { readOnly, state, session, project } = useAnnotate();
  const failure =
    state.saving === 'failed' && state.failure !== undefined ? workErrorMessage(state.failure) : undefined;
  return (
    <>
      <DriftNotice projectId={project.id} />
      {readOnly !== undefined && <Notice className="annotate-notice" tone="info" title={annotate.note.frozen} />}
      {failure && (
        <Notice
          className="annotate-notice"
          tone="critical"
          announce
          title={failure.what}
          actions={<Button onClick={() => session.retry()}>{annotate.foot.retry}</Button>}
        >
          {failure.next}
        </Notice>
      )}
      {state.conflict && (
        <Notice
          className="annotate-notice"
          tone="warning"
          announce
          title={annotate.note.conflict}
          actions={<Button onClick={() => session.dismissConflict()}>{annotate.note.conflictSeen}</Button>}
        />
      )}
    </>
  );
}
