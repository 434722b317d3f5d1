'use client';
import type { StagePercent } from '@/lib/domain/deployment/staging';
import type { Deployment } from '@/lib/schemas/registry/deployments';
import { useMutation, useQuery, useQueryClient } from '../queries';
import { callRegistry, valueOfCall } from './call';
import { registryKeys } from './keys';
import { useSession } from './session';

export type { Deployment, StagePercent };

const FRESH_MS = 10_000;
const POLL_MS = 30_000;

/** Newest first. */
export function useDeployments() {
  const session = useSession();
  return useQuery({
    queryKey: registryKeys.deployments,
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/deployments', 'deploymentListSchema', { signal })),
    enabled: session != null,
    staleTime: FRESH_MS,
    refetchInterval: POLL_MS,
    retry: false,
  });
}

export interface DeployRequest {
  readonly modelVersionId: string;
  readonly kind: Deployment['kind'];
  readonly reason: string;
  readonly stagePercent: StagePercent;
  /** The pointer as the person saw it. */
  readonly pointer: number;
  readonly key: string;
}

export function useDeploy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ pointer, key, ...body }: DeployRequest) =>
      valueOfCall(
        callRegistry('POST', '/api/deployments', 'deploymentSavedSchema', { body, ifMatch: `"${pointer}"`, key }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: registryKeys.all }),
  });
}

export function useStage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ number, percent, key }: { number: number; percent: StagePercent; key: string }) =>
      valueOfCall(
        callRegistry('POST', `/api/deployments/${number}/stage`, 'deploymentSavedSchema', { body: { percent }, key }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: registryKeys.all }),
  });
}
