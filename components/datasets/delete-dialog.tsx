'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useProjectsOf } from '@/lib/client/annotation';
import { deleteDataset } from '@/lib/client/dataset-changes';
import { useRuns } from '@/lib/client/runs';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { datasets as words } from '@/lib/messages/datasets';
import { workErrorMessage } from '@/lib/messages/errors';

/** Says what goes and what stays before anything goes. */
export function DeleteDialog({
  dataset,
  notes,
  quarantined,
  open,
  onClose,
  onDeleted,
}: {
  readonly dataset: DatasetVersion;
  readonly notes: number;
  readonly quarantined: number;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const [deleting, setDeleting] = useState(false);
  const [failed, setFailed] = useState(false);
  const runs = useRuns()?.filter((run) => run.datasetId === dataset.id) ?? [];
  const training = runs.some((run) => run.state === 'running');
  const projects = useProjectsOf(dataset.id);
  const tagged = projects !== undefined && projects.length > 0;
  const problem = workErrorMessage('unexpected');
  const remove = () => {
    setDeleting(true);
    setFailed(false);
    deleteDataset(dataset.id).then(onDeleted, () => {
      setDeleting(false);
      setFailed(true);
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      width="small"
      title={words.deleteTitle(dataset.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.keep}</Button>
          <Button
            variant="danger"
            icon={Trash2}
            busy={deleting}
            disabled={training || tagged || projects === undefined}
            onClick={remove}
          >
            {words.deleteConfirm}
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        <p>{words.deleteBody(notes, quarantined)}</p>
        <p>{words.deleteRuns(runs.length)}</p>
        {training && <Notice tone="warning" title={words.deleteTraining} />}
        {tagged && (
          <Notice tone="warning" title={words.deleteTagged(projects.map(({ name }) => name))}>
            {words.deleteTaggedNext}
          </Notice>
        )}
        {failed && (
          <Notice tone="critical" title={problem.what} announce>
            {problem.next}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
