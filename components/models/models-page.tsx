'use client';

import { Box, FlaskConical, List, LogIn } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useQueryParam } from '@/components/ui/query-param';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { useDeployments } from '@/lib/client/registry/deployments';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { useNotices, useVersions, type VersionHead } from '@/lib/client/registry/versions';
import { STATE_NAMES, models as words } from '@/lib/messages/models';
import { CallProblem } from '../account/call-problem';
import { AuditDialog } from './audit-dialog';
import { ProductionTimeline } from './production-timeline';
import { useReviewedVersion } from './use-reviewed-version';
import { VersionAside } from './version-aside';
import { VersionBody } from './version-body';
import { VersionsTable } from './versions-table';

/** Models of the site: the versions, the one looked at beside the one in use, what was in production. */
export function ModelsPage() {
  const session = useSession();
  if (session === undefined) return <Skeleton className="page-body" lines={8} label={words.loading} />;
  if (session) return <ModelsOfSite reviewer={hasRole(session, 'reviewer')} />;
  return (
    <div className="page-body">
      <EmptyState
        icon={Box}
        title={words.signedOut.title}
        actions={
          <>
            <ButtonLink href="/sign-in?next=/models" variant="primary" icon={LogIn}>
              {words.signedOut.action}
            </ButtonLink>
            <ButtonLink href="/experiments" icon={FlaskConical}>
              {words.signedOut.own}
            </ButtonLink>
          </>
        }
      >
        {words.signedOut.body}
      </EmptyState>
    </div>
  );
}

function ModelsOfSite({ reviewer }: { readonly reviewer: boolean }) {
  const versions = useVersions();
  const deployments = useDeployments();
  const notices = useNotices();
  const [versionId, setVersionId] = useQueryParam('version');
  const [listed, setListed] = useState(false);
  const [audit, setAudit] = useState(false);
  const past = deployments.data?.deployments ?? [];
  const pointer = deployments.data?.pointer ?? 0;
  const championId = past[0]?.modelVersionId;
  const all = versions.data;
  const waiting = waitingOf(all ?? [], notices?.reviews ?? [], notices?.approved ?? []);
  const selected = all?.find(({ id }) => id === versionId) ?? waiting[0] ?? all?.[0];
  const { reviewed, error } = useReviewedVersion(selected?.id, championId);
  if (all === undefined) {
    return (
      <div className="page-body">
        {versions.isPending ? <Skeleton lines={8} label={words.loading} /> : <CallProblem error={versions.error} />}
      </div>
    );
  }
  const options = selected && !waiting.includes(selected) ? [...waiting, selected] : waiting;
  return (
    <div className="models-page">
      <div className="models-body">
        <CallProblem error={versions.error ?? deployments.error ?? error} className="mb-3" />
        {selected ? (
          <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
            <Segmented
              label={words.waiting}
              className="flex-wrap"
              value={selected.id}
              onChange={setVersionId}
              options={options.map(({ id, number, state }) => ({
                value: id,
                label: words.waits(number, STATE_NAMES[state]),
              }))}
            />
            <Button icon={List} aria-expanded={listed} onClick={() => setListed(!listed)}>
              {listed ? words.hideAll : words.all}
            </Button>
          </div>
        ) : (
          <EmptyState
            icon={Box}
            title={words.empty.title}
            actions={
              <ButtonLink href="/experiments" icon={FlaskConical}>
                {words.empty.action}
              </ButtonLink>
            }
          >
            {words.empty.body}
          </EmptyState>
        )}
        {selected && listed && <VersionsTable versions={all} selectedId={selected.id} onSelect={setVersionId} />}
        {reviewed ? (
          <VersionBody key={reviewed.version.id} {...reviewed} />
        ) : (
          selected && !error && <Skeleton lines={8} label={words.loading} />
        )}
      </div>
      <aside className="models-aside" aria-label={words.aside}>
        {reviewed && (
          <VersionAside key={reviewed.version.id} reviewed={reviewed} championId={championId} pointer={pointer} />
        )}
        <ProductionTimeline
          deployments={past}
          pointer={pointer}
          versions={all}
          reviewer={reviewer}
          onAudit={() => setAudit(true)}
        />
      </aside>
      {audit && <AuditDialog onClose={() => setAudit(false)} />}
    </div>
  );
}

/** What waits for a decision or to be deployed, in that order. */
function waitingOf(
  versions: readonly VersionHead[],
  reviews: readonly string[],
  approved: readonly string[],
): VersionHead[] {
  const of = (ids: readonly string[]) => versions.filter(({ id }) => ids.includes(id));
  return [...of(reviews), ...of(approved)];
}
