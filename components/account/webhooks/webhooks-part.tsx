'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import {
  useDeliveries,
  useTestWebhook,
  useWebhooks,
  WEBHOOKS_MAX,
  type Webhook,
  type Webhooks,
  type WebhookTest,
} from '@/lib/client/registry/webhooks';
import { webhooks as words } from '@/lib/messages/webhooks';
import { CallProblem } from '../call-problem';
import { DeliveryList } from './delivery-list';
import { ReceiverFacts } from './receiver-facts';
import { RemoveWebhookDialog } from './remove-webhook-dialog';
import { SecretNotice } from './secret-notice';
import { TestNotice, TestProblem } from './test-notice';
import { WebhookDialog } from './webhook-dialog';
import { WebhookTable } from './webhook-table';

/** `seen`: the list as it was when the person began; the server refuses a change of another one. */
type Open = { readonly seen: Webhooks } & (
  | { readonly kind: 'write'; readonly webhook: Webhook | undefined }
  | { readonly kind: 'remove'; readonly webhook: Webhook }
);

type Done =
  | { readonly kind: 'saved'; readonly name: string; readonly secret: string | undefined }
  | { readonly kind: 'tested'; readonly name: string; readonly test: WebhookTest }
  | { readonly kind: 'removed'; readonly name: string };

/** Whom the server tells that a rule fired, and the last deliveries. */
export function WebhooksPart() {
  const list = useWebhooks();
  const told = useDeliveries();
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<Done>();
  const test = useTestWebhook();
  const seen = list.data;
  const full = (seen?.webhooks.length ?? 0) >= WEBHOOKS_MAX;
  const close = () => setOpen(undefined);
  const finish = (what: Done) => {
    test.reset();
    setDone(what);
  };
  const sendTest = ({ id, name }: Webhook) => {
    // What is told of the one before would be taken for this one's.
    setDone(undefined);
    test.mutate(id, { onSuccess: (told) => setDone({ kind: 'tested', name, test: told }) });
  };
  return (
    <Section
      title={words.title}
      note={full ? words.full(WEBHOOKS_MAX) : words.note}
      actions={
        seen && (
          <Button
            size="small"
            icon={Plus}
            disabled={full}
            onClick={() => setOpen({ kind: 'write', seen, webhook: undefined })}
          >
            {words.add}
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        <CallProblem error={list.error ?? told.error} />
        {list.isPending && <Skeleton lines={3} />}
        {test.isError && <TestProblem error={test.error} />}
        {done?.kind === 'tested' && <TestNotice name={done.name} test={done.test} />}
        {done?.kind === 'removed' && <Notice tone="ok" title={words.removed(done.name)} announce />}
        {done?.kind === 'saved' &&
          (done.secret === undefined ? (
            <Notice tone="ok" title={words.saved(done.name)} announce />
          ) : (
            <SecretNotice key={done.secret} name={done.name} secret={done.secret} />
          ))}
        {seen?.webhooks.length === 0 && <p className="text-fg-2">{words.none}</p>}
        {seen !== undefined && seen.webhooks.length > 0 && (
          <WebhookTable
            webhooks={seen.webhooks}
            testing={test.isPending ? test.variables : undefined}
            onTest={sendTest}
            onChange={(webhook) => setOpen({ kind: 'write', seen, webhook })}
            onRemove={(webhook) => setOpen({ kind: 'remove', seen, webhook })}
          />
        )}
        <ReceiverFacts />
        {seen && <DeliveryList told={told} webhooks={seen.webhooks} />}
      </div>
      {open?.kind === 'write' && (
        <WebhookDialog
          seen={open.seen}
          webhook={open.webhook}
          onClose={close}
          onSaved={(name, secret) => finish({ kind: 'saved', name, secret })}
        />
      )}
      {open?.kind === 'remove' && (
        <RemoveWebhookDialog
          seen={open.seen}
          webhook={open.webhook}
          onClose={close}
          onRemoved={() => finish({ kind: 'removed', name: open.webhook.name })}
        />
      )}
    </Section>
  );
}
