import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXCHANGE_FORMATS } from '@/lib/domain/annotation/exchange-formats';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { readExchange, writeExchange } from '@/lib/formats/annotated/exchange';
import { jsonFault } from '@/lib/formats/annotated/json-fault';
import { recogniseAnnotated } from '@/lib/formats/annotated/recognise-annotated';
import { exchangeIssueMessage, exchangeIssuePlace, lossGroups, lossReport } from '@/lib/messages/en/exchange';
import { randomNotes } from './random-notes';

const FORMATS = EXCHANGE_FORMATS.map(({ id }) => id);

describe('the place of a fault in JSON', () => {
  it.each([
    ['', 1, 1],
    ['{"a":1,}', 1, 8],
    ['{"a":1', 1, 7],
    ['[1,\n 2,\r\n tru]', 3, 5],
    ['{"a" 1}', 1, 6],
    ['{a:1}', 1, 2],
    ['["\\x"]', 1, 3],
    ['["\\u12G4"]', 1, 3],
    ['["a\nb"]', 1, 4],
    ['[1] 2', 1, 5],
    ['[01]', 1, 3],
    ['[1.]', 1, 3],
    ['{"💊":"é"x}', 1, 10],
    ["['a']", 1, 2],
    ['[}', 1, 2],
  ])('%j: line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toEqual({ line, column });
  });

  it('is where the text was broken, or where the escape began that was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), fc.constantFrom(0, 1, 2), (value, seed, indent) => {
        const whole = JSON.stringify(value, null, indent);
        const cut = whole.slice(0, seed % whole.length);
        const lines = cut.split('\n');
        const end = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
        // What is left over is the beginning of something right: only a value that ends early may stand alone.
        let stands = true;
        try {
          JSON.parse(cut);
        } catch {
          stands = false;
        }
        if (!stands)
          expect(jsonFault(`${cut}\u0001`)).toSatisfy(
            (at: typeof end) => at.line === end.line && at.column <= end.column && at.column > end.column - 6,
          );
      }),
      { numRuns: 500 },
    );
  });
});

