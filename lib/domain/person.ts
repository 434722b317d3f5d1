/** What a person may do on the server; a person holds one or several. */
export const ROLES = ['clinician', 'doctor', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}

export type RemovalRefusal = 'not-oneself' | 'last-reviewer';

/**
 * Why somebody may not be removed; undefined: they may. Without a reviewer nobody could be invited any more, and of two who
 * remove each other at once one must stay.
 * @param people who may come in now, the one to be removed among them
 */
export function whyNotRemove(people: readonly Person[], personId: string, byId: string): RemovalRefusal | undefined {
  if (personId === byId) return 'not-oneself';
  const stays = people.some(({ id, roles }) => id !== personId && roles.includes('reviewer'));
  return stays ? undefined : 'last-reviewer';
}
