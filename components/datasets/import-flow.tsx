'use client';

import { BookOpen, Check, FlaskConical } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useJob } from '@/lib/client/jobs';
import { datasets } from '@/lib/messages/datasets';
import { workErrorMessage } from '@/lib/messages/errors';
import { importStepName } from '@/lib/messages/import';
import { ImportCheckPanel } from './import-check-panel';
import type { Import } from './use-import';

/** The import under way: checking, what was found, adding, done. Nothing while idle, but for how the last one ended. */
export function ImportFlow({ flow, onOpen }: { readonly flow: Import; readonly onOpen: (datasetId: string) => void }) {
  const { state } = flow;
  switch (state.step) {
    case 'idle': {
      if (state.failure) {
        const { what, next } = workErrorMessage(state.failure);
        return (
          <Notice tone="critical" title={what} announce>
            {next}
          </Notice>
        );
      }
      if (state.cancelled) return <Notice tone="info" title={datasets.checking.cancelled} announce />;
      return null;
    }
    case 'checking':
      return <Working jobId={state.jobId} title={datasets.checking.title(state.files)} onCancel={flow.cancel} />;
    case 'checked':
      return (
        <ImportCheckPanel
          // A new check starts with its own name.
          key={state.check.jobId}
          check={state.check}
          failure={state.failure}
          onStore={flow.store}
          onDiscard={flow.discard}
          onOpen={(id) => {
            flow.discard();
            onOpen(id);
          }}
        />
      );
    case 'storing':
      return <Working jobId={state.jobId} title={datasets.storing.title} onCancel={flow.cancel} />;
    case 'stored':
      return (
        <Notice
          tone="ok"
          title={datasets.stored.title(state.name)}
          announce
          actions={
            <>
              {state.labelled && (
                <ButtonLink variant="primary" icon={FlaskConical} href={`/experiments?dataset=${state.datasetId}`}>
                  {datasets.stored.train}
                </ButtonLink>
              )}
              <ButtonLink icon={BookOpen} href={`/read?dataset=${state.datasetId}`}>
                {datasets.stored.read}
              </ButtonLink>
              <Button icon={Check} onClick={flow.discard}>
                {datasets.stored.done}
              </Button>
            </>
          }
        >
          {state.labelled ? datasets.stored.labelled : datasets.stored.unlabelled}
        </Notice>
      );
  }
}

function Working({
  jobId,
  title,
  onCancel,
}: {
  readonly jobId: string;
  readonly title: string;
  readonly onCancel: () => void;
}) {
  const job = useJob(jobId);
  return (
    <section className="panel panel-body" aria-label={title}>
      <ProgressBar
        label={job === undefined || job.step === 'start' ? title : `${title}: ${importStepName(job.step)}`}
        value={job?.done ?? 0}
        total={job?.total ?? 0}
        msLeft={job?.msLeft}
        onCancel={onCancel}
      />
    </section>
  );
}
