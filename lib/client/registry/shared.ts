'use client';
import type { OutboxDraft } from '@/lib/domain/sync/outbox-row';
import type { SharedBody, SharedItem, SharedKind } from '@/lib/schemas/registry/site';
import { database } from '@/lib/store/database';
import { DexieOutboxStore } from '@/lib/store/outbox-store';
import { useQuery } from '../queries';
import { backgroundWorker } from '../workers';
import { callRegistry, valueOfCall } from './call';
import { registryKeys } from './keys';
import { notifySync } from './notify';
import { hasRole, useSession } from './session';

export { SHARED_KINDS } from '@/lib/domain/sharing/shared-kinds';
export type { SharedBody, SharedItem, SharedKind };

/** What a thing that may be shared holds; the name others see it by is asked for. */
export type SharedContent = {
  [K in SharedKind]: Omit<Extract<SharedBody, { kind: K }>, 'name'>;
}[SharedKind];

/** Whether the site takes such things from the person who is signed in. */
export function useMayShare(kind: SharedKind): boolean {
  const session = useSession();
  const makes = hasRole(session, 'clinician') || hasRole(session, 'reviewer');
  return makes && (session?.site.shares[kind] ?? false);
}

export function useSharedList(kind: SharedKind, enabled: boolean) {
  return useQuery({
    queryKey: registryKeys.sharedList(kind),
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', `/api/shared/${kind}`, 'sharedListSchema', { signal })),
    select: ({ items }) => items,
    enabled,
    retry: false,
  });
}

export function useSharedItem(kind: SharedKind, id: string) {
  return useQuery({
    queryKey: registryKeys.sharedItem(kind, id),
    queryFn: ({ signal }) =>
      valueOfCall(callRegistry('GET', `/api/shared/${kind}/${encodeURIComponent(id)}`, 'sharedItemSchema', { signal })),
    retry: false,
  });
}

/** Stretches of texts that stand in notes of this browser. */
export function useQuotes(texts: readonly string[]) {
  return useQuery({
    queryKey: ['quotes', ...texts],
    queryFn: async ({ signal }) => {
      const jobId = crypto.randomUUID();
      const stop = () => void backgroundWorker().cancel(jobId);
      signal.addEventListener('abort', stop);
      const datasetIds = await database().datasets.toCollection().primaryKeys();
      const outcome = await backgroundWorker().findQuotes(jobId, texts, datasetIds);
      signal.removeEventListener('abort', stop);
      if (outcome.kind !== 'looked') throw new Error(outcome.kind);
      return outcome;
    },
    networkMode: 'always',
    // Notes may have come since.
    gcTime: 0,
    retry: false,
  });
}

/** One thing to be shared: `key` names it here, so that the next time is the next revision of the same. */
export interface OutgoingThing {
  readonly key: string;
  readonly kind: SharedKind;
  readonly text: string;
}

/** Puts things into the outbox, all or none. */
export async function shareThings(personId: string, things: readonly OutgoingThing[]): Promise<void> {
  const createdAt = new Date().toISOString();
  const drafts = await Promise.all(
    things.map(async ({ key, kind, text }): Promise<OutboxDraft> => {
      const target = `${kind}/${await idOf(`${personId}/${kind}/${key}`)}`;
      const ids = { id: crypto.randomUUID(), key: crypto.randomUUID() };
      return { ...ids, kind: 'shared-item', subject: `shared/${target}`, target, body: text, createdAt };
    }),
  );
  await new DexieOutboxStore(database()).add(drafts);
  notifySync('added');
}

/** A uuid (version 8, RFC 9562) that is the same each time and says nothing of what it was made of. */
async function idOf(name: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name)));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant.toString(16)}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
