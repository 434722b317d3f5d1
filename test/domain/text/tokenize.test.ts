import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenizeClinical, tokenizeGiven } from '@/lib/domain/text/tokenize';

const words = (text: string): string[] => tokenizeClinical(text).map(({ start, end }) => text.slice(start, end));

describe('clinical tokenizer', () => {
  it.each([
    ['Dr. Osei gave aspirin, e.g. 81 mg b.i.d.', 'Dr.|Osei|gave|aspirin|,|e.g.|81|mg|b.i.d.'],
    ['metformin 10 mg/day; 2.5mg q.d., 0.5 mL/kg/day', 'metformin|10|mg/day|;|2.5|mg|q.d.|,|0.5|mL/kg/day'],
    ['1,000 units, 5-10 days, BP 118/72, 10%, .5mg', '1,000|units|,|5-10|days|,|BP|118/72|,|10|%|,|.5|mg'],
    ['seen 12/03/2020 at 10:30, 2020-03-12.', 'seen|12/03/2020|at|10:30|,|2020-03-12|.'],
    [
      'beta-blocker 5-FU 70-year-old B12 3rd T2DM COVID-19 R&D',
      'beta-blocker|5-FU|70-year-old|B12|3rd|T2DM|COVID-19|R&D',
    ],
    ['(see "note" [2]) {x}', '(|see|"|note|"|[|2|]|)|{|x|}'],
    ["Crohn's and Crohn’s, O'Brien didn't", "Crohn|'s|and|Crohn|’s|,|O'Brien|didn't"],
    ["the patients' diet, 'normal', ''quoted''", "the|patients|'|diet|,|'|normal|'|,|''|quoted|''"],
    [
      'HTN/DM, imipenem/cilastatin; w/o pain, s/p CABG, and/or',
      'HTN|/|DM|,|imipenem|/|cilastatin|;|w/o|pain|,|s/p|CABG|,|and/or',
    ],
    ['pain... none -- 5 +/- 2 mg', 'pain|...|none|--|5|+/-|2|mg'],
    ['temp 37.5°C, 120mmHg, p<.05', 'temp|37.5|°|C|,|120|mmHg|,|p|<|.05'],
    ['ends in mg. Next', 'ends|in|mg|.|Next'],
    ['led to CF. DR. OSEI, Jan. 5', 'led|to|CF|.|DR.|OSEI|,|Jan.|5'],
    ['line one\r\nline\u00a0two\ttab', 'line|one|line|two|tab'],
    ['naïve cafe\u0301 Sjögren Ωmega 病歴', 'naïve|cafe\u0301|Sjögren|Ωmega|病歴'],
    ['ok👍🏽😀👩‍⚕️🇬🇧1️⃣', 'ok|👍🏽|😀|👩‍⚕️|🇬🇧|1️⃣'],
    ['zero\u200bwidth\u2060joint', 'zero|width|joint'],
  ])('cuts %j', (text, expected) => {
    expect(words(text)).toEqual(expected.split('|'));
  });

  it('gives offsets in UTF-16 code units', () => {
    expect(tokenizeClinical('😀 2.5mg')).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 6 },
      { start: 6, end: 8 },
    ]);
  });

  it('gives nothing for empty text and space alone', () => {
    expect(tokenizeClinical('')).toEqual([]);
    expect(tokenizeClinical(' \r\n\u00a0\t')).toEqual([]);
  });

  it('cuts runs of megabytes without failing', () => {
    for (const run of ['1', 'a', '-', 'e\u0301', 'A.', 'a-']) {
      const text = run.repeat(300_000);
      const tokens = tokenizeClinical(text);
      expect(tokens.at(-1)?.end).toBe(text.length);
      expect(tokens.length).toBeGreaterThan(1);
    }
  });

  const pieces = fc.constantFrom(
    ...[
      'mg',
      '2.5',
      '/',
      'day',
      '.',
      ',',
      ' ',
      '\n',
      '\r\n',
      '\u00a0',
      'Dr.',
      'e.g.',
      "'s",
      '’',
      '-',
      '(',
      ')',
      '%',
      '"',
    ],
    ...['e\u0301', '👩‍⚕️', '🇬🇧', '👍🏽', '1️⃣', 'ß', '\u0928\u0940', '\ud83d', '\udc00', '\u200b', '各', '5', 'B', '+'],
  );
  const clinical = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

  it('covers every character that is not a separator with sorted, apart, non-empty tokens', () => {
    fc.assert(
      fc.property(fc.oneof(clinical, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        let before = 0;
        let between = '';
        for (const { start, end } of tokenizeClinical(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          between += text.slice(before, start);
          before = end;
        }
        between += text.slice(before);
        expect(between).toMatch(/^[\s\p{Cc}\u200b\u2060]*$/u);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the marks of a letter that ends before another letter', () => {
    expect(words('e\u0301.e\u0301e\u0301')).toEqual(['e\u0301', '.', 'e\u0301e\u0301']);
    expect(words('a.b\u0301c')).toEqual(['a', '.', 'b\u0301c']);
  });

  it('never cuts what a reader sees as one character', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const whole = ['e\u0301', '👩‍⚕️', '🇬🇧', '👍🏽', '1️⃣', '\u0928\u0940', 'mg', '2.5', ' ', '.', '\r\n', '-', '각', '한'];
    const text = fc.array(fc.constantFrom(...whole), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (sample) => {
        // A mark after a space is drawn onto the space: no token can hold both.
        fc.pre(!/[\s\u200b][\p{M}\u200d]/u.test(sample));
        const borders = new Set([...segmenter.segment(sample)].map(({ index }) => index));
        borders.add(sample.length);
        for (const { start, end } of tokenizeClinical(sample)) {
          expect(borders.has(start) && borders.has(end)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('given tokenizer', () => {
  it('splits on space and line feed alone', () => {
    const text = '5 mg/day . \u00a0\tx\ne.g. 👩‍⚕️';
    expect(tokenizeGiven(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '5',
      'mg/day',
      '.',
      '\u00a0\tx',
      'e.g.',
      '👩‍⚕️',
    ]);
  });

  it('gives back any tokens that were joined by one space, and sentences by one line feed', () => {
    const token = fc.string({ minLength: 1 }).filter((word) => !/[ \n]/.test(word));
    fc.assert(
      fc.property(fc.array(fc.array(token, { minLength: 1 }), { minLength: 1 }), (sentences) => {
        const text = sentences.map((sentence) => sentence.join(' ')).join('\n');
        expect(tokenizeGiven(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences.flat());
      }),
    );
  });
});
