import type { DatasetVersion, SplitCounts } from '@/lib/domain/data/dataset';
import type { SplitName } from '@/lib/domain/text/note';
import { datasets, SPLIT_LABELS } from '@/lib/messages/datasets';

/** A part of a dataset as its tables and pictures show it. */
export interface DatasetPart {
  readonly key: SplitName | 'unsplit';
  readonly name: string;
  readonly counts: SplitCounts;
}

const ORDER: readonly SplitName[] = ['train', 'dev', 'test'];

/** Training, development, test, then what has no split; parts without notes are left out. */
export function partsOf(dataset: Pick<DatasetVersion, 'splits' | 'unsplit'>): DatasetPart[] {
  const parts: DatasetPart[] = [];
  for (const split of ORDER) {
    const counts = dataset.splits[split];
    if (counts && counts.notes > 0) parts.push({ key: split, name: SPLIT_LABELS[split], counts });
  }
  if (dataset.unsplit && dataset.unsplit.notes > 0) {
    parts.push({ key: 'unsplit', name: datasets.unsplit, counts: dataset.unsplit });
  }
  return parts;
}

/** Sum over parts. */
export function totalOf(parts: readonly DatasetPart[]): SplitCounts {
  const perLabel: Record<string, number> = {};
  const total = { notes: 0, sentences: 0, tokens: 0, entities: 0 };
  for (const { counts } of parts) {
    total.notes += counts.notes;
    total.sentences += counts.sentences;
    total.tokens += counts.tokens;
    total.entities += counts.entities;
    for (const [label, count] of Object.entries(counts.perLabel)) perLabel[label] = (perLabel[label] ?? 0) + count;
  }
  return { ...total, perLabel };
}
