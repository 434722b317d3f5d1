'use client';

import { LogIn } from 'lucide-react';
import { useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useSession } from '@/lib/client/registry/session';
import { SHARED_KINDS, type SharedKind } from '@/lib/client/registry/shared';
import { shared as words } from '@/lib/messages/shared';
import { SharedList } from './shared-list';
import { TakeDialog } from './take-dialog';

export interface SharedChoice {
  readonly kind: SharedKind;
  readonly id: string;
}

/** What people of the site share beside models, kind by kind. */
export function SharedPage() {
  const session = useSession();
  const [chosen, setChosen] = useState<SharedChoice>();
  if (session === undefined) return <Skeleton className="page-body" lines={6} />;
  if (session === null) {
    return (
      <div className="page-body">
        <EmptyState
          title={words.page.signedOut.title}
          actions={
            <ButtonLink href="/sign-in?next=/shared" variant="primary" icon={LogIn}>
              {words.page.signedOut.action}
            </ButtonLink>
          }
        >
          {words.page.signedOut.body}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="page-body grid max-w-[960px] gap-8">
      <p className="max-w-[80ch] text-fg-2">{words.page.body}</p>
      {SHARED_KINDS.map((kind) => (
        <SharedList key={kind} kind={kind} open={session.site.shares[kind]} onTake={(id) => setChosen({ kind, id })} />
      ))}
      {chosen && <TakeDialog key={chosen.id} {...chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
