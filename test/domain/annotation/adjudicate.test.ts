import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjudicationChanges,
  type Choice,
  choicesOf,
  type Decision,
  goldSpans,
  standingDecision,
} from '@/lib/domain/annotation/adjudicate';
import type { WorkMark } from '@/lib/domain/annotation/mark';
import { sameSpan, spansOverlap } from '@/lib/domain/text/span';
import { mark } from './marks';

const kinds = (choices: readonly Choice[]) => choices.map(({ kind, start, end }) => [kind, start, end]);
const decided = (choices: readonly Choice[], kind: 'first' | 'second' | 'both' | 'neither') =>
  new Map<string, Decision>(choices.map(({ key }) => [key, { kind }]));

describe('choices between two layers', () => {
  it('are told apart by kind, in text order', () => {
    const first = [mark(0, 4), mark(10, 14), mark(20, 24), mark(30, 40)];
    const second = [mark(0, 4), mark(20, 24, 'TREATMENT'), mark(32, 44), mark(50, 54)];
    expect(kinds(choicesOf(first, second))).toEqual([
      ['agree', 0, 4],
      ['only-first', 10, 14],
      ['label', 20, 24],
      ['edges', 30, 44],
      ['only-second', 50, 54],
    ]);
  });

  it('join marks that overlap through each other, and leave apart marks that only touch', () => {
    const chain = choicesOf([mark(0, 10), mark(14, 20)], [mark(8, 16)]);
    expect(kinds(chain)).toEqual([['edges', 0, 20]]);
    expect(chain[0]?.first).toHaveLength(2);
    expect(kinds(choicesOf([mark(0, 10)], [mark(10, 12)]))).toEqual([
      ['only-first', 0, 10],
      ['only-second', 10, 12],
    ]);
  });

  it('do not join one annotator’s own overlapping marks, nor what agrees with what surrounds it', () => {
    expect(kinds(choicesOf([mark(0, 20), mark(5, 10, 'TREATMENT')], [mark(5, 10, 'TREATMENT')]))).toEqual([
      ['only-first', 0, 20],
      ['agree', 5, 10],
    ]);
  });

  it('pass over rejected suggestions', () => {
    expect(choicesOf([mark(0, 4, 'DISEASE', { state: 'rejected' })], [])).toEqual([]);
  });

  it('hold every standing mark once, and overlap of two sides never lies between two choices, for any layers', () => {
    const marks = fc
      .uniqueArray(fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 5 }), fc.constantFrom('DISEASE', 'TREATMENT')), {
        maxLength: 6,
        selector: (each) => each.join(' '),
      })
      .map((all) => all.map(([start, length, label]) => mark(start, start + length, label)));
    fc.assert(
      fc.property(marks, marks, (first, second) => {
        const choices = choicesOf(first, second);
        const sorted = (all: readonly WorkMark[]) => all.map(({ id }) => id).sort();
        expect(sorted(choices.flatMap((choice) => choice.first))).toEqual(sorted(first));
        expect(sorted(choices.flatMap((choice) => choice.second))).toEqual(sorted(second));
        expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
        for (const a of choices) {
          for (const b of choices) {
            if (a === b || a.kind === 'agree' || b.kind === 'agree') continue;
            expect(a.first.some((ours) => b.second.some((theirs) => spansOverlap(ours, theirs)))).toBe(false);
          }
        }
        // No choice holds two places that have nothing to do with each other.
        for (const choice of choices) {
          const marks = [...choice.first, ...choice.second];
          const reached = new Set(marks.slice(0, 1));
          for (let size = 0; size < reached.size; ) {
            size = reached.size;
            for (const one of choice.first) {
              for (const other of choice.second) {
                if (!spansOverlap(one, other) || !(reached.has(one) || reached.has(other))) continue;
                reached.add(one).add(other);
              }
            }
          }
          expect(reached.size).toBe(marks.length);
        }
        // Taking one side everywhere gives that side's marks back, and both gives the union.
        const agreed = new Map([...decided(choices, 'first')]);
        const firstSpans = goldSpans(choices, agreed).spans;
        expect(firstSpans).toHaveLength(first.length);
        expect(first.every((each) => firstSpans.some((span) => sameSpan(span, each)))).toBe(true);
        const both = goldSpans(choices, decided(choices, 'both')).spans;
        const union = new Set([...first, ...second].map(({ id }) => id));
        expect(new Set(both.map(({ start, end, label }) => `${start}-${end}-${label}`))).toEqual(union);
        expect(both).toHaveLength(union.size);
      }),
    );
  });
});

describe('the gold marks', () => {
  const first = [mark(0, 4), mark(20, 24)];
  const second = [mark(0, 4), mark(20, 26)];
  const choices = choicesOf(first, second);
  const edges = choices[1] as Choice;

  it('hold what agrees without a word, and the rest once decided', () => {
    expect(goldSpans(choices, new Map())).toEqual({
      spans: [{ start: 0, end: 4, label: 'DISEASE' }],
      open: [edges],
    });
    const own = { kind: 'spans' as const, spans: [{ start: 18, end: 26, label: 'DISEASE' }] };
    expect(goldSpans(choices, new Map([[edges.key, own]]))).toEqual({
      spans: [
        { start: 0, end: 4, label: 'DISEASE' },
        { start: 18, end: 26, label: 'DISEASE' },
      ],
      open: [],
    });
    expect(goldSpans(choices, decided(choices, 'neither'))).toEqual({ spans: [], open: [] });
  });

  it('change only what differs: what stands keeps its mark', () => {
    let next = 0;
    const stamp = { newId: () => `new-${++next}`, by: 'Rosa', at: '2026-11-23T03:00:00.000Z', activeMs: 900 };
    const standing = mark(0, 4, 'DISEASE', { origin: 'adjudicated' });
    const rejected = mark(40, 44, 'DISEASE', { state: 'rejected' });
    const gold = [standing, mark(20, 24), rejected];
    const wanted = goldSpans(choices, decided(choices, 'second')).spans;
    expect(adjudicationChanges(gold, wanted, stamp)).toEqual([
      { before: gold[1], after: undefined },
      {
        before: undefined,
        after: mark(20, 26, 'DISEASE', {
          id: 'new-1',
          origin: 'adjudicated',
          by: 'Rosa',
          at: '2026-11-23T03:00:00.000Z',
          activeMs: 900,
        }),
      },
    ]);
    expect(adjudicationChanges([standing], [standing, standing], stamp)).toEqual([]);
  });

  it('tell the decisions that made them', () => {
    for (const kind of ['first', 'second', 'both'] as const) {
      const gold = goldSpans(choices, decided(choices, kind)).spans.map((span) =>
        mark(span.start, span.end, span.label),
      );
      expect(standingDecision(edges, gold, true)).toEqual({ kind });
    }
    expect(standingDecision(edges, [mark(0, 4)], true)).toEqual({ kind: 'neither' });
    expect(standingDecision(edges, [mark(0, 4)], false)).toBeUndefined();
    const own = { kind: 'spans', spans: [{ start: 22, end: 24, label: 'DISEASE' }] };
    expect(standingDecision(edges, [mark(22, 24)], false)).toEqual(own);
  });
});
