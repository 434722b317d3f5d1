'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { DraftProblems, WebhookDraft } from '@/lib/client/registry/webhook-draft';
import type { TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import { RULE_WORDS } from '@/lib/messages/pipelines';
import { callErrorMessage } from '@/lib/messages/registry-errors';
import { webhooks } from '@/lib/messages/webhooks';

const words = webhooks.form;
const RULES = Object.keys(RULE_WORDS) as TriggerRule[];

/** @param refused the server does not call the address that stands here */
export function WebhookFields({
  draft,
  onChange,
  problems,
  refused,
}: {
  readonly draft: WebhookDraft;
  readonly onChange: (draft: WebhookDraft) => void;
  readonly problems: DraftProblems | undefined;
  readonly refused: boolean;
}) {
  const { name, address, events, active } = draft;
  const { what, next } = callErrorMessage('address-not-allowed');
  const wrong = problems?.address ? webhooks.problems.address[problems.address] : undefined;
  return (
    <>
      <Field
        label={words.name}
        hint={words.nameHint}
        error={problems?.name ? webhooks.problems.name[problems.name] : undefined}
      >
        <TextInput autoComplete="off" value={name} onChange={(value) => onChange({ ...draft, name: value })} />
      </Field>
      <Field label={words.address} hint={words.addressHint} error={wrong ?? (refused ? `${what} ${next}` : undefined)}>
        <TextInput
          type="url"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(value) => onChange({ ...draft, address: value })}
        />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-caption text-fg-2">{words.events}</legend>
        <div className="grid gap-1 tablet:grid-cols-2">
          {RULES.map((rule) => (
            <Checkbox
              key={rule}
              checked={events.includes(rule)}
              // In the order of the rules, however they were ticked.
              onChange={(on) =>
                onChange({ ...draft, events: RULES.filter((one) => (one === rule ? on : events.includes(one))) })
              }
              label={RULE_WORDS[rule]}
            />
          ))}
        </div>
        {problems?.events && <p className="form-error">{webhooks.problems.events}</p>}
      </fieldset>
      <div>
        <Checkbox checked={active} onChange={(on) => onChange({ ...draft, active: on })} label={words.active} />
        <p className="form-hint">{words.activeHint}</p>
      </div>
    </>
  );
}
