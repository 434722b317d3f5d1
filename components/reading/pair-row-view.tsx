'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { formatCount, formatProbability } from '@/components/ui/format';
import { Td } from '@/components/ui/table';
import { reading } from '@/lib/messages/reading';
import type { PairRow } from './pair-rows';

/** What the virtual table needs on each of its rows. */
export interface RowPlace {
  readonly ref: (row: HTMLTableRowElement | null) => void;
  readonly 'data-index': number;
}

export function PairRowView({
  place,
  row,
  index,
  open,
  onToggle,
}: {
  readonly place: RowPlace;
  readonly row: PairRow;
  /** Among all rows, from 0. */
  readonly index: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const Arrow = open ? ChevronDown : ChevronRight;
  const treatment = row.treatment ?? reading.all.noTreatment;
  return (
    // A click anywhere in the row; the button in the last cell does the same by keyboard.
    <tr {...place} className="pair-row" aria-rowindex={index + 2} data-selected={open || undefined} onClick={onToggle}>
      <Td>
        <mark data-swatch data-look="disease">
          {row.disease}
        </mark>
        <Variants count={row.diseaseVariants.length - 1} />
      </Td>
      <Td>
        {row.treatment === undefined ? (
          <span className="text-fg-2">{treatment}</span>
        ) : (
          <mark data-swatch data-look="treatment">
            {row.treatment}
          </mark>
        )}
        <Variants count={row.treatmentVariants.length - 1} />
      </Td>
      <Td num>{formatCount(row.count)}</Td>
      <Td num data-column="notes">
        {formatCount(row.notes)}
      </Td>
      <Td num>{formatProbability(row.confidence)}</Td>
      <Td data-column="toggle">
        <button
          type="button"
          className="grid size-6 place-items-center rounded-control text-fg-3"
          aria-expanded={open}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Arrow aria-hidden />
          <span className="sr-only">{reading.all.open(row.disease, treatment)}</span>
        </button>
      </Td>
    </tr>
  );
}

function Variants({ count }: { readonly count: number }) {
  if (count < 1) return null;
  return <span className="ml-1.5 text-caption text-fg-3 tabular-nums">{reading.all.variants(count)}</span>;
}
