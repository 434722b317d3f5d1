import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitAttributes } from '../src/items';
import type { Item } from '../src/types';

function attributesOf(item: Item): [string, number][] {
  const seen: [string, number][] = [];
  visitAttributes(item, (name, weight) => seen.push([name, weight]));
  return seen;
}

describe('items', () => {
  it('ITEM-1 as a list of names have weight 1 each, in order, repeated ones repeated', () => {
    expect(attributesOf(['walk', 'shop', '', '💊', 'walk'])).toEqual([
      ['walk', 1],
      ['shop', 1],
      ['', 1],
      ['💊', 1],
      ['walk', 1],
    ]);
    expect(attributesOf([])).toEqual([]);
  });

  // The example of python-crfsuite's documentation of ItemSequence, and its rules for each kind of value.
  it('ITEM-2 ITEM-3 as an object follow python-crfsuite: numbers, text, truth values, nested groups and lists', () => {
    expect(
      attributesOf({
        float: 0.375,
        negative: -2,
        text: 'dose 10 mg',
        yes: true,
        no: false,
        nested: { inner: 2.5, deeper: { word: 'e\u0301' } },
        list: ['a', 'b:c'],
        nothing: {},
      }),
    ).toEqual([
      ['float', 0.375],
      ['negative', -2],
      ['text:dose 10 mg', 1],
      ['yes', 1],
      ['no', 0],
      ['nested:inner', 2.5],
      ['nested:deeper:word:e\u0301', 1],
      ['list:a', 1],
      ['list:b:c', 1],
    ]);
  });

  it('ITEM-5 with NUL or half a surrogate pair are given with U+FFFD there, in names and in text values', () => {
    const item = { 'a\0': 2, b: 'x\ud83d', ok: '💊', list: ['\udc8a'] };
    expect(attributesOf(item)).toEqual([
      ['a\uFFFD', 2],
      ['b:x\uFFFD', 1],
      ['ok:💊', 1],
      ['list:\uFFFD', 1],
    ]);
  });

  it('ITEM-5 give names that UTF-8 holds, whatever the strings are', () => {
    const wild = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(fc.array(wild), fc.dictionary(wild, wild), (list, object) => {
        for (const [name] of [...attributesOf(list), ...attributesOf(object)]) {
          expect(new TextDecoder().decode(new TextEncoder().encode(name.replace(/^\uFEFF/, '')))).toBe(
            name.replace(/^\uFEFF/, ''),
          );
          expect(name).not.toContain('\0');
        }
      }),
    );
  });

  it.each([
    ['NaN', { secret: Number.NaN }],
    ['an infinite weight', { secret: { inner: Number.POSITIVE_INFINITY } }],
    ['null', { secret: null }],
    ['undefined', { secret: undefined }],
    ['a function', { secret: () => 1 }],
    ['a number in a list', ['secret', 3]],
    ['an object in a list', { secret: [{ inner: 1 }] }],
    ['text instead of an item', 'secret'],
    ['no item', null],
  ])('ITEM-4 with %s are refused without naming the text', (_, item) => {
    const refused = expect(() => attributesOf(item as unknown as Item));
    refused.toThrowError(expect.objectContaining({ code: 'invalid-item' }));
    expect(() => attributesOf(item as unknown as Item)).not.toThrowError(/secret/);
  });

  it('ITEM-3 that hold themselves are refused', () => {
    const item: { self?: unknown } = {};
    item.self = item;
    expect(() => attributesOf(item as unknown as Item)).toThrowError(/nesting/);
  });
});
