'use client';

import { useOutboxCounts } from '@/lib/client/at-start';
import { useKpiTelling } from '@/lib/client/kpi';
import { useMonitoringLoop } from '@/lib/client/monitoring-loop';
import { useFreshAfterSending, useSync } from '@/lib/client/registry/outbox';
import { useSession } from '@/lib/client/registry/session';
import { useSessionWatch } from '@/lib/client/registry/session-watch';
import { useFollowSite } from '@/lib/client/registry/site';

/** What goes on behind every page: the session's end, sending, following the site's model. Nothing without a sign-in. */
export function BackgroundWork() {
  const session = useSession();
  const counts = useOutboxCounts();
  const signedIn = session != null;
  useSessionWatch();
  useSync(signedIn || (counts?.waiting ?? 0) > 0);
  useFreshAfterSending(counts?.waiting);
  useFollowSite(signedIn);
  useMonitoringLoop(signedIn);
  useKpiTelling(signedIn);
  return null;
}
