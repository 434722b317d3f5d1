import { describe, expect, it } from 'vitest';
import { GAZETTEER_LIMITS } from '@/lib/domain/text/gazetteer';
import { gazetteerBytes, readGazetteerFile } from '@/lib/formats/gazetteer-file';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name = 'Drugs of 2024.txt') => readGazetteerFile(name, bytes(text));
const list = (text: string, name?: string) => {
  const outcome = read(text, name);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

describe('a file of phrases', () => {
  it('becomes sorted classes of phrases, normalised and cut as words of notes are, each once', () => {
    const value = list(
      '\uFEFFType-2 diabetes\tdisease\r\nAspirin\r\n\r\ntype-9 Diabetes\tdisease\r\n---\r\naspirin\r\n',
    );
    expect(value).toEqual({
      list: { name: 'Drugs-of-2024', phrases: 2, classes: { '': ['aspirin'], disease: ['type-0 diabetes'] } },
      encoding: 'UTF-8',
      duplicates: 2,
      empty: 2,
    });
  });

  it('has the same content, and so the same hash, whatever the order, the line ends and the encoding', () => {
    const one = gazetteerBytes(list('naïve\nßtroke\tx\nasthma').list);
    expect(gazetteerBytes(list('asthma\r\nnaïve\r\nßtroke\tx\r\n').list)).toEqual(one);
    const latin = readGazetteerFile(
      'a.txt',
      Uint8Array.from([...'asthma\nna'].map((c) => c.charCodeAt(0)).concat(0xef, 0x76, 0x65)),
    );
    expect(latin.ok && latin.value).toMatchObject({
      encoding: 'Windows-1252',
      list: { classes: { '': ['asthma', 'naïve'] } },
    });
  });

  it.each([
    ['', { code: 'empty' }],
    ['\n -- \n', { code: 'empty' }],
    ['asthma\ngout\ta\tb', { code: 'too-many-columns', line: 2 }],
    ['asthma\ngout\ttwo words', { code: 'class-wrong', line: 2 }],
    [`ok\n${'word '.repeat(13)}`, { code: 'phrase-too-long', line: 2, words: 13 }],
    [Array.from({ length: 51 }, (_, i) => `gout\tc${i}`).join('\n'), { code: 'too-many-classes', classes: 51 }],
    [
      Array.from({ length: GAZETTEER_LIMITS.phrases + 1 }, (_, i) =>
        [...String(i)].map((d) => 'abcdefghij'[Number(d)]).join(''),
      ).join('\n'),
      { code: 'too-many-phrases', phrases: GAZETTEER_LIMITS.phrases + 1 },
    ],
    ['x'.repeat(GAZETTEER_LIMITS.fileBytes + 1), { code: 'too-large', sizeBytes: GAZETTEER_LIMITS.fileBytes + 1 }],
  ])('is refused by line and reason (%#)', (text, error) => {
    expect(read(text)).toEqual({ ok: false, error });
  });

  it('is refused when it is no text, or its name says nothing', () => {
    expect(readGazetteerFile('a.txt', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toMatchObject({
      error: { code: 'not-text' },
    });
    expect(read('asthma', '….txt')).toEqual({ ok: false, error: { code: 'name-empty' } });
  });
});
