import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGrowingText } from '@/components/annotator/note/growing-text';
import { itemPiecesOf } from '@/components/annotator/note/item-pieces';
import { itemsOf, keyOfMark, keyOfSuggestion, type NoteItem, stillOpen } from '@/components/annotator/note/items';
import { type CellLine, cellsOf, createItemAssigner } from '@/components/annotator/note/text-cells';
import { layoutOf } from '@/components/reading/note-layout';
import type { Suggestion, WorkMark } from '@/lib/domain/annotation/mark';
import { openSuggestions } from '@/lib/domain/annotation/suggestions';
import { structureOf } from '@/lib/domain/text/structure';

function mark(id: string, start: number, end: number, more: Partial<WorkMark> = {}): WorkMark {
  return {
    id,
    start,
    end,
    label: 'DISEASE',
    state: 'set',
    origin: 'drawn',
    by: 'A',
    at: '2026-11-20T10:00:00.000Z',
    from: undefined,
    activeMs: 1200,
    ...more,
  };
}

function suggestion(start: number, end: number, label = 'DISEASE', confidence = 0.62): Suggestion {
  return { start, end, label, confidence, otherwise: { none: 1 - confidence, labels: {} } };
}

const text = 'Plan:\r\nShe has COPD 🫁 and type 2 diabetes. No fever.\n\nHistory:\nAsthma since 1990; on salbutamol.';
const cells = cellsOf(layoutOf(text, structureOf({ text, tokenizer: 'clinical-1' })));
const items = (marks: WorkMark[], open: Suggestion[] = []): NoteItem[] => itemsOf(marks, open);

describe('cells of a note', () => {
  it('hold every token once, in text order, and leave only space and colons between them', () => {
    let at = 0;
    for (const cell of cells.cells) {
      expect(cell.after).toBeLessThanOrEqual(cell.start);
      expect(text.slice(at, cell.start)).toMatch(/^[\s:]*$/);
      at = cell.end;
    }
    expect(text.slice(at)).toMatch(/^\s*$/);
  });
});

describe('items dealt out to lines', () => {
  it('give a line the very list of before when only another line changed', () => {
    const assignTo = createItemAssigner();
    const assign = (given: NoteItem[]) => assignTo(cells.lines, given);
    const copd = mark('a', text.indexOf('COPD'), text.indexOf('COPD') + 4);
    const first = assign(items([copd]));
    const asthma = mark('b', text.indexOf('Asthma'), text.indexOf('Asthma') + 6);
    // Read again from the disk: equal, and another object.
    const second = assign(items([{ ...copd }, asthma]));
    const line = cells.lines.findIndex(({ start, end }) => start <= copd.start && copd.start < end);
    expect(first[line]).toHaveLength(1);
    expect(second[line]).toBe(first[line]);
    expect(second.filter((list, i) => list !== first[i])).toHaveLength(1);
  });

  it('draw a line again when the label or the certainty of an item in it changes', () => {
    const assignTo = createItemAssigner();
    const assign = (given: NoteItem[]) => assignTo(cells.lines, given);
    const at = text.indexOf('COPD');
    const lists = [
      assign(items([], [suggestion(at, at + 4)])),
      assign(items([], [suggestion(at, at + 4, 'DISEASE', 0.9)])),
      assign(items([mark('a', at, at + 4)])),
      assign(items([mark('a', at, at + 4, { label: 'TREATMENT' })])),
    ];
    const line = cells.lines.findIndex(({ start, end }) => start <= at && at < end);
    for (let i = 1; i < lists.length; i++) expect(lists[i]?.[line]).not.toBe(lists[i - 1]?.[line]);
  });

  it('put an item over two lines into both', () => {
    const assignTo = createItemAssigner();
    const assign = (given: NoteItem[]) => assignTo(cells.lines, given);
    const wide = assign(items([mark('a', text.indexOf('fever'), text.indexOf('Asthma') + 6)]));
    expect(wide.filter((list) => list.length > 0)).toHaveLength(3);
  });
});

