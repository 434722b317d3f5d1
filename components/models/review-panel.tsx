'use client';

import { Scale, Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-input';
import { useDatasets } from '@/lib/client/datasets';
import { useJob } from '@/lib/client/jobs';
import { useOpenRows } from '@/lib/client/registry/outbox';
import { gatherEvidence, type ReviewRecord, requestReview } from '@/lib/client/registry/review';
import { useSharedVersions } from '@/lib/client/registry/share';
import type { ModelVersionDetail } from '@/lib/client/registry/versions';
import { cancelJob, newJobId } from '@/lib/client/work';
import { gateResults, type PromotionEvidence } from '@/lib/domain/model/promotion-evidence';
import { workErrorMessage } from '@/lib/messages/errors';
import { gateName, models } from '@/lib/messages/models';
import type { EvidenceOutcome } from '@/workers/pipeline-api';

const words = models.review;
const REASON_MAX = 500;

/** The author's part: compare with the model in use, look where the two part, ask for the review. */
export function ReviewPanel({
  version,
  championId,
  review,
  evidence,
  privacyK,
}: {
  readonly version: ModelVersionDetail;
  readonly championId: string | undefined;
  readonly review: ReviewRecord | null;
  /** Of `review`, with what was looked at. */
  readonly evidence: PromotionEvidence | undefined;
  readonly privacyK: number;
}) {
  const shared = useSharedVersions()?.some(({ id }) => id === version.id);
  const requested = useOpenRows()?.some(({ kind, target }) => kind === 'transition' && target === version.id);
  const datasets = useDatasets()?.filter(({ splits }) => Object.keys(splits).length > 0) ?? [];
  const [datasetId, setDatasetId] = useState<string>();
  const [jobId, setJobId] = useState<string>();
  const [outcome, setOutcome] = useState<EvidenceOutcome>();
  const [reason, setReason] = useState('');
  const job = useJob(jobId);
  if (shared === false) return <p className="text-fg-2">{words.notFromHere}</p>;
  if (requested) {
    return (
      <Notice tone="info" title={words.requested}>
        {words.requestedBody}
      </Notice>
    );
  }
  const outdated = evidence !== undefined && evidence.championVersionId !== (championId ?? null);
  const shadowDatasetId = datasetId ?? datasets[0]?.id;
  const compare = async () => {
    if (shadowDatasetId === undefined) return;
    const id = newJobId();
    setJobId(id);
    setOutcome(undefined);
    setOutcome(await gatherEvidence(id, { versionId: version.id, championId, shadowDatasetId }));
    setJobId(undefined);
  };
  const failing = evidence
    ? gateResults(evidence, { privacyK }).filter(({ passed, gate }) => !passed && gate !== 'shadow-looked-at')
    : [];
  const left = evidence ? evidence.shadow.disagreements - evidence.shadow.lookedAt : 0;
  const problem = problemOf(outcome);
  return (
    <div className="grid gap-3">
      {datasets.length > 1 && (
        <Field label={words.shadowData}>
          <SelectField
            value={shadowDatasetId ?? ''}
            onChange={setDatasetId}
            options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
      {jobId !== undefined ? (
        <ProgressBar
          label={words.comparing}
          value={job?.done ?? 0}
          total={job?.total ?? 0}
          msLeft={job?.msLeft}
          onCancel={() => cancelJob(jobId)}
        />
      ) : (
        <div>
          <Button
            variant={review ? 'default' : 'primary'}
            icon={Scale}
            disabled={shadowDatasetId === undefined}
            onClick={() => void compare()}
          >
            {review ? words.compareAgain : championId === undefined ? words.compareFirst : words.compare}
          </Button>
        </div>
      )}
      {problem !== undefined && <Notice tone="warning" title={problem} announce />}
      {outdated && <Notice tone="warning" title={words.outdated} />}
      {left > 0 && <p className="text-table">{words.left(left)}</p>}
      {failing.length > 0 && (
        <p className="text-table text-warning">
          {words.failing(failing.map(({ gate, label }) => gateName(gate, label)).join(', '))}
        </p>
      )}
      {review && !outdated && (
        <>
          <Field label={words.reason} hint={words.requestHelp}>
            <TextArea value={reason} onChange={setReason} maxLength={REASON_MAX} />
          </Field>
          <div>
            <Button
              variant="primary"
              icon={Send}
              disabled={reason.trim() === '' || left > 0}
              onClick={() => void requestReview(review, reason.trim())}
            >
              {words.request}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function problemOf(outcome: EvidenceOutcome | undefined): string | undefined {
  switch (outcome?.kind) {
    case 'failed':
      return workErrorMessage(outcome.code).what;
    case 'not-from-here':
      return words.notFromHere;
    case 'champion-missing':
      return words.championMissing;
    case 'refused':
      return outcome.error.code === 'no-test-notes' ? words.noTest : words.unreadable;
    default:
      return undefined;
  }
}
