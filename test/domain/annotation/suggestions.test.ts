import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Suggestion } from '@/lib/domain/annotation/mark';
import { acceptableSuggestions, openSuggestions, suggestedWhenDone } from '@/lib/domain/annotation/suggestions';
import { sameSpan, spansOverlap } from '@/lib/domain/text/span';
import { mark } from './marks';

const suggestion = (start: number, end: number, label = 'DISEASE', confidence = 0.8): Suggestion => ({
  start,
  end,
  label,
  confidence,
  otherwise: { none: 1 - confidence, labels: {} },
});

const from = { modelId: 'm1', confidence: 0.8 };

describe('open suggestions', () => {
  it('touch no standing mark, by one character or whatever label; neighbours stay', () => {
    const all = [suggestion(0, 4), suggestion(4, 8), suggestion(8, 12, 'TREATMENT')];
    expect(openSuggestions(all, [mark(7, 9)])).toEqual([all[0]]);
    expect(openSuggestions(all, [mark(4, 8)])).toEqual([all[0], all[2]]);
  });

  it('do not repeat a rejected one, but a rejected one bars neither other edges nor another label', () => {
    const all = [suggestion(0, 4), suggestion(0, 4, 'TREATMENT'), suggestion(0, 9)];
    expect(openSuggestions(all, [mark(0, 4, 'DISEASE', { state: 'rejected', from })])).toEqual([all[1], all[2]]);
  });

  it('are those that comparing each with every mark leaves, for any marks, nested ones too', () => {
    const range = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.constantFrom('DISEASE', 'TREATMENT'));
    const marks = fc.array(fc.tuple(range, fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), marks, (suggested, marked) => {
        const all = suggested.map(([start, length, label]) => suggestion(start, start + length, label));
        const layer = marked.map(([[start, length, label], set]) =>
          mark(start, start + length, label, { state: set ? 'set' : 'rejected' }),
        );
        const open = all.filter((each) =>
          layer.every((other) => (other.state === 'set' ? !spansOverlap(other, each) : !sameSpan(other, each))),
        );
        expect(openSuggestions(all, layer)).toEqual(open);
      }),
    );
  });

  it('are accepted together from a confidence on, where they are in view', () => {
    const all = [suggestion(0, 4, 'DISEASE', 0.9), suggestion(10, 14, 'DISEASE', 0.7), suggestion(20, 24)];
    expect(acceptableSuggestions(all, 0.7, { start: 3, end: 20 })).toEqual([all[0], all[1]]);
    expect(acceptableSuggestions(all, 0.71, { start: 3, end: 21 })).toEqual([all[0], all[2]]);
  });
});

describe('suggestions of a done note', () => {
  it('are right when a mark stands exactly as suggested, however it came to stand', () => {
    const shown = [suggestion(0, 4), suggestion(0, 4), suggestion(10, 14), suggestion(20, 24), suggestion(30, 34)];
    const marks = [
      mark(0, 4, 'DISEASE', { origin: 'accepted', from }),
      mark(10, 14),
      mark(20, 24, 'TREATMENT', { origin: 'edited', from }),
      mark(30, 34, 'DISEASE', { state: 'rejected', from }),
    ];
    expect(suggestedWhenDone(shown, marks, false)).toEqual({ shown: 4, right: 2, hidden: false });
  });

  it('count answers of an earlier sitting through the marks they left', () => {
    const marks = [
      mark(0, 4, 'DISEASE', { origin: 'accepted', from }),
      mark(10, 16, 'DISEASE', { origin: 'edited', from }),
      mark(30, 34, 'DISEASE', { state: 'rejected', from }),
      mark(40, 44),
    ];
    expect(suggestedWhenDone([], marks, false)).toEqual({ shown: 3, right: 1, hidden: false });
  });

  it('that were withheld are right where a person came to the same mark alone', () => {
    const withheld = [suggestion(0, 4), suggestion(10, 14)];
    expect(suggestedWhenDone(withheld, [mark(0, 4), mark(10, 16)], true)).toEqual({ shown: 2, right: 1, hidden: true });
  });

  it('say nothing where none was shown, unless they were hidden', () => {
    expect(suggestedWhenDone([], [mark(0, 4)], false)).toBeUndefined();
    expect(suggestedWhenDone([], [], true)).toEqual({ shown: 0, right: 0, hidden: true });
  });
});
