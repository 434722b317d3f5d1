import type { LabelChange } from '@/lib/domain/data/derive-version';
import type { Label } from '@/lib/domain/text/span';
import type { PlacedPhrase } from '@/workers/pipeline-api';

/** A phrase's choice: a label, or no mark; phrases without one are left as they are. */
export type PhraseChoice = { readonly kind: 'label'; readonly label: Label } | { readonly kind: 'none' };

export interface ChosenChanges {
  readonly changes: readonly LabelChange[];
  /** Phrases that change somewhere. */
  readonly phrases: number;
  /** Places of test notes that would change but stay. */
  readonly skipped: number;
}

/** What the choices change, place by place; places that are so already are left out. */
export function changesOf(
  phrases: readonly PlacedPhrase[],
  choices: ReadonlyMap<string, PhraseChoice>,
  includeTest: boolean,
): ChosenChanges {
  const changes: LabelChange[] = [];
  let changed = 0;
  let skipped = 0;
  for (const { phrase, occurrences } of phrases) {
    const choice = choices.get(phrase);
    if (!choice) continue;
    const to = choice.kind === 'label' ? choice.label : undefined;
    const open = occurrences.filter(({ label }) => label !== to);
    const kept = open.filter(({ split }) => includeTest || split !== 'test');
    skipped += open.length - kept.length;
    changed += Number(kept.length > 0);
    changes.push(...kept.map(({ noteId, start, end, label }) => ({ noteId, start, end, from: label, to })));
  }
  return { changes, phrases: changed, skipped };
}
