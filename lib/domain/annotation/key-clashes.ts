import type { Label } from '../text/span';
import { ANNOTATE_ACTIONS, type AnnotateAction, type KeyChord, type KeyMap, parseChord } from './key-map';
import type { LabelDefinition } from './project';

export type KeyUser =
  | { readonly kind: 'action'; readonly action: AnnotateAction }
  | { readonly kind: 'label'; readonly label: Label };

/**
 * Why a key needs another thought: `taken`: several want it, only the first gets it. `reserved`: the browser keeps it,
 * the page never hears of it. `hides-browser`: it works here, and the browser's own use of it does not.
 * `submits`: Enter must not do anything to a note. `unreadable`: not a key.
 */
export type KeyTrouble = 'taken' | 'reserved' | 'hides-browser' | 'submits' | 'unreadable';

export interface KeyClash {
  readonly key: KeyChord;
  readonly trouble: KeyTrouble;
  /** In the order in which the key is given to them. */
  readonly users: readonly KeyUser[];
}

/** Keys no page of Chrome, Edge, Firefox or Safari gets to see in a tab. */
const RESERVED: ReadonlySet<KeyChord> = new Set([
  ...['Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+Shift+N', 'Ctrl+Shift+T', 'Ctrl+Shift+W', 'Ctrl+Q', 'Ctrl+Shift+Q'],
  ...['Ctrl+Tab', 'Ctrl+Shift+Tab', 'Ctrl+PageUp', 'Ctrl+PageDown', 'Alt+F4', 'Ctrl+M', 'Ctrl+H', 'Alt+Tab'],
  ...Array.from({ length: 9 }, (_, at) => `Ctrl+${at + 1}`),
]);

/** Keys with a use in the browser that people would miss. */
const BROWSER: ReadonlySet<KeyChord> = new Set([
  ...['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+D', 'Ctrl+E', 'Ctrl+F', 'Ctrl+G', 'Ctrl+Shift+G', 'Ctrl+J'],
  ...['Ctrl+K', 'Ctrl+L', 'Ctrl+O', 'Ctrl+P', 'Ctrl+R', 'Ctrl+Shift+R', 'Ctrl+S', 'Ctrl+U', 'Ctrl+B', 'Ctrl+I'],
  ...['Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+Shift+Delete', 'Ctrl++', 'Ctrl+-', 'Ctrl+=', 'Ctrl+0'],
  ...['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+D', 'Alt+F', 'Alt+E'],
  ...['F1', 'F3', 'Shift+F3', 'F5', 'Ctrl+F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Shift+F10'],
  ...['Space', 'Shift+Space', 'PageUp', 'PageDown', 'Home', 'End', 'Ctrl+Home', 'Ctrl+End', "'", '/'],
]);

export function browserUseOf(key: KeyChord): 'reserved' | 'hides-browser' | undefined {
  if (RESERVED.has(key)) return 'reserved';
  return BROWSER.has(key) ? 'hides-browser' : undefined;
}

/**
 * All troubles of a key map with a label set, one for each key and kind: labels before actions, as the keys are given.
 * Empty label keys are no trouble.
 */
export function keyClashes(map: KeyMap, labels: readonly Pick<LabelDefinition, 'label' | 'key'>[]): KeyClash[] {
  const users = new Map<KeyChord, KeyUser[]>();
  const clashes: KeyClash[] = [];
  const use = (written: string, user: KeyUser) => {
    const key = parseChord(written);
    if (key === undefined) clashes.push({ key: written, trouble: 'unreadable', users: [user] });
    else users.set(key, [...(users.get(key) ?? []), user]);
  };
  for (const { label, key } of labels) if (key.trim() !== '') use(key, { kind: 'label', label });
  for (const action of ANNOTATE_ACTIONS) for (const key of map[action]) use(key, { kind: 'action', action });
  for (const [key, wanted] of users) {
    if (wanted.length > 1) clashes.push({ key, trouble: 'taken', users: wanted });
    const trouble = key === 'Enter' ? 'submits' : browserUseOf(key);
    if (trouble) clashes.push({ key, trouble, users: wanted });
  }
  return clashes;
}

/** The first key of `1`-`9` that no label and no action has, for a new label; undefined: all are taken. */
export function freeLabelKey(
  map: KeyMap,
  labels: readonly Pick<LabelDefinition, 'label' | 'key'>[],
): string | undefined {
  const taken = new Set<string | undefined>([
    ...labels.map(({ key }) => parseChord(key)),
    ...ANNOTATE_ACTIONS.flatMap((action) => map[action]),
  ]);
  return Array.from({ length: 9 }, (_, at) => String(at + 1)).find((key) => !taken.has(key));
}
