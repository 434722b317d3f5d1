'use client';

import { BookOpen, ClipboardPaste, FilePlus2, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { TourStart } from '@/components/tour/tour-start';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useJob } from '@/lib/client/jobs';
import { cancelJob, loadSample, newJobId } from '@/lib/client/work';
import { workErrorMessage } from '@/lib/messages/errors';
import { reading } from '@/lib/messages/reading';
import type { WorkErrorCode } from '@/workers/pipeline-api';
import { PasteDialog } from './paste-dialog';
import { useReadingPlace } from './place';

/** The first thing a newcomer sees: one button that brings notes to read. */
export function ReadEmpty() {
  const [, go] = useReadingPlace();
  const [jobId, setJobId] = useState<string>();
  const [failed, setFailed] = useState<WorkErrorCode>();
  const [pasting, setPasting] = useState(false);
  const job = useJob(jobId);

  const load = async () => {
    const id = newJobId();
    setJobId(id);
    setFailed(undefined);
    const outcome = await loadSample(id, reading.empty.sampleName);
    setJobId(undefined);
    if (outcome.kind === 'failed') setFailed(outcome.code);
    if (outcome.kind === 'stored') go({ datasetId: outcome.datasetId });
  };

  const message = failed && workErrorMessage(failed);
  return (
    <>
      <EmptyState
        icon={BookOpen}
        title={reading.empty.title}
        actions={
          <>
            <Button
              variant="primary"
              icon={Sparkles}
              data-tour="notes"
              onClick={() => void load()}
              busy={jobId !== undefined}
            >
              {reading.empty.sample}
            </Button>
            <ButtonLink href="/datasets" icon={FilePlus2}>
              {reading.empty.import}
            </ButtonLink>
            <Button icon={ClipboardPaste} onClick={() => setPasting(true)}>
              {reading.empty.paste}
            </Button>
            <TourStart />
          </>
        }
      >
        <p>{reading.empty.body}</p>
        {jobId !== undefined && (
          <ProgressBar
            className="mt-3"
            label={reading.empty.sampleProgress}
            value={job?.done ?? 0}
            total={job?.total ?? 0}
            msLeft={job?.msLeft}
            onCancel={() => cancelJob(jobId)}
          />
        )}
        {message && (
          <Notice className="mt-3" tone="critical" title={message.what} announce>
            {message.next}
          </Notice>
        )}
      </EmptyState>
      <PasteDialog open={pasting} onOpenChange={setPasting} onAdded={(noteId) => go({ noteId })} />
    </>
  );
}
