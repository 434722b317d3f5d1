'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { callErrorOf } from '@/lib/client/registry/call';
import { draftProblems, tidied, type WebhookDraft } from '@/lib/client/registry/webhook-draft';
import {
  bodyOf,
  newWebhookSecret,
  useChangeWebhooks,
  useWebhooks,
  type Webhook,
  type Webhooks,
} from '@/lib/client/registry/webhooks';
import { webhooks } from '@/lib/messages/webhooks';
import { SignInAgain } from '../sign-in-again';
import { useWithSignIn } from '../use-with-sign-in';
import { ChangeProblem } from './change-problem';
import { WebhookFields } from './webhook-fields';

const words = webhooks.form;
const EMPTY: WebhookDraft = {
  name: '',
  address: '',
  events: ['drift-critical', 'audit-fall'],
  active: true,
};

/** Adds a webhook, or changes one. @param seen list that the change is made against */
export function WebhookDialog({
  seen: seenFirst,
  webhook,
  onClose,
  onSaved,
}: {
  readonly seen: Webhooks;
  /** Undefined: a new one. */
  readonly webhook: Webhook | undefined;
  readonly onClose: () => void;
  /** @param secret to be shown; undefined: the one that stands */
  readonly onSaved: (name: string, secret: string | undefined) => void;
}) {
  const formId = useId();
  const list = useWebhooks();
  const change = useChangeWebhooks();
  const { run, dialog } = useWithSignIn();
  const [seen, setSeen] = useState(seenFirst);
  const [draft, setDraft] = useState<WebhookDraft>(webhook ?? EMPTY);
  const [renew, setRenew] = useState(false);
  const [asked, setAsked] = useState(false);
  // Once a dialog: pressed again after an answer that got lost, it is the same webhook with the same secret.
  const [made] = useState(() => ({ id: webhook?.id ?? crypto.randomUUID(), secret: newWebhookSecret() }));
  const problems = draftProblems(tidied(draft));
  const refused = callErrorOf(change.error).code === 'address-not-allowed';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problems) return;
    const secret = webhook === undefined || renew ? made.secret : undefined;
    const { name, address, events, active } = tidied(draft);
    const body = { id: made.id, name, address, events: [...events], active, ...(secret && { secret }) };
    const others = seen.webhooks.map((one) => (one.id === made.id ? body : bodyOf(one)));
    const all = others.includes(body) ? others : [...others, body];
    run(async () => {
      await change.mutateAsync({ revision: seen.revision, webhooks: all });
      onSaved(name, secret);
      onClose();
    });
  };
  const reload = async () => {
    const { data } = await list.refetch();
    if (!data) return;
    // What somebody else made of this one has to be seen first; a new one is nobody else's.
    if (webhook) return onClose();
    setSeen(data);
    change.reset();
  };
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={webhook ? words.changeTitle(webhook.name) : words.addTitle}
        footer={
          <>
            <Button onClick={onClose}>{webhooks.cancel}</Button>
            <Button type="submit" form={formId} variant="primary" busy={change.isPending}>
              {webhook ? words.save : words.add}
            </Button>
          </>
        }
      >
        <form id={formId} className="grid gap-4" onSubmit={submit} noValidate>
          <WebhookFields
            draft={draft}
            onChange={(next) => {
              setDraft(next);
              // The server's word was about another address.
              if (refused && next.address !== draft.address) change.reset();
            }}
            problems={asked ? problems : undefined}
            refused={refused}
          />
          {webhook ? (
            <div>
              <Checkbox checked={renew} onChange={setRenew} label={words.renew} />
              <p className="form-hint">{words.renewHint}</p>
            </div>
          ) : (
            <p className="form-hint">{words.secretLater}</p>
          )}
        </form>
        {!refused && <ChangeProblem error={change.error} reloading={list.isFetching} onReload={() => void reload()} />}
      </Dialog>
      <SignInAgain {...dialog} />
    </>
  );
}
