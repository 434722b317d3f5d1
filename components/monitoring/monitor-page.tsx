'use client';

import { LogIn, SlidersHorizontal } from 'lucide-react';
import { useEffect } from 'react';
import { CallProblem } from '@/components/account/call-problem';
import { ButtonLink } from '@/components/ui/button';
import { useQueryParam } from '@/components/ui/query-param';
import { Segmented } from '@/components/ui/segmented';
import { SelectField } from '@/components/ui/select-field';
import { Skeleton } from '@/components/ui/skeleton';
import { tellAudits } from '@/lib/client/audits';
import { countEpisodes } from '@/lib/client/kpi';
import { usePreference } from '@/lib/client/preferences';
import { useSession } from '@/lib/client/registry/session';
import { PERIODS, type Period } from '@/lib/domain/monitoring/periods';
import { ROLES, type Role } from '@/lib/domain/person';
import { PERIOD_NAMES, monitor as words } from '@/lib/messages/monitor';
import { MonitorFleet } from './monitor-fleet';
import { MonitorHere } from './monitor-here';
import { type MonitorView, useMonitorFleet, useMonitorHere } from './use-monitor';
import { shortDayOf } from './window-axis';

type Scope = 'fleet' | 'here';

/** What the models do to the notes that come in, here and in all browsers. */
export function MonitorPage() {
  const session = useSession();
  const [asked, setScope] = useQueryParam('scope');
  const [period, setPeriod] = usePreference<string>('monitor.period', '30');
  const chosen = PERIODS.find((one) => one === period) ?? '30';
  const signedIn = session != null;
  // Who is signed in looks at the site first; signed out there is this browser alone.
  const scope: Scope = signedIn && asked !== 'here' ? 'fleet' : 'here';
  const roles: readonly Role[] = session?.person.roles ?? ROLES;
  const here = useMonitorHere(chosen, roles);
  const fleet = useMonitorFleet(chosen, signedIn);
  useBacklog();
  if (session === undefined) return <Skeleton className="page-body" lines={8} label={words.loading} />;
  const view: MonitorView | undefined = scope === 'fleet' ? fleet.view : here;
  return (
    <div className="page-body">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented<Scope>
          label={words.scope.label}
          value={scope}
          onChange={setScope}
          options={[
            { value: 'fleet', label: words.scope.fleet(fleet.browsers), disabled: !signedIn },
            { value: 'here', label: words.scope.here },
          ]}
        />
        {!signedIn && (
          <span className="text-caption text-fg-2">
            {words.scope.signIn}{' '}
            <ButtonLink href="/sign-in?next=/monitor" variant="quiet" size="small" icon={LogIn}>
              {words.scope.signInAction}
            </ButtonLink>
          </span>
        )}
        <span className="ml-auto" />
        <SelectField<Period>
          caption={words.period.caption}
          aria-label={words.period.label}
          value={chosen}
          onChange={setPeriod}
          options={PERIODS.map((one) => {
            const held = view?.windowsIn(one);
            return {
              value: one,
              label: held ? words.period.option(shortDayOf(held.from), held.windows) : PERIOD_NAMES[one],
            };
          })}
        />
        <ButtonLink href="/pipelines" icon={SlidersHorizontal}>
          {words.rules}
        </ButtonLink>
      </div>
      {scope === 'fleet' && <CallProblem error={fleet.error} className="mt-3" />}
      {scope === 'fleet' ? (
        fleet.view ? (
          <MonitorFleet view={fleet.view} />
        ) : (
          fleet.error == null && <Skeleton className="mt-4" lines={8} label={words.loading} />
        )
      ) : here ? (
        <MonitorHere view={here} />
      ) : (
        <Skeleton className="mt-4" lines={8} label={words.loading} />
      )}
    </div>
  );
}

/** What a tab that closed too soon left: results of audits that nobody was told of, alarms whose times are not counted. */
function useBacklog(): void {
  useEffect(() => {
    // Told and counted again the next time where it fails.
    void Promise.allSettled([tellAudits(), countEpisodes()]);
  }, []);
}
