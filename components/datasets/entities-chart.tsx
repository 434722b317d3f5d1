'use client';

import { labelName, lookOf } from '@/components/reading/mark-look';
import { BarChart } from '@/components/ui/bar-chart';
import { ChartFigure } from '@/components/ui/chart-figure';
import { formatCount } from '@/components/ui/format';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { Label } from '@/lib/domain/text/span';
import { datasets as words } from '@/lib/messages/datasets';
import { partsOf } from './dataset-parts';

const COLOURS: Readonly<Record<string, string>> = {
  disease: 'var(--disease-line)',
  treatment: 'var(--treatment-line)',
  'other-0': 'var(--chart-b)',
  'other-1': 'var(--ok-line)',
  'other-2': 'var(--info-line)',
  'other-3': 'var(--warning-line)',
};

function colourOf(label: Label, labels: readonly Label[]): string {
  return COLOURS[lookOf(label, labels)] ?? 'var(--chart-rest)';
}

/** How many marks of each label each part has. */
export function EntitiesChart({ dataset }: { readonly dataset: DatasetVersion }) {
  const { labels } = dataset;
  const parts = partsOf(dataset);
  if (!dataset.labelled) return <p className="text-fg-2">{words.noEntities}</p>;
  return (
    <ChartFigure
      title={words.picture}
      note={words.pictureNote}
      description={words.pictureAria}
      asTable={words.asTable}
      asChart={words.asChart}
      height={Math.max(120, parts.length * (labels.length * 22 + 18) + 30)}
      table={{
        columns: [words.columns.part, ...labels.map(labelName)],
        rows: parts.map(({ name, counts }) => [
          name,
          ...labels.map((label) => formatCount(counts.perLabel[label] ?? 0)),
        ]),
      }}
    >
      <BarChart
        groups={parts.map(({ name, counts }) => ({ name, values: labels.map((label) => counts.perLabel[label] ?? 0) }))}
        bars={labels.map((label) => ({ name: labelName(label), colour: colourOf(label, labels) }))}
        format={formatCount}
      />
    </ChartFigure>
  );
}
