import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { finish } from '@/lib/domain/data/work';
import { decodeFile } from '@/lib/formats/decode';
import { bytesOf, latin1, utf16 } from './token-files';

const decode = (bytes: Uint8Array, limits = IMPORT_LIMITS) => finish(decodeFile({ name: 'in/a.txt', bytes }, limits));

/** Words of several scripts, with what decoders trip over: astral characters, combining marks, no-break spaces. */
const word = fc.constantFrom('fever', 'Ménière', 'e\u0301', '💊', '發燒', '37\u00a0°C', '\u2028', 'ß', '10 mg/day');
const prose = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '\n', '\r\n', '\t')), { minLength: 1, maxLength: 200 })
  .map((parts) => parts.flat().join(''));

describe('decodeFile', () => {
  it('gives back every text from UTF-8, with and without a mark', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(decode(bytesOf(text)).file?.text).toBe(text);
        expect(decode(bytesOf(`\ufeff${text}`)).file?.text).toBe(text);
      }),
    );
  });

  it('gives back every text from UTF-16 with a mark, in both byte orders', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(decode(utf16(text, 'le', true)).file).toMatchObject({ text, encoding: 'UTF-16 LE' });
        expect(decode(utf16(text, 'be', true)).file).toMatchObject({ text, encoding: 'UTF-16 BE' });
      }),
    );
  });

  it('gives the same text however a character falls on the pieces it decodes', () => {
    // Pieces are 2^20 bytes; three-byte characters meet their border at every phase.
    for (const shift of ['', 'a', 'aa']) {
      const text = `${shift}${'發'.repeat(400_000)}`;
      expect(decode(bytesOf(text)).file?.text === text).toBe(true);
    }
  });

  it('reads bytes that are not UTF-8 as Windows-1252, euro sign and curly quotes included', () => {
    const { file, issues } = decode(Uint8Array.from([0x80, 0x20, 0x93, 0x61, 0x94, 0x0a, 0xe9]));
    expect(file).toMatchObject({ text: '€ “a”\né', encoding: 'Windows-1252' });
    expect(issues).toMatchObject([{ code: 'windows-1252', severity: 'notice', places: [{ file: 'a.txt', line: 1 }] }]);
  });

  it('refuses bytes that are neither UTF-8 nor Windows-1252', () => {
    expect(decode(Uint8Array.from([0x61, 0x0a, 0x81, 0x0a])).issues).toMatchObject([
      { code: 'file-undecodable', severity: 'error', places: [{ file: 'a.txt', line: 2 }] },
    ]);
  });

  it('refuses a file in which UTF-8 and Latin-1 are mixed, rather than garbling either', () => {
    const mixed = Uint8Array.from([...bytesOf('Ménière\n'), ...latin1('Ménière\n')]);
    expect(decode(mixed)).toMatchObject({
      file: undefined,
      issues: [{ code: 'file-undecodable', places: [{ line: 2 }] }],
    });
  });

  it('does not take overlong forms and surrogates for UTF-8', () => {
    for (const bad of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      expect(decode(Uint8Array.from([...bytesOf('é '), ...bad, 0x0a])).file).toBeUndefined();
    }
  });

  it('refuses a file beyond the limit without decoding it', () => {
    const limits = { ...IMPORT_LIMITS, fileBytesMax: 1000 };
    expect(decode(new Uint8Array(1001).fill(0x61), limits).issues).toMatchObject([
      { code: 'file-too-large', facts: { sizeBytes: 1001, limitBytes: 1000 } },
    ]);
    expect(decode(new Uint8Array(1000).fill(0x61), limits).file?.text).toHaveLength(1000);
  });

  it('takes a file of a byte order mark alone for empty', () => {
    expect(decode(bytesOf('\ufeff')).issues.map(({ code }) => code)).toContain('file-empty');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { file, issues } = decode(bytes);
        expect(file !== undefined).toBe(!issues.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 500 },
    );
  });
});
