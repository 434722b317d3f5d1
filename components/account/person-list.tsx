'use client';

import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { StatePill } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import { type SitePerson, usePeople } from '@/lib/client/registry/people';
import { people, ROLE_NAMES } from '@/lib/messages/session';
import { CallProblem } from './call-problem';
import { RemovePersonDialog } from './remove-person-dialog';

const words = people.list;

/** Who joined; a reviewer can remove anybody else. @param ownId of the person who looks */
export function PersonList({ ownId }: { readonly ownId: string }) {
  const everybody = usePeople();
  const [leaving, setLeaving] = useState<SitePerson>();
  const [removed, setRemoved] = useState<string>();
  return (
    <Section title={words.title}>
      <CallProblem error={everybody.error} className="mb-4" />
      {everybody.isPending && <Skeleton lines={3} />}
      {removed !== undefined && <Notice className="mb-4" tone="ok" title={words.done(removed)} announce />}
      {everybody.data && (
        <Table caption={words.tableLabel}>
          <thead>
            <tr>
              <Th>{words.columns.name}</Th>
              <Th>{words.columns.email}</Th>
              <Th>{words.columns.roles}</Th>
              <Th>{words.columns.joined}</Th>
              <Th>{words.columns.state}</Th>
              <Th>
                <span className="sr-only">{words.remove}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {everybody.data.map((person) => (
              <tr key={person.id}>
                <th scope="row" className="!font-normal">
                  {person.name}
                </th>
                <Td>{person.email}</Td>
                <Td>{person.roles.map((role) => ROLE_NAMES[role]).join(', ')}</Td>
                <Td>{formatDateTime(person.joinedAt)}</Td>
                <Td>
                  <StatePill tone={person.removedAt === null ? 'ok' : 'none'}>
                    {person.removedAt === null ? words.active : words.removed(formatDateTime(person.removedAt))}
                  </StatePill>
                </Td>
                <Td>
                  {person.id === ownId && <span className="text-fg-2">{words.you}</span>}
                  {person.id !== ownId && person.removedAt === null && (
                    <Button
                      size="small"
                      icon={UserMinus}
                      aria-label={words.removeNamed(person.name)}
                      onClick={() => setLeaving(person)}
                    >
                      {words.remove}
                    </Button>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {leaving && (
        <RemovePersonDialog
          person={leaving}
          onClose={() => setLeaving(undefined)}
          onRemoved={() => setRemoved(leaving.name)}
        />
      )}
    </Section>
  );
}
