'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatDateTime } from '@/components/ui/format';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { addNote } from '@/lib/client/work';
import { workErrorMessage } from '@/lib/messages/errors';
import { kit as words } from '@/lib/messages/kit';
import { reading } from '@/lib/messages/reading';
import type { WorkErrorCode } from '@/workers/pipeline-api';

/** A note typed or pasted; what was typed stays until it is stored. */
export function PasteDialog({
  open,
  onOpenChange,
  onAdded,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onAdded: (noteId: string) => void;
}) {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<WorkErrorCode>();
  const message = failed && workErrorMessage(failed);

  const add = async () => {
    if (text.trim() === '') {
      setFailed('note-empty');
      return;
    }
    setBusy(true);
    setFailed(undefined);
    const name = title.trim() || reading.pasted.nameDefault(formatDateTime(new Date().toISOString()));
    const outcome = await addNote(name, text, reading.pasted.collection);
    setBusy(false);
    if (outcome.kind === 'failed') {
      setFailed(outcome.code);
      return;
    }
    setTitle('');
    setText('');
    onOpenChange(false);
    onAdded(outcome.noteId);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={reading.pasted.title}
      description={reading.pasted.description}
      width="wide"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{words.cancel}</Button>
          <Button variant="primary" busy={busy} onClick={() => void add()}>
            {reading.pasted.add}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label={reading.pasted.name} hint={reading.pasted.nameHint}>
          <TextInput value={title} onChange={setTitle} maxLength={120} autoComplete="off" />
        </Field>
        <Field label={reading.pasted.text} error={message && `${message.what} ${message.next}`}>
          <TextArea
            value={text}
            rows={14}
            className="text-note leading-note"
            spellCheck={false}
            onChange={(next) => {
              setText(next);
              setFailed(undefined);
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}
