'use client';
import { splitModelFile } from '@/lib/domain/model/model-file';
import type { VersionState } from '@/lib/domain/model/version-states';
import type { ModelVersionDetail, VersionHead, VersionStep } from '@/lib/schemas/registry/model-versions';
import type { Notices } from '@/lib/schemas/registry/site';
import { useMutation, useQuery, useQueryClient } from '../queries';
import { CallFailed, callRegistry, valueOfCall } from './call';
import { registryKeys } from './keys';
import { useSession } from './session';

export type { ModelVersionDetail, Notices, VersionHead, VersionState, VersionStep };

/** Others decide and deploy meanwhile. */
const FRESH_MS = 15_000;
const POLL_MS = 30_000;

/** Newest first; of a long list the first 200. */
export function useVersions() {
  const session = useSession();
  return useQuery({
    queryKey: registryKeys.versions,
    queryFn: ({ signal }) =>
      valueOfCall(callRegistry('GET', '/api/model-versions?limit=200', 'versionListSchema', { signal })),
    select: ({ versions }) => versions,
    enabled: session != null,
    staleTime: FRESH_MS,
    refetchInterval: POLL_MS,
    retry: false,
  });
}

export function useVersion(id: string | undefined) {
  const session = useSession();
  return useQuery({
    queryKey: registryKeys.version(id),
    queryFn: ({ signal }) =>
      valueOfCall(
        callRegistry('GET', `/api/model-versions/${encodeURIComponent(id ?? '')}`, 'modelVersionDetailSchema', {
          signal,
        }),
      ),
    enabled: session != null && id !== undefined,
    staleTime: FRESH_MS,
    refetchInterval: POLL_MS,
    retry: false,
  });
}

/** What waits for the person; undefined: signed out, or not known. */
export function useNotices(): Notices | undefined {
  const session = useSession();
  return useQuery({
    queryKey: registryKeys.notices,
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/notices', 'noticesSchema', { signal })),
    enabled: session != null,
    staleTime: FRESH_MS,
    refetchInterval: POLL_MS,
    retry: false,
  }).data;
}

export interface StepRequest {
  readonly id: string;
  readonly revision: number;
  readonly to: VersionState;
  readonly reason: string;
  /** Idempotency-Key, the same for every press of one intent. */
  readonly key: string;
}

/** A decision, made while online: it wants a recent sign-in and an answer at once. */
export function useTakeStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision, to, reason, key }: StepRequest) =>
      valueOfCall(
        callRegistry('POST', `/api/model-versions/${encodeURIComponent(id)}/transitions`, 'versionSavedSchema', {
          body: { to, reason },
          ifMatch: `"${revision}"`,
          key,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: registryKeys.all }),
  });
}

/** The weights of a shared model, in CRFsuite's own format. @throws CallFailed */
export async function versionWeights(sha256: string): Promise<Uint8Array> {
  const response = await fetch(`/api/models/${encodeURIComponent(sha256)}`).catch(() => undefined);
  if (!response?.ok) throw new CallFailed({ code: response?.status === 401 ? 'not-signed-in' : 'unreachable' });
  const parts = splitModelFile(new Uint8Array(await response.arrayBuffer()));
  if (!parts.ok) throw new CallFailed({ code: 'answer-unreadable' });
  return parts.value.weights.slice();
}
