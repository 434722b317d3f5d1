import { bandOf, labelName } from '@/components/reading/mark-look';
import { formatProbability } from '@/components/ui/format';
import type { LabelDefinition, LabelSet } from '@/lib/domain/annotation/project';
import type { CharRange } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';
import { annotate } from '@/lib/messages/annotate';
import type { NoteItem } from './items';

/** Labels as people see them; marks may carry a label that is no longer in the set. */
export interface LabelLooks {
  readonly look: (label: Label) => string;
  readonly name: (label: Label) => string;
}

export function looksOf(labelSet: Pick<LabelSet, 'labels'>): LabelLooks {
  const known = new Map<Label, LabelDefinition>(labelSet.labels.map((one) => [one.label, one]));
  return {
    look: (label) => known.get(label)?.look ?? 'other-3',
    name: (label) => known.get(label)?.name ?? labelName(label),
  };
}

/** The item's words as one line. */
export function wordsOf(text: string, span: CharRange): string {
  return text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
}

/** What a screen reader says: "Disease: gestational diabetes, suggested, .91". */
export function itemName(item: NoteItem, words: string, looks: LabelLooks, cuts: boolean): string {
  const name = looks.name(item.span.label);
  const figure = item.kind === 'suggestion' ? formatProbability(item.span.confidence) : undefined;
  return annotate.mark.name(name, words, item.kind, figure, cuts);
}

/** Attributes that marks.css draws an item by. */
export function itemAttributes(item: NoteItem, looks: LabelLooks) {
  return {
    'data-look': looks.look(item.span.label),
    'data-state': item.kind === 'mark' ? 'confirmed' : 'suggested',
    'data-band': item.kind === 'mark' ? undefined : bandOf(item.span.confidence),
  };
}
