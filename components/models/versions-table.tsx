'use client';

import { formatBytes, formatDateTime, formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { VersionHead } from '@/lib/client/registry/versions';
import { models as words } from '@/lib/messages/models';
import { intervalScale } from '../experiments/interval-scale';
import { VersionStatePill } from './version-state';

/** Every version of the site, newest first; pressing one opens it. */
export function VersionsTable({
  versions,
  selectedId,
  onSelect,
}: {
  readonly versions: readonly VersionHead[];
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
}) {
  const scale = intervalScale(versions.map(({ f1 }) => f1));
  const { columns } = words;
  return (
    <Table caption={words.list} inset className="panel mb-6">
      <thead>
        <tr>
          <Th>{columns.version}</Th>
          <Th>{columns.state}</Th>
          <Th num>{columns.f1}</Th>
          <Th>{columns.interval}</Th>
          <Th>{columns.author}</Th>
          <Th>{columns.shared}</Th>
          <Th num>{columns.size}</Th>
          <Th num>{columns.k}</Th>
          <Th>{columns.note}</Th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ id, number, state, f1, author, createdAt, sizeBytes, k, note }) => (
          <Tr key={id} selected={id === selectedId}>
            <Td>
              <button
                type="button"
                className="min-h-6 rounded-mark font-semibold text-accent underline underline-offset-2"
                aria-label={words.open(number)}
                aria-pressed={id === selectedId}
                onClick={() => onSelect(id)}
              >
                {words.name(number)}
              </button>
            </Td>
            <Td>
              <VersionStatePill state={state} />
            </Td>
            <Td num>{formatFraction(f1.value)}</Td>
            <Td>
              <Range {...f1} scale={[scale.min, scale.max]} className="!w-24" />
            </Td>
            <Td>{author.name}</Td>
            <Td>{formatDateTime(createdAt)}</Td>
            <Td num>{formatBytes(sizeBytes)}</Td>
            <Td num>{k}</Td>
            <Td className="max-w-56 truncate" title={note}>
              {note}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
