/** Query keys of what the server owns; signing in or out lets go of all of them. */
export const REGISTRY = 'registry';

export const registryKeys = {
  all: [REGISTRY] as const,
  session: [REGISTRY, 'session'] as const,
  notices: [REGISTRY, 'notices'] as const,
  versions: [REGISTRY, 'versions'] as const,
  version: (id: string | undefined) => [REGISTRY, 'version', id] as const,
  deployments: [REGISTRY, 'deployments'] as const,
  invitations: [REGISTRY, 'invitations'] as const,
  people: [REGISTRY, 'people'] as const,
  sharedList: (kind: string) => [REGISTRY, 'shared', kind] as const,
  sharedItem: (kind: string, id: string) => [REGISTRY, 'shared', kind, id] as const,
  site: [REGISTRY, 'site'] as const,
  audit: [REGISTRY, 'audit'] as const,
};
