'use client';

import { Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { dropRow, type OutboxRow } from '@/lib/client/registry/outbox';
import { droppedWith } from '@/lib/domain/sync/outbox-queue';
import { sync as words } from '@/lib/messages/sync';

/** Asks before something is taken back, and says what goes with it. */
export function DropDialog({
  row,
  open,
  onClose,
}: {
  readonly row: OutboxRow;
  readonly open: readonly OutboxRow[];
  readonly onClose: () => void;
}) {
  const drop = async () => {
    await dropRow(row.id);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      width="small"
      title={words.dropTitle}
      footer={
        <>
          <Button onClick={onClose}>{words.keep}</Button>
          <Button variant="danger" icon={Undo2} onClick={() => void drop()}>
            {words.drop}
          </Button>
        </>
      }
    >
      <p>{words.dropBody(droppedWith(open, row.id).length)}</p>
    </Dialog>
  );
}
