'use client';

import { LogIn, Users } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { people, session as words } from '@/lib/messages/session';
import { InvitationList } from './invitation-list';
import { InvitePanel } from './invite-panel';
import { PersonList } from './person-list';
import { SiteShares } from './site-shares';

// The last part of the page, below what people come for.
const webhooks = onDemand(() => import('./webhooks/webhooks-part'));

/** People, invitations, what the site shares and whom it tells: for reviewers. */
export function PeoplePage() {
  const session = useSession();
  const told = useNeeded(webhooks, hasRole(session, 'reviewer'));
  if (session === undefined) return <Skeleton className="page-body" lines={6} />;
  if (!hasRole(session, 'reviewer')) {
    return (
      <div className="page-body">
        <EmptyState
          icon={Users}
          title={people.needsReviewer.title}
          actions={
            session === null && (
              <ButtonLink href="/sign-in?next=/people" variant="primary" icon={LogIn}>
                {words.signIn}
              </ButtonLink>
            )
          }
        >
          {people.needsReviewer.body}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="page-body grid max-w-[960px] gap-8">
      <InvitePanel />
      <PersonList ownId={session?.person.id ?? ''} />
      <InvitationList />
      <SiteShares />
      {told ? <told.WebhooksPart /> : <Skeleton lines={4} />}
    </div>
  );
}
