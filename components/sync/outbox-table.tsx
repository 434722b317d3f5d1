'use client';

import { CloudCheck, CloudUpload, Eye, type LucideIcon, OctagonAlert, RotateCcw, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import { type OutboxRow, retryRow } from '@/lib/client/registry/outbox';
import { storedCodeMessage } from '@/lib/messages/registry-errors';
import { KIND_WORDS, STATE_WORDS, sync as words } from '@/lib/messages/sync';

const LOOKS: Readonly<Record<OutboxRow['state'], readonly [StateTone, LucideIcon]>> = {
  waiting: ['info', CloudUpload],
  sent: ['ok', CloudCheck],
  asks: ['warning', OctagonAlert],
  refused: ['critical', OctagonAlert],
  dropped: ['none', Undo2],
};

/** Rows of the outbox with what became of them. */
export function OutboxTable({
  caption,
  rows,
  onShow,
  onDrop,
}: {
  readonly caption: string;
  readonly rows: readonly OutboxRow[];
  readonly onShow: (row: OutboxRow) => void;
  /** Undefined: they are over. */
  readonly onDrop?: (row: OutboxRow) => void;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{words.columns.what}</Th>
          <Th>{words.columns.made}</Th>
          <Th>{words.columns.state}</Th>
          <Th>
            <span className="sr-only">{words.columns.actions}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const [tone, icon] = LOOKS[row.state];
          const what = `${KIND_WORDS[row.kind]} ${row.seq}`;
          const behind = rows.some(
            (other) => other.subject === row.subject && other.seq < row.seq && other.state !== 'sent',
          );
          return (
            <tr key={row.id}>
              <th scope="row" className="!font-medium">
                {KIND_WORDS[row.kind]}
              </th>
              <Td className="whitespace-nowrap">{formatDateTime(row.createdAt)}</Td>
              <Td>
                <StatePill tone={tone} icon={icon}>
                  {STATE_WORDS[row.state]}
                </StatePill>
                <Remarks row={row} behind={behind && onDrop !== undefined} />
              </Td>
              <Td>
                <span className="flex flex-wrap justify-end gap-2">
                  <Button size="small" icon={Eye} aria-label={words.lookNamed(what)} onClick={() => onShow(row)}>
                    {words.look}
                  </Button>
                  {onDrop && row.state !== 'waiting' && (
                    <Button size="small" icon={RotateCcw} onClick={() => void retryRow(row.id)}>
                      {words.retry}
                    </Button>
                  )}
                  {onDrop && (
                    <Button size="small" icon={Undo2} onClick={() => onDrop(row)}>
                      {words.drop}
                    </Button>
                  )}
                </span>
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Why it waits or failed, and what to do. */
function Remarks({ row, behind }: { readonly row: OutboxRow; readonly behind: boolean }) {
  const { state, waitsFor, attempts, nextTryAtMs, answer } = row;
  if (state === 'sent' && answer) {
    return (
      <small className="block text-caption text-fg-2">{words.answered(answer.status, formatDateTime(answer.at))}</small>
    );
  }
  if (state === 'waiting') {
    const parts = [
      behind ? words.behind : undefined,
      waitsFor && words.waitsFor(waitsFor),
      words.tries(attempts),
      attempts > 0 && waitsFor !== 'sign-in' ? words.next(formatDateTime(new Date(nextTryAtMs).toISOString())) : '',
    ].filter((part) => part !== undefined && part !== '');
    return <small className="block text-caption text-fg-2">{parts.join(', ')}</small>;
  }
  if (answer?.code === undefined || state === 'dropped') return null;
  const { what, next } = storedCodeMessage(answer.code);
  return (
    <small className="block max-w-[60ch] text-caption text-fg-2">
      {what} {next}
    </small>
  );
}
