'use client';

import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatDate, formatFraction, formatPoints } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SelectField } from '@/components/ui/select-field';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnnotatorName, useNoteStates } from '@/lib/client/annotation';
import { type Audit, beginAudit, concludeAudit, giveUpAudit, useAuditGrounds } from '@/lib/client/audits';
import { useJobOutcome } from '@/lib/client/job-outcome';
import { useVersion } from '@/lib/client/registry/versions';
import { isFinished } from '@/lib/domain/annotation/note-state';
import { AUDIT_DEFAULTS, AUDIT_HALF_WIDTHS, planAudit } from '@/lib/domain/monitoring/audit';
import { mentionsToAudit } from '@/lib/domain/monitoring/f1-estimate';
import { NOTES_MIN } from '@/lib/domain/monitoring/suppress';
import type { Label } from '@/lib/domain/text/span';
import { workErrorMessage } from '@/lib/messages/errors';
import { LABEL_WORDS } from '@/lib/messages/label-words';
import { models as modelWords } from '@/lib/messages/models';
import { monitor } from '@/lib/messages/monitor';
import type { AuditOutcome } from '@/workers/pipeline-api';

const { audit: words } = monitor;

export interface AuditedModel {
  readonly id: string;
  readonly number: number;
  readonly labels: readonly Label[];
  /** The registry's id, where it came from there. */
  readonly versionId?: string | undefined;
}

/** Plans an audit, or shows the one that is under way and what came of it. */
export function AuditDialog({
  model,
  audits,
  onClose,
}: {
  readonly model: AuditedModel;
  /** Of this model, newest first. */
  readonly audits: readonly Audit[];
  readonly onClose: () => void;
}) {
  const [again, setAgain] = useState(false);
  const last = audits[0];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={words.title} description={words.description}>
      {last === undefined || again ? (
        <AuditPlan model={model} onBegun={() => setAgain(false)} />
      ) : (
        <AuditState key={last.id} audit={last} model={model} onAgain={() => setAgain(true)} />
      )}
    </Dialog>
  );
}

function AuditPlan({ model, onBegun }: { readonly model: AuditedModel; readonly onBegun: () => void }) {
  const grounds = useAuditGrounds(model.id);
  const [halfWidth, setHalfWidth] = useState<(typeof AUDIT_HALF_WIDTHS)[number]>(AUDIT_DEFAULTS.halfWidth);
  const [datasetId, setDatasetId] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (grounds === undefined) return <Skeleton lines={3} />;
  const ground = grounds.find((one) => one.datasetId === datasetId) ?? grounds[0];
  if (ground === undefined) return <p>{words.nothing}</p>;
  const wanted = mentionsToAudit(0.5, halfWidth);
  // The plan that is made uses a seed of its own; how many notes it takes differs by a few.
  const plan = planAudit(ground.notes, wanted, AUDIT_DEFAULTS.seed);
  const begin = async () => {
    setBusy(true);
    const name = words.name(modelWords.name(model.number), formatDate(new Date().toISOString()));
    await beginAudit(model, ground, { name, mentions: wanted, halfWidth, labelWords: LABEL_WORDS });
    onBegun();
  };
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-4">
        <Field label={words.half}>
          <SelectField
            value={String(halfWidth)}
            onChange={(value) => setHalfWidth(AUDIT_HALF_WIDTHS.find((one) => String(one) === value) ?? halfWidth)}
            options={AUDIT_HALF_WIDTHS.map((one) => ({ value: String(one), label: words.halfOption(one) }))}
          />
        </Field>
        {grounds.length > 1 && (
          <Field label={words.ground}>
            <SelectField
              value={ground.datasetId}
              onChange={setDatasetId}
              options={grounds.map(({ datasetId: value, name, notes }) => ({
                value,
                label: words.groundOption(name, notes.length),
              }))}
            />
          </Field>
        )}
      </div>
      <p>
        {words.plan(plan.mentions, plan.noteIds.length)}
        {plan.mentions < wanted && ` ${words.fewer(wanted)}`}
      </p>
      <div>
        <Button variant="primary" icon={PenLine} busy={busy} onClick={() => void begin()}>
          {words.begin}
        </Button>
      </div>
    </div>
  );
}

function AuditState({
  audit,
  model,
  onAgain,
}: {
  readonly audit: Audit;
  readonly model: AuditedModel;
  readonly onAgain: () => void;
}) {
  const [annotator] = useAnnotatorName();
  const states = useNoteStates(audit.projectId, annotator);
  const version = useVersion(model.versionId);
  const { run, cancel, running, job, outcome } = useJobOutcome<AuditOutcome>();
  const done = [...(states?.values() ?? [])].filter(({ status }) => isFinished(status)).length;
  const approval = version.data?.card.evaluation.scores.exact.overall.f1;
  const failure = outcome === 'thrown' ? 'unexpected' : outcome?.kind === 'failed' ? outcome.code : undefined;
  const { result } = audit;
  return (
    <div className="grid gap-4">
      {result ? (
        <Notice
          tone={result.change && result.change.high < 0 ? 'warning' : 'info'}
          title={words.result(
            formatFraction(result.f1.value, 2),
            formatFraction(result.f1.low, 2),
            formatFraction(result.f1.high, 2),
            result.notes,
          )}
        >
          {words.counts(result.exact.truePositives, result.exact.falsePositives, result.exact.falseNegatives)}{' '}
          {result.change
            ? words.change(
                formatPoints(result.change.change),
                formatPoints(result.change.low),
                formatPoints(result.change.high),
                formatFraction(result.change.approval.value, 2),
              )
            : words.noApproval}{' '}
          {result.notes < NOTES_MIN && words.few(NOTES_MIN)}
        </Notice>
      ) : (
        <p>{words.open(done, audit.notes)}</p>
      )}
      {running && (
        <ProgressBar label={words.working} value={job?.done ?? 0} total={job?.total ?? 0} onCancel={cancel} />
      )}
      {failure !== undefined && (
        <Notice tone="critical" announce title={workErrorMessage(failure).what}>
          {workErrorMessage(failure).next}
        </Notice>
      )}
      {outcome !== 'thrown' && outcome?.kind === 'nothing-done' && <p role="alert">{words.nothingDone}</p>}
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/annotate?project=${encodeURIComponent(audit.projectId)}`} icon={PenLine}>
          {words.go}
        </ButtonLink>
        <Button
          variant="primary"
          disabled={done === 0}
          busy={running}
          onClick={() => run((jobId) => concludeAudit(jobId, { auditId: audit.id, annotator, approval }))}
        >
          {words.conclude}
        </Button>
        {result ? (
          <Button variant="quiet" onClick={onAgain}>
            {words.again}
          </Button>
        ) : (
          <Button variant="quiet" onClick={() => void giveUpAudit(audit.id)}>
            {words.giveUp}
          </Button>
        )}
      </div>
    </div>
  );
}
