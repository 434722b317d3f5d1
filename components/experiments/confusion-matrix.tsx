'use client';

import { formatCount } from '@/components/ui/format';
import { Table, Th } from '@/components/ui/table';
import type { TokenEvaluation } from '@/lib/domain/model/evaluation';
import { experiments } from '@/lib/messages/experiments';
import { className } from './token-table';

const { confusion: words } = experiments;
/** Share of the accent in a full cell: more, and the figures on it would lose contrast. */
const DARKEST = 45;

/** Words by label in the dataset (rows) and in the model (columns), shaded by their share of the row. */
export function ConfusionMatrix({ token }: { readonly token: TokenEvaluation }) {
  const { classes, confusion } = token;
  return (
    <div className="min-w-0">
      <h3 className="mb-2">
        {words.title}
        <span className="ml-1.5 font-normal text-caption text-fg-2">{words.note}</span>
      </h3>
      <Table caption={words.caption}>
        <thead>
          <tr>
            <Th>{words.gold}</Th>
            {classes.map((name) => (
              <Th key={name} num>
                {className(name)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((gold, i) => {
            const row = confusion[i] ?? [];
            const total = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={gold}>
                <th scope="row" className="!font-normal">
                  {className(gold)}
                </th>
                {classes.map((predicted, j) => {
                  const count = row[j] ?? 0;
                  const share = total === 0 ? 0 : count / total;
                  return (
                    <td
                      key={predicted}
                      data-num
                      className="!border-surface !border-2 !px-2.5"
                      style={{
                        background: `color-mix(in srgb, ${i === j ? 'var(--chart-a)' : 'var(--chart-b)'} ${Math.round(share * DARKEST)}%, var(--sunken))`,
                      }}
                    >
                      {formatCount(count)}
                      <span className="block text-caption">{words.share(Math.round(share * 100))}</span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
