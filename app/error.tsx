'use client';

import { RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { shell } from '@/lib/messages/shell';

/** The error's own message is not shown: it could hold words of a note. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  return (
    <div className="page-body">
      <Notice
        tone="critical"
        announce
        title={shell.broken.title}
        actions={
          <>
            <Button variant="primary" icon={RotateCw} onClick={reset}>
              {shell.broken.retry}
            </Button>
            <Button onClick={() => window.location.reload()}>{shell.broken.reload}</Button>
          </>
        }
      >
        <p>{shell.broken.text}</p>
        {error.digest !== undefined && <p className="text-caption text-fg-2">{shell.broken.reference(error.digest)}</p>}
      </Notice>
    </div>
  );
}