describe('a text that grows', () => {
  const paragraph = (i: number) =>
    `Paragraph ${i}:\r\nShe has COPD 🫁 and type 2 diabetes since ${1950 + (i % 70)}. No fever; on salbutamol.\n`;
  const long = Array.from({ length: 700 }, (_, i) => paragraph(i)).join('\n');
  const note = { text: long, tokenizer: 'clinical-1' } as const;
  const whole = structureOf(note);
  const wholeLines = cellsOf(layoutOf(long, whole)).lines;

  it('comes to the tokens, lines and numbers of the text taken at once', () => {
    const grown = createGrowingText(note).upTo(long.length);
    // Every colon here stands behind a heading, where it is not drawn.
    expect(grown.tokens).toEqual(whole.tokens.filter(({ start }) => long[start] !== ':'));
    const cut = (lines: readonly CellLine[]) =>
      lines.flatMap(({ kind, parts }) => parts.map(({ start, end, number }) => ({ kind, start, end, number })));
    expect(cut(grown.lines)).toEqual(cut(wholeLines));
    expect(grown.end).toBe(long.length);
  });

  it('reads no further than asked, and hands back the same lists until it must', () => {
    const growing = createGrowingText(note);
    const first = growing.upTo(1);
    expect(first.end).toBeLessThan(long.length / 2);
    expect(growing.upTo(first.end)).toBe(first);
    const second = growing.upTo(first.end + 1);
    expect(second.lines.slice(0, first.lines.length)).toEqual(first.lines);
    expect(second.lines[0]).toBe(first.lines[0]);
    expect(second.lines.length).toBeGreaterThan(first.lines.length);
  });

  it('knows a span that cuts a token', () => {
    const growing = createGrowingText(note);
    growing.upTo(1);
    const at = long.indexOf('COPD');
    expect(growing.cutsToken({ start: at, end: at + 4 })).toBe(false);
    expect(growing.cutsToken({ start: at, end: at + 3 })).toBe(true);
    expect(growing.cutsToken({ start: at + 1, end: at + 4 })).toBe(true);
  });

  it('has no token that is not drawn, as the colon of a heading, and knows it all the same', () => {
    const text = 'Plan: rest.\r\nImpression:\r\nGout: mild.\n';
    const growing = createGrowingText({ text, tokenizer: 'clinical-1' });
    const words = growing.upTo(text.length).tokens.map(({ start, end }) => text.slice(start, end));
    expect(words).toEqual(['Plan', 'rest', '.', 'Impression', 'Gout', ':', 'mild', '.']);
    expect(growing.cutsToken({ start: 0, end: 5 })).toBe(false);
  });

  it('takes a note without line feeds whole', () => {
    const text = 'asthma and gout, '.repeat(4000);
    const grown = createGrowingText({ text, tokenizer: 'clinical-1' }).upTo(1);
    expect(grown.end).toBe(text.length);
  });
});

describe('pieces of a cell', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: text.length - 1 }), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }));

  it('give every item exactly one button in the whole note, unless it lies where nothing is drawn', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const all = items(spans.map(({ start, end }, i) => mark(`m${i}`, start, end)));
        const byCell = createItemAssigner()(cells.cells, all);
        const buttons = cells.cells.flatMap((cell, i) =>
          itemPiecesOf(cell, byCell[i] ?? []).flatMap(({ owner, buried }) => [
            ...(owner ? [owner.key] : []),
            ...buried.map(({ key }) => key),
          ]),
        );
        const drawn = all.filter(({ span: { start, end } }) =>
          cells.cells.some((cell) => cell.start < end && start < cell.end),
        );
        expect(buttons.sort()).toEqual(drawn.map(({ key }) => key).sort());
      }),
    );
  });

  it('keep an item reachable that another one covers from end to end', () => {
    const at = text.indexOf('type 2 diabetes');
    const cell = cells.cells.find(({ start, end }) => start <= at && at < end);
    if (!cell) throw new Error('no cell');
    const both = items([mark('one', at, at + 15), mark('two', at, at + 15, { label: 'TREATMENT' })]);
    const piece = itemPiecesOf(cell, both).find(({ start }) => start === at);
    expect(piece?.owner?.key).toBe(keyOfMark({ id: 'two' }));
    expect(piece?.buried.map(({ key }) => key)).toEqual([keyOfMark({ id: 'one' })]);
  });
});

describe('stillOpen', () => {
  it('says what openSuggestions says, for suggestions that do not overlap', () => {
    const marks = fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 60 }),
        length: fc.integer({ min: 1, max: 15 }),
        rejected: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    const given = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 16 });
    fc.assert(
      fc.property(marks, given, (some, steps) => {
        const work = some
          .map(({ start, length, rejected }, i) =>
            mark(`m${i}`, start, start + length, { state: rejected ? 'rejected' : 'set' }),
          )
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const open: Suggestion[] = [];
        let at = 0;
        for (let i = 0; i + 1 < steps.length; i += 2) {
          const start = at + (steps[i] ?? 1);
          at = start + (steps[i + 1] ?? 1);
          open.push(suggestion(start, at));
        }
        expect(stillOpen(open, work)).toEqual(openSuggestions(open, work));
      }),
    );
  });

  it('hands back the same list when every suggestion is open', () => {
    const open = [suggestion(3, 9)];
    expect(stillOpen(open, [mark('a', 9, 12)])).toBe(open);
    expect(stillOpen(open, [mark('a', 8, 12)])).toEqual([]);
  });
});

describe('keys of items', () => {
  it('hold neither spaces nor quotes, whatever the label', () => {
    expect(keyOfSuggestion({ start: 3, end: 9, label: 'Lab "value"' })).not.toMatch(/[\s"]/);
  });
});
