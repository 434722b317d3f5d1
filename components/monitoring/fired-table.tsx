'use client';

import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Table, Th } from '@/components/ui/table';
import type { ShownFiring } from '@/lib/domain/monitoring/shown-firing';
import type { ShownWindow } from '@/lib/domain/monitoring/shown-window';
import { monitor } from '@/lib/messages/monitor';
import { firingWords, RulePill } from './firing-cells';

const { fired: words } = monitor;

/** Firings, newest first. */
export function FiredTable({
  firings,
  all,
  windows,
  onNoDrift,
}: {
  readonly firings: readonly ShownFiring[];
  /** Also those that are not listed: what ended an alarm may be among them. */
  readonly all: readonly ShownFiring[];
  readonly windows: readonly ShownWindow[];
  /** A critical alarm was none; undefined: not said here. */
  readonly onNoDrift?: ((firing: ShownFiring) => void) | undefined;
}) {
  const { columns } = words;
  return (
    <Table caption={words.caption} className="fired">
      <thead>
        <tr>
          <Th>{columns.when}</Th>
          <Th>{columns.state}</Th>
          <Th>{columns.reason}</Th>
          <Th>{columns.done}</Th>
          <Th>{columns.outcome}</Th>
        </tr>
      </thead>
      <tbody>
        {firings.map((firing) => {
          const { reason, done, outcome } = firingWords(firing, all, windows);
          return (
            <tr key={firing.id}>
              <td className="whitespace-nowrap tabular-nums">{formatDateTime(new Date(firing.at).toISOString())}</td>
              <td>
                <RulePill rule={firing.rule} />
              </td>
              <td>{reason}</td>
              <td>{done}</td>
              <td className="text-fg-2">
                {outcome}
                {onNoDrift && firing.rule === 'drift-critical' && !firing.noDrift && (
                  <div>
                    <Button size="small" variant="quiet" title={words.noDriftNote} onClick={() => onNoDrift(firing)}>
                      {words.noDrift}
                    </Button>
                  </div>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
