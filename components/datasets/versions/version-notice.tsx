'use client';

import { Notice } from '@/components/ui/notice';
import { deriveErrorMessage, versions as words } from '@/lib/messages/dataset-versions';
import { workErrorMessage } from '@/lib/messages/errors';
import type { DeriveOutcome } from '@/workers/pipeline-api';

/** How making a version ended; nothing while it runs, or when it was cancelled. */
export function VersionNotice({ outcome }: { readonly outcome: DeriveOutcome | undefined }) {
  if (outcome === undefined || outcome.kind === 'cancelled') return null;
  if (outcome.kind === 'stored') return <Notice tone="ok" title={words.made(outcome.setAside)} announce />;
  if (outcome.kind === 'unchanged') return <Notice tone="info" title={words.unchanged} announce />;
  const { what, next } =
    outcome.kind === 'refused' ? deriveErrorMessage(outcome.error) : workErrorMessage(outcome.code);
  return (
    <Notice tone="critical" title={what} announce>
      {next}
    </Notice>
  );
}
