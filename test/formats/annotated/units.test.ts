import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OffsetUnit } from '@/lib/domain/annotation/exchange';
import { readBehealthyJsonl } from '@/lib/formats/annotated/behealthy-jsonl';
import { readBrat } from '@/lib/formats/annotated/brat-read';
import { readDoccano } from '@/lib/formats/annotated/doccano';
import { readSpacy } from '@/lib/formats/annotated/spacy';
import { fromUtf16, toUtf16 } from '@/lib/formats/annotated/units';

const UNITS: readonly OffsetUnit[] = ['utf-16', 'code-point', 'utf-8', 'grapheme'];

/** Counted the plain way: how many units stand before. */
const COUNTS: Readonly<Record<OffsetUnit, (before: string) => number>> = {
  'utf-16': (before) => before.length,
  'code-point': (before) => [...before].length,
  'utf-8': (before) => new TextEncoder().encode(before).length,
  grapheme: (before) => [...new Intl.Segmenter().segment(before)].length,
};

/** Grows by one in every unit but differently: letter, mark, emoji with joiner, flag, CRLF, right-to-left. */
const TEXT = 'Die Ü\u0301belkeit 👩‍⚕️ nach 🇩🇪\r\nכאב ראש und gout. Then gout again, asthma too.';
const WORDS = ['nach', 'ראש', 'gout', 'asthma'];

describe('units of offsets', () => {
  it('go over into UTF-16 and back, wherever all units have a border', () => {
    const pieces = fc.array(
      fc.constantFrom('a', ' ', '\r\n', '\r', 'é', 'e\u0301', '日', '💊', '👩‍⚕️', '🇩🇪', '\ud83d'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const whole = [...new Intl.Segmenter().segment(text)].map(({ index }) => index);
        for (const unit of UNITS) {
          for (const at of [...whole, text.length]) {
            const count = COUNTS[unit](text.slice(0, at));
            expect([fromUtf16(text, unit)(at), toUtf16(text, unit)(count)]).toEqual([count, at]);
          }
          const end = COUNTS[unit](text);
          expect([toUtf16(text, unit)(end + 1), toUtf16(text, unit)(-1), toUtf16(text, unit)(0.5)]).toEqual([
            undefined,
            undefined,
            undefined,
          ]);
        }
      }),
    );
  });

  it('are the same in a long text as counted over the whole of it', () => {
    const pieces = [
      'gout ',
      'שלום ',
      'ก\u0e33 ',
      ' \u0e33',
      '👩‍⚕️',
      '🇩🇪',
      'a',
      'e\u0301',
      ' \u0301',
      'x\u200d💊',
      '\r\n',
      '\n\u0301',
      '日本',
      '1',
      '- ',
    ];
    const text = Array.from({ length: 1200 }, (_, at) => pieces[(at * 7 + ((at * at) >> 4)) % pieces.length]).join('');
    const convert = fromUtf16(text, 'grapheme');
    const whole = [...new Intl.Segmenter().segment(text)].map(({ index }) => index);
    const borders = Array.from({ length: text.length }, (_, at) => at).filter((at) => convert(at) !== undefined);
    expect(borders).toEqual(whole);
    expect(convert(text.length)).toBe(whole.length);
  });

  it('have no border inside a character', () => {
    expect(fromUtf16('a💊', 'code-point')(2)).toBeUndefined();
    expect(toUtf16('a💊', 'utf-8')(3)).toBeUndefined();
    expect(fromUtf16('e\u0301\r\n', 'grapheme')(1)).toBeUndefined();
    expect(fromUtf16('e\u0301\r\n', 'grapheme')(3)).toBeUndefined();
  });
});

const rangeOf = (word: string, unit: OffsetUnit) => {
  const at = TEXT.indexOf(word);
  return [COUNTS[unit](TEXT.slice(0, at)), COUNTS[unit](TEXT.slice(0, at + word.length))] as const;
};
const found = (result: ReturnType<typeof readBrat>) => {
  if (!result.ok) throw new Error(result.error.code);
  const { notes, unit, issues } = result.value;
  const words = notes.flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)));
  return { words, unit, codes: issues.map(({ code }) => code) };
};

