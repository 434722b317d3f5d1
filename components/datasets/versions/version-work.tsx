'use client';

import { ProgressBar } from '@/components/ui/progress-bar';
import { versions as words } from '@/lib/messages/dataset-versions';
import type { DeriveOutcome } from '@/workers/pipeline-api';
import type { JobWork } from '../use-job-work';
import { VersionNotice } from './version-notice';

/** A version being made, with its progress, and how that ended. */
export function VersionWork({ work }: { readonly work: JobWork<DeriveOutcome> }) {
  return (
    <>
      {work.running && (
        <ProgressBar
          label={words.making}
          value={work.job?.done ?? 0}
          total={work.job?.total ?? 0}
          msLeft={work.job?.msLeft}
          onCancel={work.cancel}
        />
      )}
      <VersionNotice outcome={work.outcome} />
    </>
  );
}
