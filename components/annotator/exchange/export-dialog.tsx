'use client';

import { ArrowLeft, FileDown, FileOutput } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { saveFile } from '@/components/ui/save-file';
import { SelectField } from '@/components/ui/select-field';
import { exportLayer } from '@/lib/client/exchange';
import { useJobOutcome } from '@/lib/client/job-outcome';
import { EXCHANGE_FORMATS, type ExchangeFormat } from '@/lib/domain/annotation/exchange-formats';
import { type Annotator, type NoteStatus, UNNAMED } from '@/lib/domain/annotation/mark';
import type { AnnotationProject } from '@/lib/domain/annotation/project';
import { panels } from '@/lib/messages/annotate-panels';
import { exchangeFormatWords } from '@/lib/messages/exchange';
import { personName } from '@/lib/messages/person';
import type { ExportLayerOutcome } from '@/workers/pipeline-api';
import { LayerField } from '../start/layer-field';
import { StatusChoices } from '../start/status-choices';
import { useLayerCounts } from '../start/use-layer-counts';
import { WorkProblem } from '../work-problem';
import { LossList } from './loss-list';

const { export: words } = panels;
const [FIRST_FORMAT] = EXCHANGE_FORMATS;

/** A layer as files: what the format cannot hold is said before anything is saved. Mounted only while it is open. */
export function ExportDialog({
  project,
  annotator,
  onClose,
}: {
  readonly project: AnnotationProject;
  readonly annotator: Annotator;
  readonly onClose: () => void;
}) {
  const [layer, setLayer] = useState(annotator);
  const [formatId, setFormatId] = useState(FIRST_FORMAT?.id ?? 'behealthy-jsonl');
  const [statuses, setStatuses] = useState<readonly NoteStatus[]>(['done', 'reviewed-empty', 'in-progress']);
  const [rejected, setRejected] = useState(true);
  const counts = useLayerCounts(project.id, layer);
  const { run, running, cancel, job, outcome, forget } = useJobOutcome<ExportLayerOutcome>();
  const format = EXCHANGE_FORMATS.find(({ id }) => id === formatId);
  const written = outcome !== 'thrown' && outcome?.kind === 'written' ? outcome : undefined;
  const write = () =>
    run((jobId) =>
      exportLayer(jobId, {
        projectId: project.id,
        annotator: layer,
        format: formatId,
        statuses,
        rejected,
        unnamed: personName(UNNAMED),
      }),
    );
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={words.title}
      description={words.description}
      footer={
        written ? (
          <>
            <Button className="mr-auto" icon={ArrowLeft} onClick={forget}>
              {words.again}
            </Button>
            <Button
              variant="primary"
              icon={FileDown}
              onClick={() => {
                for (const { name, blob } of written.files) saveFile(name, blob, blob.type);
              }}
            >
              {words.save(written.files.length)}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{panels.cancel}</Button>
            <Button variant="primary" icon={FileOutput} busy={running} disabled={statuses.length === 0} onClick={write}>
              {words.write}
            </Button>
          </>
        )
      }
    >
      {written ? (
        <div className="grid gap-4">
          <Notice tone="ok" title={words.ready(written.notes, written.spans)} announce>
            {written.files.map(({ name }) => name).join(', ')}
          </Notice>
          <LossList
            losses={written.losses}
            titleOf={(noteId) => written.titles[noteId] ?? noteId}
            fileName={project.name}
          />
        </div>
      ) : (
        <div className="grid gap-4">
          <WorkProblem outcome={problemOf(outcome)} cancelled={words.cancelled} nothing={words.nothing} />
          <LayerField label={words.layer} projectId={project.id} own={annotator} value={layer} onChange={setLayer} />
          <Field label={words.format}>
            <SelectField
              value={formatId}
              onChange={setFormatId}
              options={EXCHANGE_FORMATS.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          {format && <FormatFacts format={format} />}
          <StatusChoices legend={words.statuses} value={statuses} counts={counts} onChange={setStatuses} />
          {statuses.length === 0 && (
            <p className="text-table" role="status">
              {words.noStatus}
            </p>
          )}
          <Checkbox label={words.rejected} checked={rejected} onChange={setRejected} />
          {running && (
            <ProgressBar
              label={words.writing}
              value={job?.done ?? 0}
              total={job?.total ?? 0}
              msLeft={job?.msLeft}
              onCancel={cancel}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

function FormatFacts({ format }: { readonly format: ExchangeFormat }) {
  const { use, keeps, loses, offsets } = exchangeFormatWords(format);
  return (
    <dl className="facts">
      <dt className="sr-only">{words.format}</dt>
      <dd className="col-span-2 text-fg-2">
        {use} {offsets}
      </dd>
      {keeps.length > 0 && (
        <>
          <dt>{words.keeps}</dt>
          <dd>{keeps.join(', ')}</dd>
        </>
      )}
      {loses.length > 0 && (
        <>
          <dt>{words.loses}</dt>
          <dd>{loses.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

function problemOf(outcome: ExportLayerOutcome | 'thrown' | undefined) {
  if (outcome === undefined || outcome === 'thrown') return outcome;
  if (outcome.kind === 'written') return undefined;
  return outcome.kind === 'nothing-to-export' ? 'nothing' : outcome;
}
