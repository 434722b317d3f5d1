'use client';

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-input';
import { type Deployment, useDeploy } from '@/lib/client/registry/deployments';
import { models } from '@/lib/messages/models';
import { CallProblem } from '../account/call-problem';
import { SignInAgain } from '../account/sign-in-again';
import { useWithSignIn } from '../account/use-with-sign-in';

const words = models.production;
const REASON_MAX = 500;

/** A reason, and every browser goes back. */
export function RollBackDialog({
  target,
  pointer,
  onClose,
}: {
  readonly target: Deployment;
  readonly pointer: number;
  readonly onClose: () => void;
}) {
  const deploy = useDeploy();
  const { run, dialog } = useWithSignIn();
  const [reason, setReason] = useState('');
  const name = models.name(target.modelVersionNumber);
  const submit = () => {
    const key = crypto.randomUUID();
    run(async () => {
      await deploy.mutateAsync({
        modelVersionId: target.modelVersionId,
        kind: 'roll-back',
        reason: reason.trim(),
        stagePercent: 100,
        pointer,
        key,
      });
      onClose();
    });
  };
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        width="small"
        title={words.rollBackTitle(name)}
        description={words.rollBackBody}
        footer={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              variant="primary"
              icon={RotateCcw}
              disabled={reason.trim() === ''}
              busy={deploy.isPending}
              onClick={submit}
            >
              {words.rollBack}
            </Button>
          </>
        }
      >
        <Field label={models.decision.reason} hint={models.decision.reasonHint}>
          <TextArea value={reason} onChange={setReason} maxLength={REASON_MAX} />
        </Field>
        <CallProblem error={deploy.error} className="mt-3" />
      </Dialog>
      <SignInAgain {...dialog} />
    </>
  );
}
