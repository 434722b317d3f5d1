'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { renameDataset } from '@/lib/client/dataset-changes';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { datasets as words } from '@/lib/messages/datasets';
import { workErrorMessage } from '@/lib/messages/errors';

export function RenameDialog({
  dataset,
  open,
  onClose,
}: {
  readonly dataset: DatasetVersion;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(dataset.name);
  const [problem, setProblem] = useState<string>();
  const save = () => {
    if (name.trim() === '') {
      setProblem(words.check.nameEmpty);
      return;
    }
    renameDataset(dataset.id, name.trim()).then(onClose, () => setProblem(workErrorMessage('unexpected').what));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      width="small"
      title={words.renameTitle}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="primary" type="submit" form="rename-dataset">
            {words.save}
          </Button>
        </>
      }
    >
      <form
        id="rename-dataset"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={words.check.name} error={problem}>
          <TextInput
            value={name}
            maxLength={200}
            autoComplete="off"
            onChange={(next) => {
              setName(next);
              setProblem(undefined);
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
