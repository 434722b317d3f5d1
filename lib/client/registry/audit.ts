'use client';
import type { AuditEntry } from '@/lib/schemas/registry/audit';
import type { Site } from '@/lib/schemas/registry/site';
import { useInfiniteQuery } from '../infinite-queries';
import { useMutation, useQuery, useQueryClient } from '../queries';
import { CallFailed, callRegistry, valueOfCall } from './call';
import { registryKeys } from './keys';
import { useSession } from './session';

export type { AuditEntry, Site };

const PAGE = 100;

/** The log in its order, page by page. */
export function useAudit(enabled: boolean) {
  return useInfiniteQuery({
    queryKey: registryKeys.audit,
    queryFn: ({ pageParam, signal }) =>
      valueOfCall(callRegistry('GET', `/api/audit?after=${pageParam}&limit=${PAGE}`, 'auditPageSchema', { signal })),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled,
    retry: false,
  });
}

/** Asks the server to go through the whole chain. */
export function useVerifyAudit() {
  return useMutation({
    mutationFn: () => valueOfCall(callRegistry('GET', '/api/audit/verify', 'auditVerdictSchema')),
  });
}

/** The whole log as JSON Lines, to keep elsewhere. */
export async function exportAudit(): Promise<string> {
  const response = await fetch('/api/audit/export', { cache: 'no-store' }).catch(() => undefined);
  if (!response?.ok) throw new CallFailed({ code: response?.status === 401 ? 'not-signed-in' : 'unreachable' });
  return response.text();
}

export function useSite() {
  const session = useSession();
  return useQuery({
    queryKey: registryKeys.site,
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/site', 'siteSchema', { signal })),
    enabled: session != null,
    retry: false,
  });
}

export function useChangeSite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ revision, ...body }: Site) =>
      valueOfCall(callRegistry('PUT', '/api/site', 'siteSchema', { body, ifMatch: `"${revision}"` })),
    onSettled: () => client.invalidateQueries({ queryKey: registryKeys.all }),
  });
}
