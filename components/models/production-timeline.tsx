'use client';

import { CircleX, ListChecks, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { StatePill } from '@/components/ui/state-pill';
import { type Deployment, useStage } from '@/lib/client/registry/deployments';
import type { VersionHead } from '@/lib/client/registry/versions';
import { nextStage } from '@/lib/domain/deployment/staging';
import { kit } from '@/lib/messages/kit';
import { models } from '@/lib/messages/models';
import { CallProblem } from '../account/call-problem';
import { SignInAgain } from '../account/sign-in-again';
import { useWithSignIn } from '../account/use-with-sign-in';
import { RollBackDialog } from './roll-back-dialog';

const words = models.production;

/** What was in production, newest first, with the way back. */
export function ProductionTimeline({
  deployments,
  pointer,
  versions,
  reviewer,
  onAudit,
}: {
  readonly deployments: readonly Deployment[];
  readonly pointer: number;
  readonly versions: readonly VersionHead[];
  readonly reviewer: boolean;
  readonly onAudit: () => void;
}) {
  const [target, setTarget] = useState<Deployment>();
  const stateOf = (id: string) => versions.find((version) => version.id === id)?.state;
  const current = deployments[0];
  const offered = new Set<string>();
  return (
    <section>
      <div className="mb-4 flex items-center justify-between gap-2">
        <h2>{words.title}</h2>
        {reviewer && (
          <Button size="small" icon={ListChecks} onClick={onAudit}>
            {words.audit}
          </Button>
        )}
      </div>
      {deployments.length === 0 && <p className="text-caption text-fg-2">{words.none}</p>}
      <ol className="timeline">
        {deployments.map((each, at) => {
          const { modelVersionId: id } = each;
          // One way back to each version, at the last time it was in use.
          const canRollBack =
            reviewer && at > 0 && id !== current?.modelVersionId && stateOf(id) === 'superseded' && !offered.has(id);
          if (canRollBack) offered.add(id);
          return (
            <li key={each.number} data-now={at === 0 || undefined}>
              <Entry
                deployment={each}
                until={deployments[at - 1]?.at}
                again={deployments.slice(at + 1).some((earlier) => earlier.modelVersionId === id)}
                revoked={stateOf(id) === 'revoked'}
                reviewer={reviewer}
                onRollBack={canRollBack ? () => setTarget(each) : undefined}
              />
            </li>
          );
        })}
      </ol>
      {reviewer && deployments.length > 1 && <p className="text-caption text-fg-2">{words.rollBackNote}</p>}
      {target && <RollBackDialog target={target} pointer={pointer} onClose={() => setTarget(undefined)} />}
    </section>
  );
}

function Entry({
  deployment,
  until,
  again,
  revoked,
  reviewer,
  onRollBack,
}: {
  readonly deployment: Deployment;
  /** When the next one took over; undefined: it is in use. */
  readonly until: string | undefined;
  readonly again: boolean;
  readonly revoked: boolean;
  readonly reviewer: boolean;
  readonly onRollBack: (() => void) | undefined;
}) {
  const { number, modelVersionNumber, by, at, reason, state, swapped, refused, stagePercent } = deployment;
  const name = models.name(modelVersionNumber);
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <b>{until === undefined ? words.inUse(name) : again ? words.again(name) : name}</b>
        {onRollBack ? (
          <Button size="small" icon={RotateCcw} aria-label={words.rollBackTo(name)} onClick={onRollBack}>
            {words.rollBack}
          </Button>
        ) : revoked ? (
          <StatePill tone="critical" icon={CircleX}>
            {models.name(modelVersionNumber)} revoked
          </StatePill>
        ) : null}
      </div>
      <small>
        {until === undefined ? words.since(formatDateTime(at)) : words.from(formatDateTime(at), formatDateTime(until))},{' '}
        {by ? words.by(by.name) : words.bySystem}
      </small>
      <small>
        {words.pointer(number)}
        {reason !== '' && `, ${kit.quoted(reason)}`}
      </small>
      {state === 'halted' && <small className="!text-critical">{words.halted}</small>}
      {until === undefined && (
        <small>
          {words.has(swapped, stagePercent)}
          {refused > 0 && `, ${words.refused(refused)}`}
        </small>
      )}
      {until === undefined && reviewer && <Widen deployment={deployment} />}
    </>
  );
}

/** The next stage of the deployment in use. */
function Widen({ deployment: { number, stagePercent } }: { readonly deployment: Deployment }) {
  const stage = useStage();
  const { run, dialog } = useWithSignIn();
  const next = nextStage(stagePercent);
  return (
    <>
      {next !== undefined && (
        <Button
          size="small"
          className="mt-1"
          busy={stage.isPending}
          onClick={() => {
            const key = crypto.randomUUID();
            run(() => stage.mutateAsync({ number, percent: next, key }));
          }}
        >
          {models.deploy.widen(next)}
        </Button>
      )}
      <CallProblem error={stage.error} />
      <SignInAgain {...dialog} />
    </>
  );
}
