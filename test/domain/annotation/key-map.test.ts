import { describe, expect, it } from 'vitest';
import { browserUseOf, freeLabelKey, keyClashes } from '@/lib/domain/annotation/key-clashes';
import {
  ariaOfChord,
  chordsOfPress,
  DEFAULT_KEYS,
  isAcross,
  type KeyPress,
  keyMapOf,
  meaningOfPress,
  mirroredPress,
  parseChord,
  partsOfChord,
  remapped,
} from '@/lib/domain/annotation/key-map';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  ...held,
});
const LABELS = [
  { label: 'DISEASE', key: '1' },
  { label: 'TREATMENT', key: '2' },
];

describe('a key press', () => {
  it('means what the key types, whatever the lock of capitals', () => {
    expect(chordsOfPress(press('a', 'KeyA'))).toEqual(['A']);
    expect(chordsOfPress(press('A', 'KeyA'))).toEqual(['A']);
    expect(chordsOfPress(press('A', 'KeyA', { shiftKey: true }))).toEqual(['Shift+A']);
    expect(chordsOfPress(press('Z', 'KeyZ', { shiftKey: true, metaKey: true }))).toEqual(['Ctrl+Shift+Z']);
    expect(chordsOfPress(press(' ', 'Space'))).toEqual(['Space']);
  });

  it('takes a sign for itself, with or without Shift on that keyboard', () => {
    expect(chordsOfPress(press('?', 'Slash', { shiftKey: true }))[0]).toBe('?');
    expect(chordsOfPress(press('?', 'Minus', { shiftKey: true }))[0]).toBe('?');
  });

  it('is found by its place where it types no Latin letter or digit, and only there', () => {
    expect(meaningOfPress(press('ф', 'KeyA'), DEFAULT_KEYS, LABELS)).toEqual({ kind: 'action', action: 'accept' });
    expect(meaningOfPress(press('&', 'Digit1'), DEFAULT_KEYS, LABELS)).toEqual({ kind: 'label', label: 'DISEASE' });
    expect(meaningOfPress(press('1', 'Digit1', { shiftKey: true }), DEFAULT_KEYS, LABELS)).toEqual({
      kind: 'label',
      label: 'DISEASE',
    });
    expect(meaningOfPress(press('2', 'Numpad2'), DEFAULT_KEYS, LABELS)).toEqual({ kind: 'label', label: 'TREATMENT' });
    // French keyboard: the key that types q stands where A stands elsewhere.
    expect(meaningOfPress(press('q', 'KeyA'), DEFAULT_KEYS, LABELS)).toBeUndefined();
  });

  it('along the line means the other way where the line reads from right to left, with what is held', () => {
    const left = press('ArrowLeft', 'ArrowLeft', { shiftKey: true });
    expect(meaningOfPress(mirroredPress(left), DEFAULT_KEYS, LABELS)).toEqual({
      kind: 'action',
      action: 'extend-next',
    });
    expect(mirroredPress(mirroredPress(left))).toEqual(left);
    const others = [press('ArrowUp', 'ArrowUp'), press('a', 'KeyA'), press('toString', 'KeyA')];
    for (const other of others) expect([isAcross(other), mirroredPress(other)]).toEqual([false, other]);
    expect(isAcross(left)).toBe(true);
  });

  it('means nothing as a modifier alone, a dead key or part of a composed character', () => {
    for (const key of ['Shift', 'Control', 'Dead', 'Process', 'Unidentified']) {
      expect(chordsOfPress(press(key, 'KeyA'))).toEqual([]);
    }
    expect(chordsOfPress(press('a', 'KeyA', { isComposing: true }))).toEqual([]);
  });

  it('of Enter alone does nothing', () => {
    expect(meaningOfPress(press('Enter', 'Enter'), DEFAULT_KEYS, LABELS)).toBeUndefined();
    const ctrlEnter = press('Enter', 'Enter', { ctrlKey: true });
    expect(meaningOfPress(ctrlEnter, DEFAULT_KEYS, LABELS)).toEqual({ kind: 'action', action: 'done-next' });
  });

  it('goes to a label before an action of the same key', () => {
    const labels = [{ label: 'ALLERGY', key: 'a' }];
    expect(meaningOfPress(press('a', 'KeyA'), DEFAULT_KEYS, labels)).toEqual({ kind: 'label', label: 'ALLERGY' });
  });
});

