import { Download, Eye } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, Td, Th } from '@/components/ui/table';
import { type SharedKind, useSharedList } from '@/lib/client/registry/shared';
import { SHARED_KIND_NAMES, shared } from '@/lib/messages/shared';
import { CallProblem } from '../account/call-problem';

const words = shared.page;

/** Things of one kind, newest first. @param open whether the site shares them */
export function SharedList({
  kind,
  open,
  onTake,
}: {
  readonly kind: SharedKind;
  readonly open: boolean;
  readonly onTake: (id: string) => void;
}) {
  const list = useSharedList(kind, open);
  const title = SHARED_KIND_NAMES[kind];
  const looks = kind === 'evaluations';
  return (
    <Section title={title}>
      {!open && <p className="text-fg-2">{words.off}</p>}
      <CallProblem error={list.error} className="mb-4" />
      {open && list.isPending && <Skeleton lines={3} />}
      {open && list.data?.length === 0 && <p className="text-fg-2">{words.none[kind]}</p>}
      {open && list.data !== undefined && list.data.length > 0 && (
        <Table caption={words.table(title)}>
          <thead>
            <tr>
              <Th>{words.columns.name}</Th>
              <Th>{words.columns.by}</Th>
              <Th>{words.columns.at}</Th>
              <Th num>{words.columns.revision}</Th>
              <Th>
                <span className="sr-only">{looks ? words.look : words.take}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {list.data.map(({ id, name, by, at, revision }) => (
              <tr key={id}>
                <th scope="row" className="!font-normal">
                  {name}
                </th>
                <Td>{by.name}</Td>
                <Td>{formatDateTime(at)}</Td>
                <Td num>{revision}</Td>
                <Td>
                  <span className="flex justify-end">
                    <Button
                      size="small"
                      icon={looks ? Eye : Download}
                      onClick={() => onTake(id)}
                      aria-label={looks ? words.lookNamed(name) : words.takeNamed(name)}
                    >
                      {looks ? words.look : words.take}
                    </Button>
                  </span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
