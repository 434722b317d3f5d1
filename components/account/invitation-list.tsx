'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import { type Invitation, useInvitations, useWithdrawInvitation } from '@/lib/client/registry/people';
import { people, ROLE_NAMES } from '@/lib/messages/session';
import { CallProblem } from './call-problem';

const TONES: Readonly<Record<Invitation['state'], StateTone>> = { open: 'info', accepted: 'ok', expired: 'none' };

export function InvitationList() {
  const invitations = useInvitations(true);
  const withdraw = useWithdrawInvitation();
  const rows = invitations.data;
  return (
    <Section title={people.invitations}>
      <CallProblem error={invitations.error ?? withdraw.error} className="mb-4" />
      {rows === undefined && invitations.isPending && <Skeleton lines={3} />}
      {rows?.length === 0 && <p className="text-fg-2">{people.none}</p>}
      {rows !== undefined && rows.length > 0 && (
        <Table caption={people.tableLabel}>
          <thead>
            <tr>
              <Th>{people.columns.email}</Th>
              <Th>{people.columns.roles}</Th>
              <Th>{people.columns.by}</Th>
              <Th>{people.columns.until}</Th>
              <Th>{people.columns.state}</Th>
              <Th>
                <span className="sr-only">{people.withdraw}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, email, roles, by, expiresAt, state }) => (
              <tr key={id}>
                <th scope="row" className="!font-normal">
                  {email}
                </th>
                <Td>{roles.map((role) => ROLE_NAMES[role]).join(', ')}</Td>
                <Td>{by?.name ?? people.byServer}</Td>
                <Td>{formatDateTime(expiresAt)}</Td>
                <Td>
                  <StatePill tone={TONES[state]}>{people.states[state]}</StatePill>
                </Td>
                <Td>
                  {state === 'open' && (
                    <Button
                      size="small"
                      icon={X}
                      aria-label={people.withdrawNamed(email)}
                      onClick={() => withdraw.mutate(id)}
                    >
                      {people.withdraw}
                    </Button>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
