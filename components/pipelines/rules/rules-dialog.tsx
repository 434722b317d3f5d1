'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { NumberField } from '@/components/ui/number-field';
import { useTriggerRules } from '@/lib/client/monitoring';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { saveRules } from '@/lib/client/trigger-rules';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import { rules as words } from '@/lib/messages/pipelines';
import { callErrorMessage } from '@/lib/messages/registry-errors';
import { draftOf, RULE_LIMITS, type RuleDraft, rulesOf } from './rule-draft';
import { RuleEffects } from './rule-effects';

/** Each rule, what it does, and what the change would have done on past windows; saved when a person has seen that. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const kept = useTriggerRules();
  const session = useSession();
  const reviewer = hasRole(session, 'reviewer');
  // Whoever is signed in follows the site: rules of their own would be gone with the next look at it.
  const may = session === null || reviewer;
  const [typed, setTyped] = useState<RuleDraft>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (!kept) return null;
  const draft = typed ?? draftOf(kept.rules);
  const wrong = draft.criticalP > draft.warningP;
  const save = async () => {
    setBusy(true);
    const saved = await saveRules(rulesOf(draft), reviewer ? { etag: kept.etag } : undefined);
    setBusy(false);
    if (saved.ok) onClose();
    else setProblem(problemOf(saved.error.code));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={words.dialog.title}
      description={words.dialog.description}
      footer={
        <>
          <Button variant="quiet" onClick={() => setTyped(draftOf(TRIGGER_RULES))}>
            {words.dialog.reset}
          </Button>
          {may && (
            <Button variant="primary" busy={busy} disabled={wrong || typed === undefined} onClick={() => void save()}>
              {reviewer ? words.dialog.saveSite : words.dialog.save}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-5">
        <div className="grid items-start gap-x-6 gap-y-3 tablet:grid-cols-2">
          {(Object.keys(RULE_LIMITS) as (keyof RuleDraft)[]).map((name) => {
            const [label, hint] = words.dialog.fields[name];
            const error = name === 'criticalP' && wrong ? words.dialog.criticalOver : undefined;
            return (
              <Field key={name} label={label} hint={hint} error={error}>
                <NumberField
                  {...RULE_LIMITS[name]}
                  value={draft[name]}
                  onChange={(value) => setTyped({ ...draft, [name]: value })}
                />
              </Field>
            );
          })}
        </div>
        <RuleEffects now={kept.rules} proposed={rulesOf(draft)} />
        {!reviewer && <p className="text-caption text-fg-2">{may ? words.dialog.saveHere : words.dialog.readOnly}</p>}
        {problem !== undefined && (
          <Notice tone="critical" title={words.dialog.notSaved} announce>
            {problem}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function problemOf(code: Parameters<typeof callErrorMessage>[0]): string {
  const { what, next } = callErrorMessage(code);
  return `${what} ${next}`;
}
