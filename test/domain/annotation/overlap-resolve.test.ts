import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainingView } from '@/lib/domain/annotation/overlap-resolve';
import { snapToTokens } from '@/lib/domain/annotation/snap';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import type { Span } from '@/lib/domain/text/span';
import { spansOverlap } from '@/lib/domain/text/span';
import { structureOf } from '@/lib/domain/text/structure';
import { encodeTags } from '@/lib/domain/text/tags';

const NOTE = {
  text: 'Type 2 diabetes mellitus 😴 on metformin. No cafe\u0301 au lait spots.\r\nHeart failure.',
  tokenizer: 'clinical-1',
} as const;
const structure = structureOf(NOTE);
const at = (words: string, label = 'DISEASE'): Span => {
  const start = NOTE.text.indexOf(words);
  return { start, end: start + words.length, label };
};

describe('what training has of a layer', () => {
  it('keeps the longest of overlapping marks, of equal ones the earlier, and says which stood in the way', () => {
    const long = at('Type 2 diabetes');
    const view = trainingView([at('diabetes', 'TREATMENT'), at('mellitus'), long], structure);
    expect(view.spans).toEqual([long, at('mellitus')]);
    expect(view.dropped).toEqual([{ span: at('diabetes', 'TREATMENT'), reason: 'overlaps', instead: long }]);
    const equal = trainingView([at('lure.', 'TREATMENT'), at('Heart failure'), at('mellitus'), at('2')], structure);
    expect(equal.spans).toEqual([at('2'), at('mellitus'), at('Heart failure')]);
    const labels = [at('metformin', 'TREATMENT'), at('metformin', 'DISEASE')];
    expect(trainingView(labels, structure).spans).toEqual([labels[1]]);
  });

  it('widens marks that cut a token, and drops what is the same then', () => {
    const view = trainingView([at('metform', 'TREATMENT'), at('etformin', 'TREATMENT'), at('cafe')], structure);
    expect(view.spans).toEqual([at('metformin', 'TREATMENT'), at('cafe\u0301')]);
    expect(view.widened).toBe(2);
    expect(view.dropped).toEqual([
      { span: at('etformin', 'TREATMENT'), reason: 'repeated', instead: at('metformin', 'TREATMENT') },
    ]);
  });

  it('keeps a mark inside one that training cannot have', () => {
    const across = at('metformin. No');
    const view = trainingView([across, at('metformin', 'TREATMENT')], structure);
    expect(view.spans).toEqual([at('metformin', 'TREATMENT')]);
    expect(view.dropped).toEqual([{ span: across, reason: 'crosses-sentence', instead: undefined }]);
  });

  it('drops marks across sentences and marks of space alone', () => {
    const across = at('metformin. No');
    const space = at('\r\n');
    const view = trainingView([across, space, { start: 3, end: 3, label: 'DISEASE' }], structure);
    expect(view.spans).toEqual([]);
    expect(view.dropped.map(({ reason }) => reason)).toEqual(['no-token', 'crosses-sentence', 'no-token']);
  });

  it('can always be trained on, loses no mark without a word, and never keeps the shorter of two', () => {
    const length = NOTE.text.length;
    const span = fc
      .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 25 }), fc.constantFrom('DISEASE', 'TREATMENT'))
      .map(([start, more, label]) => ({ start, end: Math.min(length, start + more), label }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const view = trainingView(spans, structure);
        expect(view.spans.length + view.dropped.length).toBe(spans.length);
        for (const { tokenStart, tokenEnd } of structure.sentences) {
          const own = structure.tokens.slice(tokenStart, tokenEnd);
          expect(encodeTags(own, view.spans, 'BILOU').ok).toBe(true);
        }
        expect(labelledSentences(NOTE, view.spans)).toMatchObject({ widened: 0, dropped: 0 });
        for (const { span: lost, instead } of view.dropped) {
          if (!instead) continue;
          expect(view.spans).toContainEqual(instead);
          const whole = snapToTokens(structure.tokens, lost) ?? lost;
          expect(spansOverlap(whole, instead)).toBe(true);
          expect(instead.end - instead.start).toBeGreaterThanOrEqual(whole.end - whole.start);
        }
      }),
    );
  });
});