describe('input that is wrong', () => {
  it('names file, line and column of broken JSON, and reads the other lines', () => {
    const text = '{"text":"No gout","label":[[3,7,"D"]]}\n{"text":"x",,}\n{"text":"Asthma","label":[]}\n';
    const result = readExchange('doccano', [{ name: 'd.jsonl', text }]);
    expect(result.ok && result.value.notes.map((note) => note.text)).toEqual(['No gout', 'Asthma']);
    expect(result.ok && result.value.issues).toEqual([
      { code: 'json-malformed', severity: 'rejected', place: { file: 'd.jsonl', line: 2, column: 13 }, facts: {} },
    ]);
    const whole = readExchange('label-studio', [
      { name: 'l.json', text: '[\n {"data": {"text": "x"},\n  "annotations" [] }\n]' },
    ]);
    expect(whole).toMatchObject({
      ok: false,
      error: { code: 'json-malformed', place: { file: 'l.json', line: 3, column: 17 } },
    });
  });

  it('passes over fields it does not know, and leaves out a note without its own', () => {
    const lines = [
      { id: 'a', text: 'x', spans: [], extra: { text: 1 } },
      { id: 'b' },
      { text: 'y' },
      7,
      { id: 'a', text: 'z' },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const result = readExchange('behealthy-jsonl', [{ name: 'n.jsonl', text }]);
    expect(result.ok && result.value.notes.map(({ id }) => id)).toEqual(['a']);
    expect(result.ok && result.value.issues.map(({ code, place, facts }) => [code, place?.line, facts.field])).toEqual([
      ['note-malformed', 2, 'text'],
      ['note-malformed', 3, 'id'],
      ['note-malformed', 4, 'object'],
      ['id-repeated', 5, undefined],
    ]);
  });

  it('respects the limits of imports', () => {
    const limits = { ...IMPORT_LIMITS, noteCharactersMax: 5, fileBytesMax: 200, fileLinesMax: 3 };
    const long = ['{"id":"a","text":"123456"}', '{"id":"b","text":"12345"}'].join('\n');
    const read = readExchange('behealthy-jsonl', [{ name: 'n', text: long }], { limits });
    expect(read).toMatchObject({
      ok: true,
      value: { notes: [{ id: 'b' }], issues: [{ code: 'note-too-long', noteId: 'a' }] },
    });
    const many = readExchange('conll', [{ name: 'n', text: 'a O\nb O\nc O\n' }], { limits });
    expect(many).toMatchObject({ ok: false, error: { code: 'too-many-lines' } });
    for (const format of FORMATS) {
      const large = readExchange(
        format,
        [
          { name: 'sentences.txt', text: 'x\n'.repeat(101) },
          { name: 'labels.txt', text: 'O\n' },
        ],
        { limits },
      );
      expect(large).toMatchObject({ ok: false, error: { code: 'file-too-large', place: { file: 'sentences.txt' } } });
    }
  });

  it('names the sentence in which tokens and labels part', () => {
    const files = [
      { name: 'labels.txt', text: 'O\nD\n\nO\n' },
      { name: 'sentences.txt', text: 'no\ngout\n\nshe\nrests\n' },
    ];
    const facts = { sentence: 2, tokens: 2, labels: 1 };
    const place = { file: 'sentences.txt', line: 4 };
    expect(readExchange('behealthy-files', files)).toEqual({
      ok: false,
      error: { code: 'files-not-aligned', severity: 'error', place, facts },
    });
  });

  it('is not recognised: other JSON, plain text, nothing, several formats together', () => {
    const codes = (...texts: string[]) => {
      const result = recogniseAnnotated(texts.map((text, at) => ({ name: `f${at}`, text })));
      return result.ok ? result.value : result.error.code;
    };
    expect(codes('{"a": 1}')).toBe('format-unknown');
    expect(codes('She was seen in the clinic today.')).toBe('format-unknown');
    expect(codes('')).toBe('format-unknown');
    expect(codes()).toBe('no-notes');
    expect(codes('[{"data": {"text":')).toBe('json-malformed');
    expect(codes('{"text":"a","label":[]}', 'Gout B-D\neased O\n')).toBe('formats-mixed');
  });
});

describe('any damage to a file', () => {
  it.each(FORMATS)('%s: is read or refused with words for it, never thrown', (format) => {
    const damage = fc.tuple(
      fc.nat(),
      fc.nat(9),
      fc.constantFrom('', '{', ']', '"', '\n', '\t', '-1', '999999', '💊', '\\', 'null'),
    );
    fc.assert(
      fc.property(randomNotes, damage, (notes, [at, length, put]) => {
        const files = writeExchange(format, notes).files.map(({ name, text }) => {
          const from = at % (text.length + 1);
          return { name, text: text.slice(0, from) + put + text.slice(from + length) };
        });
        recogniseAnnotated(files);
        const result = readExchange(format, files);
        const issues = result.ok ? result.value.issues : [result.error];
        for (const issue of issues) {
          const { what, next } = exchangeIssueMessage(issue);
          expect(`${exchangeIssuePlace(issue)} ${what} ${next}`).not.toMatch(/undefined|NaN|\[object|gout|aspirin/u);
        }
        if (result.ok) {
          for (const { text, spans } of result.value.notes) {
            expect(spans.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the loss report in words', () => {
  it('names every loss once, and each kind with its count', () => {
    fc.assert(
      fc.property(randomNotes, fc.constantFrom(...FORMATS), (notes, format) => {
        const { losses } = writeExchange(format, notes);
        const report = lossReport(losses, (id) => `note ${id}`);
        expect(report).not.toMatch(/undefined|NaN|\[object/u);
        expect(lossGroups(losses).reduce((sum, { count }) => sum + count, 0)).toBe(losses.length);
        if (losses.length > 0)
          expect(report.trimEnd().split('\n')).toHaveLength(lossGroups(losses).length + 3 + losses.length);
      }),
      { numRuns: 300 },
    );
  });
});
