'use client';

import { Archive, Lock, ThumbsUp, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-input';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { type ModelVersionDetail, useTakeStep, type VersionState } from '@/lib/client/registry/versions';
import { gateResults, type PromotionEvidence } from '@/lib/domain/model/promotion-evidence';
import { edgeOf } from '@/lib/domain/model/version-states';
import { gateName, models, STATE_NAMES } from '@/lib/messages/models';
import { CallProblem } from '../account/call-problem';
import { SignInAgain } from '../account/sign-in-again';
import { useWithSignIn } from '../account/use-with-sign-in';

const words = models.decision;
const REASON_MAX = 500;

/** What a person can say of a version, with a reason: the server decides who may, this only tells beforehand. */
export function DecisionPanel({
  version,
  evidence,
  privacyK,
}: {
  readonly version: ModelVersionDetail;
  readonly evidence: PromotionEvidence | undefined;
  readonly privacyK: number;
}) {
  const session = useSession();
  const step = useTakeStep();
  const { run, dialog } = useWithSignIn();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const reviewer = hasRole(session, 'reviewer');
  const isAuthor = session?.person.id === version.author.id;
  const { state } = version;
  const failing = evidence ? gateResults(evidence, { privacyK }).filter(({ passed }) => !passed) : [];
  const off = failing.length > 0 || !evidence || isAuthor;
  const take = (to: VersionState) => {
    setAsked(true);
    if (reason.trim() === '') return;
    // One key for one intent: pressed again after a lost answer, it has had its effect already.
    const key = crypto.randomUUID();
    run(async () => {
      await step.mutateAsync({ id: version.id, revision: version.revision, to, reason: reason.trim(), key });
      setReason('');
      setAsked(false);
    });
  };
  const may = (to: VersionState) => {
    const edge = edgeOf(state, to);
    if (!edge || edge.needs.pointer) return false;
    return edge.by.some((one) => (one === 'author' ? isAuthor : hasRole(session, one)));
  };
  const offered = (['approved', 'rejected', 'archived', 'revoked'] as const).filter(may);
  return (
    <div className="grid gap-3">
      <p className="text-caption text-fg-2">{explain()}</p>
      {offered.length > 0 && (
        <>
          <Field
            label={words.reason}
            hint={words.reasonHint}
            error={asked && reason.trim() === '' ? words.needsReason : undefined}
          >
            <TextArea value={reason} onChange={setReason} maxLength={REASON_MAX} />
          </Field>
          <div className="flex flex-wrap gap-2">
            {offered.includes('approved') && (
              <Button
                className="flex-1"
                variant={off ? 'default' : 'primary'}
                icon={off ? Lock : ThumbsUp}
                disabled={off}
                busy={step.isPending}
                onClick={() => take('approved')}
              >
                {words.approve}
              </Button>
            )}
            {offered.includes('rejected') && (
              <Button className="flex-1" variant="danger" icon={X} disabled={isAuthor} onClick={() => take('rejected')}>
                {words.reject}
              </Button>
            )}
            {offered.includes('archived') && (
              <Button icon={Archive} onClick={() => take('archived')}>
                {words.archive}
              </Button>
            )}
            {offered.includes('revoked') && (
              <Button variant="danger" icon={Undo2} onClick={() => take('revoked')}>
                {reviewer && !isAuthor ? words.revoke : words.withdraw}
              </Button>
            )}
          </div>
        </>
      )}
      {state === 'in_review' && !isAuthor && (
        <p className="text-caption text-fg-3">{words.authorNote(version.author.name)}</p>
      )}
      <CallProblem error={step.error} />
      <SignInAgain {...dialog} />
    </div>
  );

  function explain(): string {
    if (state !== 'in_review') return words.nothing(STATE_NAMES[state]);
    if (!reviewer) return words.waitsForReview;
    if (failing.length > 0) return words.gatesOpen(failing.map(({ gate, label }) => gateName(gate, label)).join(', '));
    return isAuthor ? words.author : words.ready;
  }
}
