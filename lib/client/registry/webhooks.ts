'use client';
import { toBase64Url } from '@/lib/domain/monitoring/base64url';
import { REGISTRY_LIMITS } from '@/lib/schemas/registry/limits';
import type {
  Deliveries,
  WebhookPayload,
  Webhooks,
  WebhooksBody,
  WebhookTest,
  WebhookTestPayload,
} from '@/lib/schemas/registry/triggers';
import { useInfiniteQuery } from '../infinite-queries';
import { useMutation, useQuery, useQueryClient } from '../queries';
import { callRegistry, valueOfCall } from './call';
import { registryKeys } from './keys';

export type { WebhookPayload, Webhooks, WebhookTest, WebhookTestPayload };
export type Webhook = Webhooks['webhooks'][number];
export type WebhookBody = WebhooksBody['webhooks'][number];
export type Delivery = Deliveries['deliveries'][number];

export const WEBHOOKS_MAX = REGISTRY_LIMITS.webhooksMax;
const PAGE = 50;
/** A receiver that comes back is seen soon, without a press. */
const POLL_MS = 15_000;
const SECRET_BYTES = 32;

const keys = {
  list: [...registryKeys.all, 'webhooks'] as const,
  deliveries: [...registryKeys.all, 'webhook-deliveries'] as const,
};
/** Without a network it is said, not waited for. */
const common = { refetchInterval: POLL_MS, networkMode: 'always', retry: false } as const;

export function useWebhooks() {
  return useQuery({
    queryKey: keys.list,
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/webhooks', 'webhooksSchema', { signal })),
    ...common,
  });
}

/** Newest first, page by page. */
export function useDeliveries() {
  return useInfiniteQuery({
    queryKey: keys.deliveries,
    queryFn: ({ pageParam, signal }) =>
      valueOfCall(
        callRegistry(
          'GET',
          `/api/webhook-deliveries?limit=${PAGE}${pageParam === undefined ? '' : `&before=${pageParam}`}`,
          'deliveriesSchema',
          { signal },
        ),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    ...common,
  });
}

/** Puts these in the place of all. `revision`: of the list that the person saw. */
export function useChangeWebhooks() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ revision, webhooks }: { readonly revision: number; readonly webhooks: WebhookBody[] }) =>
      valueOfCall(
        callRegistry('PUT', '/api/webhooks', 'webhooksSchema', { body: { webhooks }, ifMatch: `"${revision}"` }),
      ),
    networkMode: 'always',
    onSuccess: async (told) => {
      // One that was asked for before the change would put the old list back.
      await client.cancelQueries({ queryKey: keys.list });
      client.setQueryData(keys.list, told);
      // What waited for one that was taken away, or rests, was given up with it.
      void client.invalidateQueries({ queryKey: keys.deliveries });
    },
  });
}

/** Has the server send one test at once; its answer says what came of it. @param id of a webhook */
export function useTestWebhook() {
  return useMutation({
    mutationFn: (id: string) =>
      valueOfCall(callRegistry('POST', `/api/webhooks/${encodeURIComponent(id)}/test`, 'webhookTestSchema')),
    networkMode: 'always',
  });
}

/** As a change sends what stands: with no counts, and the secret that the server keeps. */
export function bodyOf({ id, name, address, events, active }: Webhook): WebhookBody {
  return { id, name, address, events, active };
}

/** 256 bits of the browser's own chance, 43 characters; the server tells it to nobody again. */
export function newWebhookSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}
