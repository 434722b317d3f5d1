import { DISEASE, type Label, TREATMENT } from '../text/span';
import { GUIDELINES } from './guidelines';
import type { LabelDefinition } from './project';

/** Keys 1-9 and 0, and a few letters: more labels than this nobody keeps in mind while tagging. */
export const LABELS_MAX = 12;
export const LOOKS = ['disease', 'treatment', 'other-0', 'other-1', 'other-2', 'other-3'] as const;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** What is wrong with a label set; `at` is the place in the list, from 0. */
export type LabelSetProblem =
  | { readonly code: 'no-labels' }
  | { readonly code: 'too-many-labels'; readonly labels: number; readonly max: number }
  | { readonly code: 'label-empty' | 'name-empty' | 'key-empty'; readonly at: number }
  /** A label that formats cannot carry: spaces, brackets, quotes or commas in it. */
  | { readonly code: 'label-unwritable'; readonly at: number }
  | { readonly code: 'label-repeated' | 'name-repeated' | 'key-repeated'; readonly at: number; readonly first: number }
  /** Only while there are looks left that nobody has. */
  | { readonly code: 'look-repeated'; readonly at: number; readonly first: number }
  | { readonly code: 'look-unknown'; readonly at: number }
  /** Not one character, or a space. */
  | { readonly code: 'key-unusable'; readonly at: number }
  /** Marks carry this label: it can be renamed for people, not taken out. */
  | { readonly code: 'label-in-use'; readonly label: Label };

/** Problems of a label set in the order of its labels; empty: it can be saved. @param inUse labels that marks carry */
export function labelSetProblems(labels: readonly LabelDefinition[], inUse: readonly Label[] = []): LabelSetProblem[] {
  const problems: LabelSetProblem[] = [];
  if (labels.length === 0) problems.push({ code: 'no-labels' });
  if (labels.length > LABELS_MAX) {
    problems.push({ code: 'too-many-labels', labels: labels.length, max: LABELS_MAX });
  }
  labels.forEach((one, at) => {
    const first = (same: (other: LabelDefinition) => boolean): number => labels.findIndex(same);
    const repeated = (code: 'label-repeated' | 'name-repeated' | 'key-repeated' | 'look-repeated', found: number) => {
      if (found < at) problems.push({ code, at, first: found });
    };
    if (one.label.trim() === '') problems.push({ code: 'label-empty', at });
    else if (!/^[\p{L}\p{N}_.:/+-]+$/u.test(one.label)) problems.push({ code: 'label-unwritable', at });
    else
      repeated(
        'label-repeated',
        first((other) => other.label === one.label),
      );
    if (one.name.trim() === '') problems.push({ code: 'name-empty', at });
    else
      repeated(
        'name-repeated',
        first((other) => other.name.trim().toLowerCase() === one.name.trim().toLowerCase()),
      );
    if (one.key === '') problems.push({ code: 'key-empty', at });
    else if ([...one.key].length !== 1 || /\s/u.test(one.key)) problems.push({ code: 'key-unusable', at });
    else
      repeated(
        'key-repeated',
        first((other) => other.key.toLowerCase() === one.key.toLowerCase()),
      );
    if (!(LOOKS as readonly string[]).includes(one.look)) problems.push({ code: 'look-unknown', at });
    else if (labels.length <= LOOKS.length)
      repeated(
        'look-repeated',
        first((other) => other.look === one.look),
      );
  });
  const kept = new Set(labels.map(({ label }) => label));
  for (const label of inUse) if (!kept.has(label)) problems.push({ code: 'label-in-use', label });
  return problems;
}

/** Disease on key 1, treatment on key 2, then the dataset's other labels by name. @param labels of the dataset */
export function defaultLabels(labels: readonly Label[]): LabelDefinition[] {
  const others = labels.filter((label) => label !== DISEASE && label !== TREATMENT).sort();
  // A dataset without labels is here to get those two; one with others only keeps to its own.
  const known = labels.filter((label) => label === DISEASE || label === TREATMENT);
  const main = others.length > 0 && known.length === 0 ? [] : [DISEASE, TREATMENT];
  return [...main, ...others].slice(0, LABELS_MAX).map((label, at) => definitionOf(label, at, main.length));
}

/** A label for the end of a list, with a look and a key that nobody has. */
export function nextLabel(labels: readonly LabelDefinition[], label: Label): LabelDefinition {
  const keys = new Set(labels.map(({ key }) => key));
  const looks = new Set(labels.map(({ look }) => look));
  return {
    label,
    name: labelName(label),
    look: LOOKS.find((look) => !looks.has(look)) ?? LOOKS[2 + (labels.length % 4)] ?? LOOKS[2],
    key: DIGITS.find((key) => !keys.has(key)) ?? '',
    description: '',
    guideline: '',
  };
}

function definitionOf(label: Label, at: number, mainCount: number): LabelDefinition {
  const own = GUIDELINES[label];
  const look = label === DISEASE ? 'disease' : label === TREATMENT ? 'treatment' : `other-${(at - mainCount) % 4}`;
  return {
    label,
    name: labelName(label),
    look,
    // Beyond the digits, letters that no common action uses.
    key: DIGITS[at] ?? 'qw'.charAt(at - DIGITS.length),
    description: own?.description ?? '',
    guideline: own?.guideline ?? '',
  };
}

/** As people say it: "Disease", "Lab value". */
function labelName(label: Label): string {
  const words = label.toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? label : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
