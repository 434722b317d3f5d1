import type { LabelDefinition } from './project';

/** What a key can do on the page of tagging. Labels have keys of their own, in the label set. */
export type AnnotateAction =
  | 'token-next'
  | 'token-previous'
  | 'line-next'
  | 'line-previous'
  | 'extend-next'
  | 'extend-previous'
  | 'extend-line-next'
  | 'extend-line-previous'
  | 'extend-character-next'
  | 'extend-character-previous'
  | 'suggestion-next'
  | 'suggestion-previous'
  | 'mark-next'
  | 'mark-previous'
  | 'accept'
  | 'accept-visible'
  | 'reject'
  | 'relabel'
  | 'remove'
  | 'same-words'
  | 'undo'
  | 'redo'
  | 'done-next'
  | 'empty-next'
  | 'note-next'
  | 'note-previous'
  | 'search'
  | 'guideline'
  | 'history'
  | 'keys'
  | 'cancel';

/**
 * A key with its modifiers as text, in this order: `Ctrl+Alt+Shift+Key`. Ctrl stands for Command too. Letters are
 * capitals; a sign typed with Shift is the sign alone ("?"); other keys have the names of KeyboardEvent.key, the space
 * bar is "Space".
 */
export type KeyChord = string;

/** The first of an action's keys is the one shown; none: the action is left to the mouse. */
export type KeyMap = Readonly<Record<AnnotateAction, readonly KeyChord[]>>;

/** Enter alone does nothing: it must never end a note. */
export const DEFAULT_KEYS: KeyMap = {
  'token-next': ['ArrowRight'],
  'token-previous': ['ArrowLeft'],
  'line-next': ['ArrowDown'],
  'line-previous': ['ArrowUp'],
  'extend-next': ['Shift+ArrowRight'],
  'extend-previous': ['Shift+ArrowLeft'],
  'extend-line-next': ['Shift+ArrowDown'],
  'extend-line-previous': ['Shift+ArrowUp'],
  'extend-character-next': ['Alt+Shift+ArrowRight'],
  'extend-character-previous': ['Alt+Shift+ArrowLeft'],
  'suggestion-next': ['Tab'],
  'suggestion-previous': ['Shift+Tab'],
  'mark-next': ['.'],
  'mark-previous': [','],
  accept: ['A'],
  'accept-visible': ['Shift+A'],
  reject: ['X'],
  relabel: ['R'],
  remove: ['Delete', 'Backspace'],
  'same-words': ['S'],
  undo: ['Ctrl+Z'],
  redo: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  'done-next': ['Ctrl+Enter'],
  'empty-next': ['Ctrl+Shift+Enter'],
  'note-next': ['J'],
  'note-previous': ['K'],
  search: ['F'],
  guideline: ['G'],
  history: ['H'],
  keys: ['?'],
  cancel: ['Escape'],
};

export const ANNOTATE_ACTIONS = Object.keys(DEFAULT_KEYS) as readonly AnnotateAction[];

/** What a person changed: kept as a preference, so that new actions come with their default keys. */
export type KeyChanges = Readonly<Record<string, readonly KeyChord[]>>;

/** Defaults with a person's changes. Actions that no longer exist and chords that cannot be typed are passed over. */
export function keyMapOf(changes: KeyChanges): KeyMap {
  const map: Record<AnnotateAction, readonly KeyChord[]> = { ...DEFAULT_KEYS };
  for (const action of ANNOTATE_ACTIONS) {
    const keys = changes[action];
    if (keys) map[action] = keys.flatMap((key) => parseChord(key) ?? []);
  }
  return map;
}

/** The changes after one more; a key equal to the default is no change. `key` undefined: the action has none. */
export function remapped(changes: KeyChanges, action: AnnotateAction, key: KeyChord | undefined): KeyChanges {
  const { [action]: _, ...others } = changes;
  if (key !== undefined && key === DEFAULT_KEYS[action][0]) return others;
  return { ...others, [action]: key === undefined ? [] : [key] };
}

/** The parts of a KeyboardEvent that matter here. */
export interface KeyPress {
  readonly key: string;
  /** Place on the keyboard: "KeyA", "Digit1". */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/**
 * The chords a key press may mean, the likeliest first; none for modifiers alone, dead keys and input methods.
 * What the key types comes first. Where that is neither a Latin letter nor a digit, its place on the keyboard comes
 * second, so that "A" works on a Cyrillic keyboard and "1" on a French one.
 */
export function chordsOfPress(press: KeyPress): KeyChord[] {
  if (press.isComposing || NO_KEYS.has(press.key)) return [];
  const key = press.key === ' ' ? 'Space' : press.key;
  const ctrl = press.ctrlKey || press.metaKey;
  const typed = chord(key, ctrl, press.altKey, press.shiftKey);
  if (/^[a-z0-9]$/iu.test(key) || [...key].length > 1) return [typed];
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(press.code)?.[1];
  const letter = /^\p{L}$/u.test(key) ? /^Key([A-Z])$/u.exec(press.code)?.[1] : undefined;
  const placed = digit ?? letter;
  return placed === undefined ? [typed] : [typed, chord(placed, ctrl, press.altKey, press.shiftKey && !digit)];
}

/** What a key press asks for: a label's key or an action. Labels come first: theirs are the keys pressed all day. */
export type KeyMeaning =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'action'; readonly action: AnnotateAction };

