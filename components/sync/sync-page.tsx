'use client';

import { CloudUpload, FlaskConical, LogIn, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { type OutboxRow, sendNow, useClosedRows, useOpenRows } from '@/lib/client/registry/outbox';
import { useSession } from '@/lib/client/registry/session';
import { sync as words } from '@/lib/messages/sync';
import { DropDialog } from './drop-dialog';
import { OutboxTable } from './outbox-table';
import { RowDialog } from './row-dialog';

const OLD_MS = 3 * 86_400_000;
const DAY_MS = 86_400_000;

/** What waits, what was sent to the byte, what failed and why. */
export function SyncPage() {
  const open = useOpenRows();
  const closed = useClosedRows();
  const session = useSession();
  const [shown, setShown] = useState<OutboxRow>();
  const [dropping, setDropping] = useState<OutboxRow>();
  if (open === undefined || closed === undefined || session === undefined) {
    return <Skeleton className="page-body" lines={6} />;
  }
  const waitedMs = Math.max(0, ...open.map(({ createdAt }) => Date.now() - Date.parse(createdAt)));
  return (
    <div className="page-body">
      <p className="mb-4 text-fg-2">{words.promise}</p>
      {waitedMs > OLD_MS && (
        <Notice className="mb-4" tone="warning" title={words.old(Math.floor(waitedMs / DAY_MS))} announce />
      )}
      {open.length === 0 && closed.length === 0 ? (
        <EmptyState
          icon={CloudUpload}
          title={words.nothing}
          actions={
            <ButtonLink href="/experiments" variant="primary" icon={FlaskConical}>
              {words.toExperiments}
            </ButtonLink>
          }
        >
          {words.nothingText}
        </EmptyState>
      ) : (
        <>
          <Section
            title={words.waiting}
            note={open.length > 0 ? words.waitingNote(open.length) : undefined}
            actions={
              open.length > 0 &&
              (session === null ? (
                <ButtonLink href="/sign-in?next=/sync" variant="primary" icon={LogIn}>
                  {words.signIn}
                </ButtonLink>
              ) : (
                <Button icon={RefreshCw} onClick={() => void sendNow()}>
                  {words.sendNow}
                </Button>
              ))
            }
          >
            {open.length === 0 ? (
              <p className="text-fg-2">{words.allSent}</p>
            ) : (
              <OutboxTable caption={words.waitingTable} rows={open} onShow={setShown} onDrop={setDropping} />
            )}
          </Section>
          {closed.length > 0 && (
            <Section title={words.sent}>
              <OutboxTable caption={words.sentTable} rows={closed} onShow={setShown} />
            </Section>
          )}
        </>
      )}
      {shown && <RowDialog row={shown} onClose={() => setShown(undefined)} />}
      {dropping && <DropDialog row={dropping} open={open} onClose={() => setDropping(undefined)} />}
    </div>
  );
}
