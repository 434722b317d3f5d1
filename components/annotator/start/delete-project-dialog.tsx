'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { deleteProject, useAnnotators } from '@/lib/client/annotation';
import type { AnnotationProject } from '@/lib/domain/annotation/project';
import { panels } from '@/lib/messages/annotate-panels';

const { project: words } = panels;

/** Marks of many days go with a project, so its name is asked for before anything goes. */
export function DeleteProjectDialog({
  project,
  onClose,
}: {
  readonly project: AnnotationProject;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'asking' | 'deleting' | 'failed'>('asking');
  const annotators = useAnnotators(project.id);
  const router = useRouter();
  const remove = () => {
    setState('deleting');
    deleteProject(project.id).then(
      () => {
        onClose();
        router.replace('/annotate');
      },
      () => setState('failed'),
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      width="small"
      title={words.deleteTitle(project.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.keep}</Button>
          <Button
            variant="danger"
            icon={Trash2}
            busy={state === 'deleting'}
            disabled={typed.trim() !== project.name.trim()}
            onClick={remove}
          >
            {words.deleteConfirm}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <p>{words.deleteBody(annotators?.length ?? 0)}</p>
        <p>{words.deleteAdvice}</p>
        {state === 'failed' && <Notice tone="critical" title={words.deleteFailed} announce />}
        <Field label={words.deleteType(project.name)}>
          <TextInput value={typed} autoComplete="off" spellCheck={false} onChange={setTyped} />
        </Field>
      </div>
    </Dialog>
  );
}
