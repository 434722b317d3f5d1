'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { bodyOf, useChangeWebhooks, useWebhooks, type Webhook, type Webhooks } from '@/lib/client/registry/webhooks';
import { webhooks } from '@/lib/messages/webhooks';
import { SignInAgain } from '../sign-in-again';
import { useWithSignIn } from '../use-with-sign-in';
import { ChangeProblem } from './change-problem';

const words = webhooks.removeDialog;

/** Says what goes and what stays before a webhook is taken away. */
export function RemoveWebhookDialog({
  seen,
  webhook,
  onClose,
  onRemoved,
}: {
  readonly seen: Webhooks;
  readonly webhook: Webhook;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const list = useWebhooks();
  const change = useChangeWebhooks();
  const { run, dialog } = useWithSignIn();
  const left = seen.webhooks.filter(({ id }) => id !== webhook.id).map(bodyOf);
  const submit = () =>
    run(async () => {
      await change.mutateAsync({ revision: seen.revision, webhooks: left });
      onRemoved();
      onClose();
    });
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        width="small"
        title={words.title(webhook.name)}
        description={words.body}
        footer={
          <>
            <Button onClick={onClose}>{webhooks.cancel}</Button>
            <Button variant="danger" icon={Trash2} busy={change.isPending} onClick={submit}>
              {webhooks.remove}
            </Button>
          </>
        }
      >
        <ul className="grid list-disc gap-1 pl-5">
          {webhook.waiting > 0 && <li>{words.waits(webhook.waiting)}</li>}
          <li>{words.secret}</li>
          <li>{words.stays}</li>
        </ul>
        <ChangeProblem
          error={change.error}
          reloading={list.isFetching}
          onReload={() => void list.refetch().then(onClose)}
        />
      </Dialog>
      <SignInAgain {...dialog} />
    </>
  );
}
