import { freeLabelKey, type KeyClash, keyClashes } from '@/lib/domain/annotation/key-clashes';
import { type KeyMap, parseChord } from '@/lib/domain/annotation/key-map';
import { compareLooks, type LookPair } from '@/lib/domain/annotation/look-contrast';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { LOOKS } from './looks';

export type LabelProblem =
  | { readonly field: 'name'; readonly code: 'empty' | 'repeated' }
  | { readonly field: 'key'; readonly code: 'unreadable' | 'action' }
  | { readonly field: 'key'; readonly code: 'taken'; readonly other: Label };

/** Not in the way of saving. */
export type LabelWarning =
  | { readonly code: 'same-look'; readonly other: Label }
  | { readonly code: 'near-look'; readonly other: Label; readonly pair: LookPair }
  | { readonly code: 'no-key' | 'hides-browser' };

/** What is wrong with each label of a draft; `problems` stand in the way of saving. */
export interface LabelCheck {
  readonly problems: readonly LabelProblem[];
  readonly warnings: readonly LabelWarning[];
}

/** "Lab value" -> "LAB_VALUE", unlike any in `taken`; letters of every script stay. */
export function labelOfName(name: string, taken: readonly Label[]): Label {
  const plain = name
    .normalize('NFC')
    .toUpperCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  const base = plain === '' ? 'LABEL' : plain;
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}_${number}`)) number++;
  return `${base}_${number}`;
}

/** The look for one more label: a free one that no other is near, else a free one, else the first. */
export function freeLook(used: readonly string[]): string {
  const free = LOOKS.filter(({ look }) => !used.includes(look));
  const others = LOOKS.filter(({ look }) => used.includes(look));
  const clear = free.find((one) => others.every((other) => compareLooks(one, other).verdict !== 'too-near'));
  return (clear ?? free[0] ?? LOOKS[0])?.look ?? 'disease';
}

export function newLabel(labels: readonly LabelDefinition[], name: string, keys: KeyMap): LabelDefinition {
  return {
    label: labelOfName(
      name,
      labels.map(({ label }) => label),
    ),
    name,
    look: freeLook(labels.map(({ look }) => look)),
    key: freeLabelKey(keys, labels) ?? '',
    description: '',
    guideline: '',
  };
}

const namesAlike = (a: string, b: string) => a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');

export function checkLabels(labels: readonly LabelDefinition[], keys: KeyMap): ReadonlyMap<Label, LabelCheck> {
  const clashes = keyClashes(keys, labels);
  return new Map(
    labels.map((one) => [
      one.label,
      {
        problems: [...nameProblems(one, labels), ...keyProblems(one, clashes)],
        warnings: [...lookWarnings(one, labels), ...keyWarnings(one, clashes)],
      },
    ]),
  );
}

function nameProblems(one: LabelDefinition, labels: readonly LabelDefinition[]): LabelProblem[] {
  if (one.name.trim() === '') return [{ field: 'name', code: 'empty' }];
  const repeated = labels.some((other) => other.label !== one.label && namesAlike(other.name, one.name));
  return repeated ? [{ field: 'name', code: 'repeated' }] : [];
}

const concerns = ({ users }: KeyClash, label: Label) =>
  users.some((user) => user.kind === 'label' && user.label === label);

function keyProblems({ label, key }: LabelDefinition, clashes: readonly KeyClash[]): LabelProblem[] {
  if (key.trim() === '') return [];
  // One character: the store takes no chords for labels.
  if ([...key.trim()].length !== 1) return [{ field: 'key', code: 'unreadable' }];
  for (const clash of clashes) {
    if (!concerns(clash, label)) continue;
    if (clash.trouble === 'unreadable') return [{ field: 'key', code: 'unreadable' }];
    if (clash.trouble === 'taken') {
      const other = clash.users.find((user) => user.kind === 'label' && user.label !== label);
      if (other?.kind === 'label') return [{ field: 'key', code: 'taken', other: other.label }];
      return [{ field: 'key', code: 'action' }];
    }
  }
  return [];
}

function keyWarnings({ label, key }: LabelDefinition, clashes: readonly KeyClash[]): LabelWarning[] {
  if (key.trim() === '') return [{ code: 'no-key' }];
  return clashes.some((clash) => clash.trouble === 'hides-browser' && concerns(clash, label))
    ? [{ code: 'hides-browser' }]
    : [];
}

/** Each pair is named once, at the later label. */
function lookWarnings(one: LabelDefinition, labels: readonly LabelDefinition[]): LabelWarning[] {
  const own = LOOKS.find(({ look }) => look === one.look);
  const earlier = labels.slice(
    0,
    labels.findIndex(({ label }) => label === one.label),
  );
  return earlier.flatMap((other): LabelWarning[] => {
    if (other.look === one.look) return [{ code: 'same-look', other: other.label }];
    const theirs = LOOKS.find(({ look }) => look === other.look);
    if (!own || !theirs) return [];
    const pair = compareLooks(own, theirs);
    return pair.verdict === 'apart' ? [] : [{ code: 'near-look', other: other.label, pair }];
  });
}

/** Labels of a draft under the names the data will have: new ones are called after what people call them. */
export function namedLabels(
  draft: readonly LabelDefinition[],
  stored: readonly LabelDefinition[],
): ReadonlyMap<Label, Label> {
  const taken = stored.map(({ label }) => label);
  const names = new Map<Label, Label>();
  for (const { label, name } of draft) {
    const own = stored.some((one) => one.label === label) ? label : labelOfName(name, taken);
    if (own !== label || !taken.includes(own)) taken.push(own);
    names.set(label, own);
  }
  return names;
}

/** As it will be stored: names and keys without stray spaces, keys as the page compares them. */
export function tidyLabels(labels: readonly LabelDefinition[], names?: ReadonlyMap<Label, Label>): LabelDefinition[] {
  return labels.map((one) => ({
    ...one,
    label: names?.get(one.label) ?? one.label,
    name: one.name.trim(),
    key: parseChord(one.key) ?? one.key.trim(),
    description: one.description.trim(),
    guideline: one.guideline.trim(),
  }));
}

export function labelsEqual(a: readonly LabelDefinition[], b: readonly LabelDefinition[]): boolean {
  return JSON.stringify(tidyLabels(a)) === JSON.stringify(tidyLabels(b));
}
