'use client';

import { Rocket } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { TextArea } from '@/components/ui/text-input';
import { type StagePercent, useDeploy } from '@/lib/client/registry/deployments';
import type { ModelVersionDetail } from '@/lib/client/registry/versions';
import { firstStage, STAGES } from '@/lib/domain/deployment/staging';
import { models } from '@/lib/messages/models';
import { CallProblem } from '../account/call-problem';
import { SignInAgain } from '../account/sign-in-again';
import { useWithSignIn } from '../account/use-with-sign-in';

const words = models.deploy;
const REASON_MAX = 500;

/** Puts an approved version into production, first for some browsers. */
export function DeployPanel({ version, pointer }: { readonly version: ModelVersionDetail; readonly pointer: number }) {
  const deploy = useDeploy();
  const { run, dialog } = useWithSignIn();
  const [percent, setPercent] = useState<StagePercent>(firstStage('promote'));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (reason.trim() === '') return;
    const key = crypto.randomUUID();
    run(() =>
      deploy.mutateAsync({
        modelVersionId: version.id,
        kind: 'promote',
        reason: reason.trim(),
        stagePercent: percent,
        pointer,
        key,
      }),
    );
  };
  return (
    <section>
      <h2>{words.title(version.number)}</h2>
      <p className="mt-1 mb-3 text-caption text-fg-2">{words.body}</p>
      <div className="grid gap-3">
        <Segmented
          label={words.stage}
          value={String(percent)}
          onChange={(value) => setPercent(STAGES.find((stage) => String(stage) === value) ?? 5)}
          options={STAGES.map((stage) => ({ value: String(stage), label: words.percent(stage) }))}
        />
        <Field
          label={models.decision.reason}
          hint={models.decision.reasonHint}
          error={asked && reason.trim() === '' ? models.decision.needsReason : undefined}
        >
          <TextArea value={reason} onChange={setReason} maxLength={REASON_MAX} />
        </Field>
        <div>
          <Button variant="primary" icon={Rocket} busy={deploy.isPending} onClick={submit}>
            {words.submit}
          </Button>
        </div>
        <CallProblem error={deploy.error} />
      </div>
      <SignInAgain {...dialog} />
    </section>
  );
}
