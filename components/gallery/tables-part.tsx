'use client';

import { useState } from 'react';
import { formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Panel, Section } from '@/components/ui/section';
import { nextSort, type SortOrder, Table, Td, Th, Tr } from '@/components/ui/table';
import { VirtualList } from '@/components/ui/virtual-list';
import { Specimen, Specimens } from './specimen';

const ROWS = [
  { label: 'Disease', low: 0.663, f1: 0.697, high: 0.733, series: 'a' },
  { label: 'Treatment', low: 0.557, f1: 0.608, high: 0.656, series: 'b' },
  { label: 'Dose', low: 0.31, f1: 0.42, high: 0.53, series: 'bad' },
] as const;
const SCALE = [0.2, 0.8] as const;
const NOTES = 10_000;

/** Figures in rows, and lists that are longer than a page. */
export function TablesPart() {
  const [sort, setSort] = useState<SortOrder>('descending');
  const rows = [...ROWS].sort((a, b) => (sort === 'ascending' ? a.f1 - b.f1 : b.f1 - a.f1));
  return (
    <Section title="Tables and lists">
      <Specimens>
        <Specimen name="Panel with a Table: a sorted column, a chosen row, Range" wide>
          <Panel title="Figures by label" note="exact, scale .200 to .800" padded={false}>
            <Table caption="F1 of two labels, with intervals" inset>
              <thead>
                <tr>
                  <Th>Label</Th>
                  <Th num sort={sort} onSort={() => setSort(nextSort(sort))}>
                    F1
                  </Th>
                  <Th>95 % interval</Th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ label, low, f1, high, series }) => (
                  <Tr key={label} selected={label === 'Treatment'}>
                    <Td>{label}</Td>
                    <Td num>{formatFraction(f1)}</Td>
                    <Td>
                      <Range {...{ low, high, series }} value={f1} scale={SCALE} className="min-w-24" />
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </Panel>
        </Specimen>
        <Specimen name="VirtualList: only rows in sight are in the page" wide>
          <VirtualList
            count={NOTES}
            estimateHeight={33}
            height={140}
            label="Many notes"
            renderRow={(index) => <p className="px-3 py-1.5 text-table">Note {index + 1}</p>}
          />
        </Specimen>
      </Specimens>
    </Section>
  );
}
