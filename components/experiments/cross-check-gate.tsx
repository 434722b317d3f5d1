'use client';

import { RotateCw, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Skeleton } from '@/components/ui/skeleton';
import type { CrossCheck } from '@/lib/domain/model/cross-check';
import { workErrorMessage } from '@/lib/messages/errors';
import { insight } from '@/lib/messages/insight';
import type { CrossCheckWork } from './use-cross-check';

const { check: words } = insight;

/** What a run's cross-check found; until there is one, what it is and a button that starts it. */
export function CrossCheckGate({
  crossCheck: { check, work, start },
  children,
}: {
  readonly crossCheck: CrossCheckWork;
  readonly children: (check: CrossCheck) => ReactNode;
}) {
  if (check === undefined) return <Skeleton lines={4} />;
  const { outcome } = work;
  const failure = outcome?.kind === 'failed' ? workErrorMessage(outcome.code) : undefined;
  return (
    <div className="grid gap-4">
      {check === null && !work.running && (
        <div className="grid max-w-[72ch] justify-items-start gap-3">
          <h3>{words.title}</h3>
          <p className="text-fg-2">{words.body}</p>
          <Button variant="primary" icon={Search} onClick={start}>
            {words.start}
          </Button>
        </div>
      )}
      {work.running && (
        <ProgressBar
          label={words.running}
          value={work.job?.done ?? 0}
          total={work.job?.total ?? 0}
          msLeft={work.job?.msLeft}
          onCancel={work.cancel}
        />
      )}
      {outcome?.kind === 'cancelled' && <Notice tone="info" title={words.cancelled} announce />}
      {outcome?.kind === 'too-few-patients' && <Notice tone="warning" title={words.tooFew} announce />}
      {failure && (
        <Notice tone="critical" title={failure.what} announce>
          {failure.next}
        </Notice>
      )}
      {check && children(check)}
      {check && !work.running && (
        <p className="flex flex-wrap items-center gap-3 text-caption text-fg-2 tabular-nums">
          {formatDateTime(check.at)}, {words.done(check.notes, check.folds)}
          <Button size="small" icon={RotateCw} onClick={start}>
            {words.again}
          </Button>
        </p>
      )}
    </div>
  );
}