describe('chords as text', () => {
  it('are read in any order and case and written in one', () => {
    const written = ['shift+ctrl+z', 'Cmd+Shift+Z', ' Control + Shift + z ', 'Meta+shift+Z'];
    for (const text of written) expect(parseChord(text)).toBe('Ctrl+Shift+Z');
    expect(parseChord('arrowleft')).toBe('ArrowLeft');
    expect(parseChord('+')).toBe('+');
    expect(parseChord('ctrl++')).toBe('Ctrl++');
    expect(parseChord('Shift+?')).toBe('?');
  });

  it('that name no key are refused', () => {
    for (const text of ['', '  ', 'Ctrl+', 'Ctrl', 'Hyper+A', 'Foo', 'Ctrl+Foo', 'Shift']) {
      expect(parseChord(text), text).toBeUndefined();
    }
  });

  it('of every default are read as they are written', () => {
    for (const keys of Object.values(DEFAULT_KEYS).flat()) expect(parseChord(keys)).toBe(keys);
  });

  it('are shown in parts, with the signs of a Mac there, and named for screen readers', () => {
    expect(partsOfChord('Ctrl+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(partsOfChord('Ctrl+Enter', true)).toEqual(['⌘', '↵']);
    expect(partsOfChord('Ctrl++')).toEqual(['Ctrl', '+']);
    expect(ariaOfChord('Ctrl+Enter')).toBe('Control+Enter');
    expect(ariaOfChord('Ctrl++')).toBe('Control+Plus');
  });
});

describe('a map with a person’s changes', () => {
  it('keeps defaults of what was not changed and passes over what is gone or no key', () => {
    const map = keyMapOf({ accept: ['y', 'Hyper+Q'], 'no-such-action': ['Q'] });
    expect(map.accept).toEqual(['Y']);
    expect(map).toEqual({ ...DEFAULT_KEYS, accept: ['Y'] });
  });

  it('takes a change, takes it back, and takes a key away', () => {
    const changed = remapped({}, 'accept', 'Y');
    expect(keyMapOf(changed).accept).toEqual(['Y']);
    expect(remapped(changed, 'accept', 'A')).toEqual({});
    expect(keyMapOf(remapped(changed, 'accept', undefined)).accept).toEqual([]);
  });
});

describe('clashes', () => {
  it('are none by default with keys 1 to 9 for labels', () => {
    const labels = Array.from({ length: 9 }, (_, at) => ({ label: `L${at}`, key: String(at + 1) }));
    expect(keyClashes(DEFAULT_KEYS, labels)).toEqual([]);
    expect(freeLabelKey(DEFAULT_KEYS, labels)).toBeUndefined();
    expect(freeLabelKey(DEFAULT_KEYS, LABELS)).toBe('3');
  });

  it('name everything that wants one key, in the order it is given', () => {
    const labels = [
      { label: 'ALLERGY', key: 'a' },
      { label: 'AGE', key: 'A' },
      { label: 'NONE', key: '' },
    ];
    expect(keyClashes(DEFAULT_KEYS, labels)).toEqual([
      {
        key: 'A',
        trouble: 'taken',
        users: [
          { kind: 'label', label: 'ALLERGY' },
          { kind: 'label', label: 'AGE' },
          { kind: 'action', action: 'accept' },
        ],
      },
    ]);
  });

  it('warn of keys the browser keeps or needs, of Enter, and of what is no key', () => {
    const map = keyMapOf({ accept: ['Ctrl+T'], reject: ['Ctrl+F'], relabel: ['Enter'] });
    const troubles = keyClashes(map, [{ label: 'X', key: 'Hyper+Z' }]).map(({ key, trouble }) => [key, trouble]);
    expect(troubles).toEqual([
      ['Hyper+Z', 'unreadable'],
      ['Ctrl+T', 'reserved'],
      ['Ctrl+F', 'hides-browser'],
      ['Enter', 'submits'],
    ]);
    expect(browserUseOf('A')).toBeUndefined();
  });
});
