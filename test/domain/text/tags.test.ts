import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenEntity } from '@/lib/domain/text/entities';
import type { Encoding } from '@/lib/domain/text/feature-set';
import type { CharRange } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';
import { decodeTags, encodeTags, entitiesOfTags, tagsOfEntities, tagsOfSpan, typeOfTag } from '@/lib/domain/text/tags';

/** "😀 ab cde fg h": offsets that differ from token indexes and code points. */
const TOKENS: CharRange[] = [
  { start: 0, end: 2 },
  { start: 3, end: 5 },
  { start: 6, end: 9 },
  { start: 10, end: 12 },
  { start: 13, end: 14 },
];
const span = (start: number, end: number, label: string): Span => ({ start, end, label });

describe('encodeTags', () => {
  it.each<[Encoding, string]>([
    ['IO', 'I-D I-D O I-T-x I-D'],
    ['BIO', 'B-D I-D O B-T-x B-D'],
    ['BILOU', 'B-D L-D O U-T-x U-D'],
  ])('writes %s', (encoding, expected) => {
    const spans = [span(13, 14, 'D'), span(0, 5, 'D'), span(10, 12, 'T-x')];
    expect(encodeTags(TOKENS, spans, encoding)).toEqual({ ok: true, value: expected.split(' ') });
  });

  it('passes over spans of other sentences', () => {
    expect(encodeTags(TOKENS, [span(20, 25, 'D')], 'BIO')).toEqual({ ok: true, value: ['O', 'O', 'O', 'O', 'O'] });
    expect(encodeTags([], [span(0, 2, 'D')], 'BIO')).toEqual({ ok: true, value: [] });
  });

  it('names the span that cuts a token, leaves the sentence or overlaps', () => {
    const code = (...spans: Span[]) => {
      const result = encodeTags(TOKENS, spans, 'BIO');
      return result.ok ? 'ok' : result.error.code;
    };
    expect(code(span(0, 1, 'D'))).toBe('span-splits-token');
    expect(code(span(4, 9, 'D'))).toBe('span-splits-token');
    expect(code(span(5, 9, 'D'))).toBe('span-splits-token');
    expect(code(span(13, 20, 'D'))).toBe('span-leaves-sentence');
    expect(code(span(0, 5, 'D'), span(3, 5, 'T'))).toBe('spans-overlap');
    expect(code(span(0, 2, 'D'), span(0, 2, 'T'))).toBe('spans-overlap');
    expect(code(span(0, 2, 'D'), span(3, 5, 'D'))).toBe('ok');
  });
});

describe('decodeTags', () => {
  it.each([
    ['O I-D O O O', [span(3, 5, 'D')]],
    ['L-D O O I-D L-D', [span(0, 2, 'D'), span(10, 14, 'D')]],
    ['B-D I-T L-T O O', [span(0, 2, 'D'), span(3, 9, 'T')]],
    ['B-D B-D U-D O O', [span(0, 2, 'D'), span(3, 5, 'D'), span(6, 9, 'D')]],
    ['U-D I-D U-D L-D O', [span(0, 2, 'D'), span(3, 5, 'D'), span(6, 9, 'D'), span(10, 12, 'D')]],
    ['O O O B-D I-D', [span(10, 14, 'D')]],
    ['B-A-b L-A-b O O O', [span(0, 5, 'A-b')]],
  ])('reads %j', (tags, expected) => {
    expect(decodeTags(TOKENS, tags.split(' '))).toEqual(expected);
  });

  it('gives every tag that names a label a span of that label', () => {
    const tag = fc.constantFrom('O', 'B-D', 'I-D', 'L-D', 'U-D', 'B-T', 'I-T', 'L-T', 'U-T');
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 12 }), (tags) => {
        const types = new Array<string>(tags.length).fill('O');
        for (const { start, end, label } of entitiesOfTags(tags)) types.fill(label, start, end);
        expect(types).toEqual(tags.map(typeOfTag));
      }),
    );
  });
});

describe('round trip', () => {
  const entities = fc
    .array(
      fc.record({ gap: fc.nat(2), length: fc.integer({ min: 1, max: 4 }), label: fc.constantFrom('D', 'T', 'X-y') }),
    )
    .map((parts) => {
      let at = 0;
      return parts.map(({ gap, length, label }): TokenEntity => {
        const start = at + gap;
        at = start + length;
        return { start, end: at, label };
      });
    });

  it.each<Encoding>(['BIO', 'BILOU'])('gives back any spans in %s, touching ones too', (encoding) => {
    fc.assert(
      fc.property(entities, fc.nat(3), (expected, rest) => {
        const length = (expected.at(-1)?.end ?? 0) + rest;
        expect(entitiesOfTags(tagsOfEntities(length, expected, encoding))).toEqual(expected);
      }),
    );
  });

  it('joins touching spans of one label in IO, and only those', () => {
    fc.assert(
      fc.property(entities, (expected) => {
        const joined: TokenEntity[] = [];
        for (const entity of expected) {
          const last = joined.at(-1);
          if (last && last.end === entity.start && last.label === entity.label) {
            joined[joined.length - 1] = { ...last, end: entity.end };
          } else joined.push(entity);
        }
        const length = expected.at(-1)?.end ?? 0;
        expect(entitiesOfTags(tagsOfEntities(length, expected, 'IO'))).toEqual(joined);
      }),
    );
  });
});

describe('tagsOfSpan', () => {
  it('writes the path of exactly one span', () => {
    expect(tagsOfSpan('D', 1, 'BILOU')).toEqual(['U-D']);
    expect(tagsOfSpan('D', 4, 'BILOU')).toEqual(['B-D', 'I-D', 'I-D', 'L-D']);
    expect(tagsOfSpan('D', 3, 'BIO')).toEqual(['B-D', 'I-D', 'I-D']);
    expect(tagsOfSpan('D', 2, 'IO')).toEqual(['I-D', 'I-D']);
  });
});
