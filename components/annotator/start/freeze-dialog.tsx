'use client';

import { Database, FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatDate } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TextInput } from '@/components/ui/text-input';
import { freezeLayer } from '@/lib/client/annotation-work';
import { useJobOutcome } from '@/lib/client/job-outcome';
import type { Annotator, NoteStatus } from '@/lib/domain/annotation/mark';
import type { AnnotationProject } from '@/lib/domain/annotation/project';
import { panels } from '@/lib/messages/annotate-panels';
import type { FreezeOutcome } from '@/workers/pipeline-api';
import { WorkProblem } from '../work-problem';
import { LayerField } from './layer-field';
import { StatusChoices } from './status-choices';
import { useLayerCounts } from './use-layer-counts';

const { freeze: words } = panels;

/** A layer becomes a dataset that Experiments can train on. Mounted only while it is open. */
export function FreezeDialog({
  project,
  annotator,
  onClose,
}: {
  readonly project: AnnotationProject;
  readonly annotator: Annotator;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(() => words.nameDefault(project.name, formatDate(new Date().toISOString())));
  const [layer, setLayer] = useState(annotator);
  const [statuses, setStatuses] = useState<readonly NoteStatus[]>(['done', 'reviewed-empty']);
  const [asked, setAsked] = useState(false);
  const counts = useLayerCounts(project.id, layer);
  const { run, running, cancel, job, outcome } = useJobOutcome<FreezeOutcome>();
  const notes = counts && statuses.reduce((sum, status) => sum + counts[status], 0);
  const make = () => {
    setAsked(true);
    if (name.trim() === '' || statuses.length === 0) return;
    run((jobId) => freezeLayer(jobId, { projectId: project.id, annotator: layer, name: name.trim(), statuses }));
  };
  const stored = outcome !== 'thrown' && outcome?.kind === 'stored' ? outcome : undefined;
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={words.title}
      description={words.description}
      footer={
        stored ? (
          <>
            <ButtonLink icon={Database} href={`/datasets?dataset=${stored.datasetId}`}>
              {words.show}
            </ButtonLink>
            <ButtonLink variant="primary" icon={FlaskConical} href={`/experiments?dataset=${stored.datasetId}`}>
              {words.train}
            </ButtonLink>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{panels.cancel}</Button>
            <Button variant="primary" icon={Database} busy={running} onClick={make}>
              {words.make}
            </Button>
          </>
        )
      }
    >
      {stored ? (
        <Notice tone="ok" title={words.stored(name.trim())} announce>
          {words.storedText(stored.notes, stored.dropped)}
        </Notice>
      ) : (
        <div className="grid gap-4">
          <WorkProblem outcome={problemOf(outcome)} cancelled={words.cancelled} nothing={words.nothing} />
          <Field label={words.name} error={asked && name.trim() === '' ? panels.start.nameEmpty : undefined}>
            <TextInput value={name} maxLength={120} autoComplete="off" onChange={setName} />
          </Field>
          <LayerField label={words.layer} projectId={project.id} own={annotator} value={layer} onChange={setLayer} />
          <StatusChoices legend={words.statuses} value={statuses} counts={counts} onChange={setStatuses} />
          <p className="text-table" role="status">
            {statuses.length === 0 ? words.none : notes !== undefined && words.willHold(notes)}
          </p>
          {running && (
            <ProgressBar
              label={words.making}
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

function problemOf(outcome: FreezeOutcome | 'thrown' | undefined) {
  if (outcome === undefined || outcome === 'thrown') return outcome;
  if (outcome.kind === 'stored') return undefined;
  return outcome.kind === 'nothing-done' ? 'nothing' : outcome;
}