describe.each(UNITS)('spans written in %s', (unit) => {
  it('are found by their quotes', () => {
    const ann = WORDS.map((word, at) => `T${at + 1}\tX ${rangeOf(word, unit).join(' ')}\t${word}\n`).join('');
    const brat = found(
      readBrat([
        { name: 'a.txt', text: TEXT },
        { name: 'a.ann', text: ann },
      ]),
    );
    expect(brat).toEqual({ words: WORDS, unit, codes: unit === 'code-point' ? [] : ['unit-chosen'] });
    const spans = WORDS.map((word) => {
      const [start, end] = rangeOf(word, unit);
      return { start, end, label: 'X', quote: word };
    });
    const line = JSON.stringify({ id: '1', text: TEXT, spans });
    const native = found(readBehealthyJsonl([{ name: 'a.jsonl', text: line }]));
    expect(native).toEqual({ words: WORDS, unit, codes: unit === 'utf-16' ? [] : ['unit-chosen'] });
  });

  it('are found by where words end, where nothing is quoted', () => {
    const label = WORDS.map((word) => [...rangeOf(word, unit), 'X']);
    const doccano = found(readDoccano([{ name: 'a.jsonl', text: JSON.stringify({ text: TEXT, label }) }]));
    expect(doccano).toEqual({ words: WORDS, unit, codes: unit === 'utf-16' ? [] : ['unit-chosen'] });
    const spacy = found(readSpacy([{ name: 'a.json', text: JSON.stringify([[TEXT, { entities: label }]]) }]));
    expect(spacy).toEqual({ words: WORDS, unit, codes: unit === 'code-point' ? [] : ['unit-chosen'] });
  });

  it('are read in the unit that a person says', () => {
    const label = WORDS.map((word) => [...rangeOf(word, unit), 'X']);
    const file = { name: 'a.jsonl', text: JSON.stringify({ text: TEXT, label }) };
    expect(found(readDoccano([file], { unit })).words).toEqual(WORDS);
  });
});

describe('a span that does not fit', () => {
  it('is named with its note and number and left out, the others stay where they are', () => {
    const spans = [
      ['nach', 'nach'],
      ['gout', 'gout.'],
      ['asthma', 'asthma'],
    ].map(([word = '', quote]) => {
      const [start, end] = rangeOf(word, 'code-point');
      return { start, end, label: 'X', quote };
    });
    const line = JSON.stringify({ id: 'n-7', text: TEXT, spans: [...spans, { start: 3, end: 4000, label: 'X' }] });
    const result = readBehealthyJsonl([{ name: 'a.jsonl', text: line }]);
    expect(found(result)).toMatchObject({ words: ['nach', 'asthma'], unit: 'code-point' });
    expect(result.ok && result.value.issues).toEqual([
      { code: 'unit-chosen', severity: 'notice', facts: { unit: 'code-point', declared: 'utf-16' } },
      {
        code: 'quote-mismatch',
        severity: 'rejected',
        place: { file: 'a.jsonl', line: 1 },
        noteId: 'n-7',
        span: 2,
        facts: { unit: 'code-point' },
      },
      {
        code: 'span-outside',
        severity: 'rejected',
        place: { file: 'a.jsonl', line: 1 },
        noteId: 'n-7',
        span: 4,
        facts: { unit: 'code-point' },
      },
    ]);
  });

  it('decides nothing against all the others: one unit holds for a whole file', () => {
    const [start, end] = rangeOf('asthma', 'utf-16');
    const [first, last] = rangeOf('gout', 'code-point');
    const more = rangeOf('nach', 'code-point');
    const ann = `T1\tX ${start} ${end}\tasthma\nT2\tX ${first} ${last}\tgout\nT3\tX ${more.join(' ')}\tnach\n`;
    const result = readBrat([
      { name: 'a.txt', text: TEXT },
      { name: 'a.ann', text: ann },
    ]);
    expect(found(result)).toEqual({ words: ['gout', 'nach'], unit: 'code-point', codes: ['quote-mismatch'] });
  });
});
