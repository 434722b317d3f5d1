'use client';

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import type { Retry } from '@/lib/client/step-runs';
import { runs } from '@/lib/messages/pipelines';

/** Under a run that did not come to its end: again, or what it needs for that. */
export function TryAgain({ retry }: { readonly retry: Retry }) {
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string>();
  if (retry.kind === 'file') {
    return (
      <span className="flex flex-wrap items-center gap-3 text-fg-2 text-table">
        {runs.needsFile}
        <ButtonLink size="small" href="/datasets">
          {runs.noneNext.data.button}
        </ButtonLink>
      </span>
    );
  }
  if (retry.kind === 'elsewhere') return <span className="text-fg-2 text-table">{runs.elsewhere}</span>;
  const start = async () => {
    setBusy(true);
    setCode(undefined);
    setCode(await retry.start().catch(() => 'unexpected'));
    setBusy(false);
  };
  return (
    <span className="flex flex-wrap items-center gap-3 text-table">
      <Button size="small" icon={RotateCcw} busy={busy} onClick={() => void start()}>
        {busy ? runs.retrying : runs.again}
      </Button>
      {code !== undefined && <span role="status">{runs.retryFailed(code)}</span>}
    </span>
  );
}
