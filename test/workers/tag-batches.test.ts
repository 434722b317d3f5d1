import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineBatches, type TagBatch } from '@/workers/tag-batches';

const LINE_MAX = 6;

/** What the definition says: each line as it is, one longer than LINE_MAX empty and named. */
function expected(text: string, first: number) {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const tooLong: number[] = [];
  const kept = [...lines, ...(last === '' ? [] : [last])].map((line, at) => {
    const long = line.length > LINE_MAX;
    if (long) tooLong.push(first + at);
    const end = at < lines.length || long ? '\n' : '';
    return long ? end : `${line}${end}`;
  });
  return { text: kept.join(''), tooLong };
}

describe('LineBatches', () => {
  it('gives the same lines however the input was cut, numbered without gaps', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\n', 'c'), maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        fc.nat(50),
        (given, cuts, start) => {
          const input = new TextEncoder().encode(given);
          const batches = new LineBatches(start, LINE_MAX);
          const found: TagBatch[] = [];
          for (let from = 0, i = 0; from < input.length; i++) {
            // The chunk is written over afterwards, as a stream may do.
            const chunk = input.slice(from, from + (cuts[i % cuts.length] ?? 1));
            from += chunk.length;
            const batch = batches.add(chunk);
            if (batch) found.push(batch);
            chunk.fill(0);
          }
          const rest = batches.end();
          if (rest) found.push(rest);
          const texts = found.map(({ bytes }) => new TextDecoder().decode(bytes));
          expect({ text: texts.join(''), tooLong: found.flatMap(({ tooLong }) => tooLong) }).toEqual(
            expected(given, start),
          );
          let next = start;
          for (const [at, { first }] of found.entries()) {
            expect(first).toBe(next);
            next += (texts[at]?.match(/\n/gu) ?? []).length;
          }
        },
      ),
    );
  });

  it('keeps no more of an endless line than the longest that is taken', () => {
    const batches = new LineBatches(1, 1000);
    for (let i = 0; i < 10_000; i++) expect(batches.add(new Uint8Array(500).fill(120))).toBeUndefined();
    expect(batches.end()).toEqual({ first: 1, bytes: new Uint8Array([10]), tooLong: [1] });
    expect(batches.held).toBe(0);
  });
});
