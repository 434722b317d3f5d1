import { loadEngine } from 'crfsuite-wasm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkMark } from '@/lib/domain/annotation/mark';
import { openSuggestions } from '@/lib/domain/annotation/suggestions';
import type { Encoding } from '@/lib/domain/text/feature-set';
import { compareSpans } from '@/lib/domain/text/span';
import { tokenize } from '@/lib/domain/text/tokenize';
import { openSuggester } from '@/lib/pipelines/annotation/suggest';
import { markOf, toyModel } from '../fixtures/layers';
import { toyNotes } from '../fixtures/toy-notes';

const WORDS = [
  'Known',
  'asthma',
  'gout',
  'treated',
  'with',
  'metformin',
  'type',
  '2',
  'diabetes',
  'café',
  '🙂',
  '.',
  ',',
  '\r\n',
  'סוכרת',
];
const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' '));
/** Marks anywhere, cutting tokens and sentences, of labels that the model knows or not. */
const marks = fc.array(
  fc.record({
    at: fc.nat(150),
    length: fc.integer({ min: 1, max: 25 }),
    label: fc.constantFrom('DISEASE', 'TREATMENT', 'ODD'),
    state: fc.constantFrom('set' as const, 'rejected' as const),
  }),
  { maxLength: 8 },
);

describe.each<Encoding>(['BILOU', 'BIO', 'IO'])('suggestions in %s, whatever is marked', (encoding) => {
  it('touch no mark, repeat no rejection, stand on tokens in text order with chances from 0 to 1', async () => {
    const engine = await loadEngine();
    const model = await toyModel(engine, toyNotes(90, 31), encoding);
    const opened = openSuggester(model, engine);
    if (!opened.ok) throw new Error(opened.error.code);
    let notes = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(texts, marks, async (text, drawn) => {
        const layer = drawn.flatMap(({ at, length, label, state }, i): WorkMark[] => {
          const [start, end] = [Math.min(at, text.length), Math.min(at + length, text.length)];
          return start < end ? [{ ...markOf(String(i), { start, end, label }), state }] : [];
        });
        const note = { id: `n${++notes}`, text, tokenizer: 'clinical-1' as const };
        const free = await opened.value.suggest(note, [], () => undefined);
        // Some are turned down as they are, so that rejections meet suggestions.
        const turnedDown = free
          .slice(0, 2)
          .map((each, i) => ({ ...markOf(`r${i}`, each), state: 'rejected' as const }));
        const all = [...layer, ...turnedDown];
        const suggestions = await opened.value.suggest(note, all, () => undefined);
        found += suggestions.length;
        expect(openSuggestions(suggestions, all)).toEqual(suggestions);
        expect([...suggestions].sort(compareSpans)).toEqual(suggestions);
        const tokens = tokenize(text, 'clinical-1');
        for (const { start, end, confidence, otherwise } of suggestions) {
          expect(tokens.some((token) => token.start === start) && tokens.some((token) => token.end === end)).toBe(true);
          for (const chance of [confidence, otherwise.none, ...Object.values(otherwise.labels)]) {
            expect(chance).toBeGreaterThanOrEqual(0);
            expect(chance).toBeLessThanOrEqual(1);
          }
        }
        // In whatever order the marks come.
        expect(await opened.value.suggest(note, [...all].reverse(), () => undefined)).toEqual(suggestions);
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(20);
  });
});
