'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { workErrorMessage } from '@/lib/messages/errors';
import { reading } from '@/lib/messages/reading';
import type { WorkErrorCode } from '@/workers/pipeline-api';

/** Why the model did not read the open note, and once more. */
export function FailedReading({ code, retry }: { readonly code: WorkErrorCode; readonly retry: () => void }) {
  const { what, next } = workErrorMessage(code);
  return (
    <Notice
      className="m-4"
      tone="critical"
      title={reading.note.failed}
      announce
      actions={<Button onClick={retry}>{reading.note.again}</Button>}
    >
      {what} {next}
    </Notice>
  );
}
