'use client';

import { LabelSwatch } from '@/components/experiments/label-swatch';
import { formatCount } from '@/components/ui/format';
import { Table, Td, Th } from '@/components/ui/table';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { datasets } from '@/lib/messages/datasets';
import { partsOf, totalOf } from './dataset-parts';

const { columns } = datasets;

/** Notes, sentences, words and entities of each part. */
export function SplitTable({ dataset, caption }: { readonly dataset: DatasetVersion; readonly caption: string }) {
  const parts = partsOf(dataset);
  const rows = parts.length > 1 ? [...parts, { key: 'all', name: columns.all, counts: totalOf(parts) }] : parts;
  return (
    <Table caption={caption}>
      <thead>
        <tr className="*:!align-baseline">
          <Th>{columns.part}</Th>
          <Th num>{columns.notes}</Th>
          <Th num>{columns.sentences}</Th>
          <Th num>{columns.tokens}</Th>
          <Th num>{columns.entities}</Th>
          {dataset.labels.map((label) => (
            <Th key={label} num>
              <LabelSwatch label={label} labels={dataset.labels} />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, counts }) => (
          <tr key={key} className={key === 'all' ? 'font-semibold' : undefined}>
            <Td>{name}</Td>
            <Td num>{formatCount(counts.notes)}</Td>
            <Td num>{formatCount(counts.sentences)}</Td>
            <Td num>{formatCount(counts.tokens)}</Td>
            <Td num>{formatCount(counts.entities)}</Td>
            {dataset.labels.map((label) => (
              <Td key={label} num>
                {formatCount(counts.perLabel[label] ?? 0)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
