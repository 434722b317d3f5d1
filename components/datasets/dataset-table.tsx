'use client';

import { LabelSwatch } from '@/components/experiments/label-swatch';
import { CopyText } from '@/components/ui/copy-text';
import { formatCount, formatDateTime } from '@/components/ui/format';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { useNoteCount } from '@/lib/client/datasets';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { DATASET_SOURCES, datasets as words } from '@/lib/messages/datasets';
import { partsOf, totalOf } from './dataset-parts';

const { columns } = words;
const LABELS_SHOWN = 3;

/** Dataset versions, newest first; a press opens one below. */
export function DatasetTable({
  datasets,
  selectedId,
  onSelect,
}: {
  readonly datasets: readonly DatasetVersion[];
  readonly selectedId: string | undefined;
  readonly onSelect: (datasetId: string) => void;
}) {
  const labels = [...new Set(datasets.flatMap((dataset) => dataset.labels))];
  const shown = labels.slice(0, LABELS_SHOWN);
  return (
    <Table caption={words.listTable} inset>
      <thead>
        <tr className="*:!align-baseline">
          <Th>{columns.name}</Th>
          <Th className="max-desk:hidden">{columns.source}</Th>
          <Th className="max-tablet:hidden">{columns.created}</Th>
          <Th>{columns.notes}</Th>
          <Th num className="max-desk:hidden">
            {columns.tokens}
          </Th>
          <Th num className="max-tablet:hidden">
            {columns.entities}
          </Th>
          {shown.map((label) => (
            <Th key={label} num className="max-desk:hidden">
              <LabelSwatch label={label} labels={labels} />
            </Th>
          ))}
          <Th>{columns.hash}</Th>
        </tr>
      </thead>
      <tbody>
        {datasets.map((dataset) => (
          <DatasetRow
            key={dataset.id}
            dataset={dataset}
            labels={shown}
            selected={dataset.id === selectedId}
            onSelect={() => onSelect(dataset.id)}
          />
        ))}
      </tbody>
    </Table>
  );
}

function DatasetRow({
  dataset,
  labels,
  selected,
  onSelect,
}: {
  readonly dataset: DatasetVersion;
  readonly labels: readonly string[];
  readonly selected: boolean;
  readonly onSelect: () => void;
}) {
  const parts = partsOf(dataset);
  const total = totalOf(parts);
  return (
    <Tr selected={selected} className="relative hover:bg-hover">
      <Td>
        <button
          type="button"
          // The whole row takes the mouse; the name takes the keyboard.
          className="rounded-mark text-left font-semibold after:absolute after:inset-0 after:content-['']"
          aria-pressed={selected}
          onClick={onSelect}
        >
          <span className="sr-only">{words.open} </span>
          {dataset.name}
        </button>
      </Td>
      <Td className="whitespace-nowrap max-desk:hidden">{DATASET_SOURCES[dataset.source]}</Td>
      <Td className="whitespace-nowrap tabular-nums max-tablet:hidden">{formatDateTime(dataset.createdAt)}</Td>
      <Td className="tabular-nums">
        {parts.length > 0 ? (
          parts.map((part) => (
            <span key={part.key} className="block whitespace-nowrap">
              {words.partNotes(part.counts.notes, part.name)}
            </span>
          ))
        ) : (
          <LooseCount datasetId={dataset.id} />
        )}
      </Td>
      <Td num className="max-desk:hidden">
        {parts.length > 0 && formatCount(total.tokens)}
      </Td>
      <Td num className="max-tablet:hidden">
        {dataset.labelled ? formatCount(total.entities) : <span className="text-fg-3">{words.unlabelled}</span>}
      </Td>
      {labels.map((label) => (
        <Td key={label} num className="max-desk:hidden">
          {dataset.labelled && formatCount(total.perLabel[label] ?? 0)}
        </Td>
      ))}
      <Td className="relative z-10">
        {dataset.contentHash !== '' && (
          <CopyText text={dataset.contentHash} shown={8} label={words.copyHash} copied={words.copied} />
        )}
      </Td>
    </Tr>
  );
}

/** A collection that still grows has no counts of its own. */
function LooseCount({ datasetId }: { readonly datasetId: string }) {
  const count = useNoteCount(datasetId);
  return count === undefined ? null : formatCount(count);
}
