'use client';
import type { KpiId } from '@/lib/domain/monitoring/kpi';
import type { Days } from '@/lib/domain/monitoring/periods';
import type { Kpis } from '@/lib/schemas/registry/kpi';
import type { FleetDrift } from '@/lib/schemas/registry/monitoring';
import type { Firings } from '@/lib/schemas/registry/triggers';
import { usePreference } from '../preferences';
import { useMutation, useQuery, useQueryClient } from '../queries';
import { CallFailed, callRegistry, valueOfCall } from './call';
import { registryKeys } from './keys';
import { useSession } from './session';

export type { FleetDrift, Kpis };
export type FleetFiring = Firings['firings'][number];
export type Targets = Readonly<Partial<Record<KpiId, number>>>;

/** Other browsers tell a window every few minutes at most. */
const FRESH_MS = 30_000;
const POLL_MS = 60_000;
const common = { staleTime: FRESH_MS, refetchInterval: POLL_MS, retry: false } as const;
const KEPT_TARGETS = 'monitoring.kpi-targets';

/** Windows of all browsers, merged; asked for where `on`. */
export function useFleetDrift(on: boolean) {
  const session = useSession();
  return useQuery({
    queryKey: [...registryKeys.all, 'fleet-drift'],
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/fleet-drift', 'fleetDriftSchema', { signal })),
    enabled: on && session != null,
    ...common,
  });
}

/** Key figures of all browsers that the person's roles may see. */
export function useFleetKpis(days: Days, on: boolean) {
  const session = useSession();
  return useQuery({
    queryKey: [...registryKeys.all, 'kpis', days.from, days.to],
    queryFn: ({ signal }) =>
      valueOfCall(callRegistry('GET', `/api/kpis?from=${days.from}&to=${days.to}`, 'kpisSchema', { signal })),
    enabled: on && session != null,
    ...common,
  });
}

/** Newest first, at most 200. */
export function useFleetFirings(on: boolean) {
  const session = useSession();
  return useQuery({
    queryKey: [...registryKeys.all, 'firings'],
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/firings?limit=200', 'firingsSchema', { signal })),
    select: ({ firings }) => firings,
    enabled: on && session != null,
    ...common,
  });
}

/** Targets that stand: the site's for who is signed in, else this browser's own. */
export function useKpiTargets(): { readonly targets: Targets; readonly revision: number | undefined } {
  const session = useSession();
  const [kept] = usePreference<{ readonly [id: string]: number }>(KEPT_TARGETS, {});
  const site = useQuery({
    queryKey: [...registryKeys.all, 'kpi-targets'],
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/kpi-targets', 'kpiTargetsSchema', { signal })),
    enabled: session != null,
    ...common,
  }).data;
  return session != null && site
    ? { targets: site.targets, revision: site.revision }
    : { targets: kept as Targets, revision: undefined };
}

/** Sets all targets: the site's where its revision is known, else this browser's own. */
export function useSaveKpiTargets() {
  const client = useQueryClient();
  const [, keep] = usePreference<{ readonly [id: string]: number }>(KEPT_TARGETS, {});
  return useMutation({
    mutationFn: async ({ targets, revision }: { readonly targets: Targets; readonly revision: number | undefined }) => {
      if (revision === undefined) return keep(targets as { readonly [id: string]: number });
      const saved = await callRegistry('PUT', '/api/kpi-targets', 'kpiTargetsSchema', {
        body: { targets },
        ifMatch: `"${revision}"`,
      });
      if (!saved.ok) throw new CallFailed(saved.error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: registryKeys.all }),
  });
}
