import { followSite } from '@/lib/pipelines/site/follow-site';
import { guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import { monitoringDoor } from './monitoring-door';
import type { FollowOutcome, SiteApi } from './site-api';

export function siteWork(parts: WorkParts): SiteApi {
  const { site, engine } = parts;
  let following: Promise<Awaited<ReturnType<SiteApi['followSite']>>> | undefined;
  return {
    startSync: async () => site?.startSync(),
    followSite: () => {
      // Two at once would fetch the same bytes twice.
      following ??= guardedAtOnce<FollowOutcome>(async () => {
        if (!site) return { kind: 'unreachable' };
        const outcome = await followSite({ ...site, engine });
        // There may be a report to send; the sender would look by itself only after a minute.
        if (outcome.kind === 'swapped' || outcome.kind === 'refused') site.wakeSync();
        // Its windows and thresholds are another's from now on.
        if (outcome.kind === 'swapped') await monitoringDoor(parts).resume();
        return outcome;
      }).finally(() => {
        following = undefined;
      });
      return following;
    },
  };
}
