import type { LabelDefinition } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import type { NoteItem } from '../note/items';

/** A row of "In this note": one open suggestion, or the set marks of one label over the same words. */
export interface EntityRow {
  /** Of its first item; stays while items of the row come and go after it. */
  readonly key: string;
  readonly kind: NoteItem['kind'];
  readonly label: Label;
  /** As written at the first place, spaces and line breaks as one space. */
  readonly text: string;
  /** Of a suggestion, 0-1. */
  readonly confidence: number | undefined;
  /** In text order. */
  readonly items: readonly NoteItem[];
}

const plain = (words: string) => words.replaceAll(/\s+/g, ' ').trim();

/**
 * Open suggestions first, least sure first, since they wait for an answer; then what is set, in text order, the same
 * words of a label in one row.
 * @param items in text order
 */
export function entityRows(text: string, items: readonly NoteItem[]): EntityRow[] {
  const open: EntityRow[] = [];
  const set = new Map<string, EntityRow & { readonly items: NoteItem[] }>();
  for (const item of items) {
    const { start, end, label } = item.span;
    const words = plain(text.slice(start, end));
    if (item.kind === 'suggestion') {
      open.push({
        key: item.key,
        kind: item.kind,
        label,
        text: words,
        confidence: item.span.confidence,
        items: [item],
      });
      continue;
    }
    const name = `${label}\n${words.toLowerCase()}`;
    const row = set.get(name);
    if (row) row.items.push(item);
    else {
      set.set(name, { key: item.key, kind: item.kind, label, text: words, confidence: undefined, items: [item] });
    }
  }
  open.sort((a, b) => (a.confidence ?? 0) - (b.confidence ?? 0));
  return [...open, ...set.values()];
}

/** The item that a press on the row goes to: the first, or the one after the item in focus. */
export function nextInRow(row: EntityRow, focused: string | undefined): NoteItem | undefined {
  const at = row.items.findIndex(({ key }) => key === focused);
  return row.items[(at + 1) % row.items.length];
}

export interface LabelCount {
  readonly definition: LabelDefinition;
  readonly set: number;
  readonly open: number;
}

/** Each label of the set; labels that only marks carry come after, so that nothing is hidden. */
export function labelCounts(labels: readonly LabelDefinition[], items: readonly NoteItem[]): LabelCount[] {
  const counts = new Map<Label, { set: number; open: number }>();
  for (const { kind, span } of items) {
    const count = counts.get(span.label) ?? { set: 0, open: 0 };
    if (kind === 'mark') count.set++;
    else count.open++;
    counts.set(span.label, count);
  }
  const known = labels.map((definition) => ({
    definition,
    ...(counts.get(definition.label) ?? { set: 0, open: 0 }),
  }));
  const others = [...counts].filter(([label]) => !labels.some((one) => one.label === label));
  return [...known, ...others.map(([label, count]) => ({ definition: strangeLabel(label), ...count }))];
}

/** A label that marks carry and the set does not name. */
function strangeLabel(label: Label): LabelDefinition {
  return { label, name: label, look: 'other-3', key: '', description: '', guideline: '' };
}

export function definitionOf(labels: readonly LabelDefinition[], label: Label): LabelDefinition {
  return labels.find((one) => one.label === label) ?? strangeLabel(label);
}
