'use client';
import type { Role } from '@/lib/domain/person';
import type { Result } from '@/lib/domain/result';
import type { Invitation, SitePerson } from '@/lib/schemas/registry/accounts';
import { useMutation, useQuery, useQueryClient } from '../queries';
import { type CallError, type Called, callRegistry, valueOfCall } from './call';
import { registryKeys } from './keys';

export type { Invitation, SitePerson };

export interface JoinBody {
  readonly token: string;
  readonly name: string;
  readonly password: string;
}

/** By the link printed in the terminal: the first person. */
export function setUp(
  body: JoinBody & { readonly email: string },
): Promise<Result<Called<{ personId: string }>, CallError>> {
  return callRegistry('POST', '/api/setup', 'personMadeSchema', { body });
}

export function acceptInvitation(body: JoinBody): Promise<Result<Called<{ personId: string }>, CallError>> {
  return callRegistry('POST', '/api/invitations/accept', 'personMadeSchema', { body });
}

export function useInvitations(enabled: boolean) {
  return useQuery({
    queryKey: registryKeys.invitations,
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/invitations', 'invitationsSchema', { signal })),
    enabled,
    select: ({ invitations }) => invitations,
    retry: false,
  });
}

export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; roles: Role[] }) =>
      valueOfCall(callRegistry('POST', '/api/invitations', 'invitationMadeSchema', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKeys.invitations }),
  });
}

export function useWithdrawInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      valueOfCall(callRegistry('DELETE', `/api/invitations/${encodeURIComponent(id)}`, undefined)),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKeys.invitations }),
  });
}

export function usePeople() {
  return useQuery({
    queryKey: registryKeys.people,
    queryFn: ({ signal }) => valueOfCall(callRegistry('GET', '/api/people', 'peopleSchema', { signal })),
    select: ({ people }) => people,
    retry: false,
  });
}

export function useRemovePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => valueOfCall(callRegistry('DELETE', `/api/people/${encodeURIComponent(id)}`, undefined)),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKeys.people }),
  });
}
