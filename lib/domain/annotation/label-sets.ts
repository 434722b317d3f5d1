import { DISEASE, type Label, TREATMENT } from '../text/span';
import { DEFAULT_KEYS, parseChord } from './key-map';
import type { LabelDefinition } from './project';

/** What a label is called and means to begin with. */
export interface LabelWords {
  readonly name: string;
  readonly description: string;
  readonly guideline: string;
}

const OTHER_LOOKS = ['other-0', 'other-1', 'other-2', 'other-3'] as const;

/**
 * The label set a project begins with: disease on key 1, treatment on key 2, then the dataset's other labels by name.
 * A dataset without labels is there to get those two; one that has only others keeps to its own.
 * @param labels of the dataset @param words in the language of who begins it; other labels are named after themselves
 * @returns keys are unlike each other and unlike every action's; '' when none is left
 */
export function defaultLabels(
  labels: readonly Label[],
  words: Readonly<Partial<Record<Label, LabelWords>>> = {},
): LabelDefinition[] {
  const others = [...new Set(labels)].filter((label) => label !== DISEASE && label !== TREATMENT).sort();
  const main = labels.length > 0 && others.length === labels.length ? [] : [DISEASE, TREATMENT];
  const keys = labelKeys();
  return [...main, ...others].map((label, at) => ({
    label,
    name: words[label]?.name ?? labelName(label),
    look: lookOf(label, at - main.length),
    key: keys[at] ?? '',
    description: words[label]?.description ?? '',
    guideline: words[label]?.guideline ?? '',
  }));
}

/** Keys that no action of the page has: digits first, then letters. */
function labelKeys(): string[] {
  const taken = new Set<string>(Object.values(DEFAULT_KEYS).flat());
  return [...'1234567890abcdefghijklmnopqrstuvwxyz'].filter((key) => !taken.has(parseChord(key) ?? key));
}

function lookOf(label: Label, place: number): string {
  if (label === DISEASE) return 'disease';
  if (label === TREATMENT) return 'treatment';
  return OTHER_LOOKS[place % OTHER_LOOKS.length] ?? OTHER_LOOKS[0];
}

/** As people say it: "Disease", "Lab value". */
function labelName(label: Label): string {
  const words = label.toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? label : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