export function meaningOfPress(
  press: KeyPress,
  map: KeyMap,
  labels: readonly Pick<LabelDefinition, 'label' | 'key'>[],
): KeyMeaning | undefined {
  for (const pressed of chordsOfPress(press)) {
    const label = labels.find(({ key }) => parseChord(key) === pressed);
    if (label) return { kind: 'label', label: label.label };
    const action = ANNOTATE_ACTIONS.find((name) => map[name].includes(pressed));
    if (action) return { kind: 'action', action };
  }
  return undefined;
}

const OPPOSITE: ReadonlyMap<string, string> = new Map([
  ['ArrowLeft', 'ArrowRight'],
  ['ArrowRight', 'ArrowLeft'],
]);

/** Whether the key goes along the line. */
export function isAcross({ key }: Pick<KeyPress, 'key'>): boolean {
  return OPPOSITE.has(key);
}

/** The press as it is meant in a line that reads from right to left: there the arrow to the left goes on. */
export function mirroredPress({ key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing }: KeyPress): KeyPress {
  const opposite = { key: OPPOSITE.get(key) ?? key, code: OPPOSITE.get(code) ?? code };
  return { ...opposite, ctrlKey, metaKey, altKey, shiftKey, isComposing };
}

/** Written in any order or case, with Cmd, Meta or Control for Ctrl; undefined when it names no key. */
export function parseChord(text: string): KeyChord | undefined {
  const trimmed = text.trim();
  const plus = trimmed.endsWith('+') && (trimmed.length === 1 || trimmed.endsWith('++'));
  const parts = (plus ? trimmed.slice(0, -1) : trimmed).split('+').map((part) => part.trim());
  const key = plus ? '+' : parts.pop();
  const modifiers = parts.filter((part) => part !== '').map((part) => MODIFIERS[part.toLowerCase()]);
  if (!key || modifiers.includes(undefined)) return undefined;
  const named = [...key].length === 1 ? key : NAMED_KEYS.find((name) => name.toLowerCase() === key.toLowerCase());
  if (named === undefined) return undefined;
  return chord(named, modifiers.includes('Ctrl'), modifiers.includes('Alt'), modifiers.includes('Shift'));
}

/** The parts a page shows, each in a box of its own: ["Ctrl", "Shift", "Z"], on a Mac ["⌘", "⇧", "Z"]. */
export function partsOfChord(keys: KeyChord, mac = false): string[] {
  const match = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/su.exec(keys);
  const modifiers = (match?.[1] ?? '').split('+').filter((part) => part !== '');
  const key = match?.[2] ?? keys;
  return [...modifiers.map((name) => (mac ? (MAC_SIGNS[name] ?? name) : name)), SHOWN_KEYS[key] ?? key];
}

/** For aria-keyshortcuts: "Control+Enter". */
export function ariaOfChord(keys: KeyChord): string {
  return keys.replace(/^Ctrl\+/u, 'Control+').replace(/(^|\+)\+$/u, '$1Plus');
}

function chord(key: string, ctrl: boolean, alt: boolean, shift: boolean): KeyChord {
  const single = [...key].length === 1;
  // A sign or digit was already chosen with Shift: "?" is Shift and "/" on one keyboard, Shift and "ß" on another.
  const shiftCounts = shift && (!single || /^\p{L}$/u.test(key));
  const upper = single ? key.toUpperCase() : key;
  const name = [...upper].length === 1 || !single ? upper : key;
  return `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shiftCounts ? 'Shift+' : ''}${name}`;
}

const NO_KEYS: ReadonlySet<string> = new Set([
  ...['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'OS', 'CapsLock', 'NumLock', 'Fn'],
  ...['Dead', 'Process', 'Unidentified', 'Compose', ''],
]);
const MODIFIERS: Readonly<Record<string, 'Ctrl' | 'Alt' | 'Shift'>> = {
  ctrl: 'Ctrl',
  control: 'Ctrl',
  cmd: 'Ctrl',
  command: 'Ctrl',
  meta: 'Ctrl',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
};
const NAMED_KEYS: readonly string[] = [
  ...['Enter', 'Tab', 'Escape', 'Space', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...Array.from({ length: 12 }, (_, at) => `F${at + 1}`),
];
const SHOWN_KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
};
const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };
