import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainSpan } from '@/lib/domain/annotation/exchange';
import { exchangeNoteOf, marksOfExchange, ownId, replacingChanges } from '@/lib/domain/annotation/exchange-layer';
import type { WorkMark } from '@/lib/domain/annotation/mark';
import { readBehealthyJsonl, writeBehealthyJsonl } from '@/lib/formats/annotated/behealthy-jsonl';
import { mark } from './marks';

const contentOf = ({ id: _, ...content }: WorkMark) => content;
const taking = (labels: readonly string[]) => {
  let next = 0;
  const stamp = { annotator: 'Zoe', person: undefined, now: '2026-11-23T03:00:00.000Z' };
  return { ...stamp, labels: new Set(labels), newId: () => `new-${++next}` };
};

describe('a layer of one note as it travels', () => {
  const pieces = fc.constantFrom('gout', ' ', '\r\n', '😴', 'e\u0301', 'שלום', '"', '\\', '\u2028', '.', '\u200d', '5');
  const mostly = { nil: undefined, freq: 2 };
  const notes = fc.array(pieces, { minLength: 1, maxLength: 20 }).chain((parts) => {
    const text = parts.join('');
    const offset = fc.nat(text.length);
    const what = fc.record({
      range: fc.tuple(offset, offset).filter(([a, b]) => a !== b),
      label: fc.constantFrom('DISEASE', 'TREATMENT', 'side effect'),
      state: fc.constantFrom<WorkMark['state'][]>('set', 'rejected'),
      origin: fc.constantFrom<WorkMark['origin'][]>(
        'drawn',
        'accepted',
        'edited',
        'applied',
        'imported',
        'adjudicated',
      ),
      by: fc.constantFrom('Ana', 'imported', 'ש', 'gold'),
      at: fc.constantFrom('2026-01-02T03:04:05.678Z', '2025-12-31T23:59:59.000Z'),
      from: fc.option(
        fc.record({
          modelId: fc.constantFrom('m1', 'learner/p/2'),
          confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        mostly,
      ),
      activeMs: fc.option(fc.nat(10_000_000), mostly),
    });
    const spanOf = ({ range: [a, b], label }: { range: [number, number]; label: string }) =>
      `${Math.min(a, b)} ${Math.max(a, b)} ${label}`;
    return fc.uniqueArray(what, { maxLength: 6, selector: spanOf }).map((all) => ({
      text,
      marks: all.map(({ range: [a, b], label, ...rest }) => mark(Math.min(a, b), Math.max(a, b), label, rest)),
    }));
  });

  it('is the same after a file, all but the marks’ ids, whatever the text and marks', () => {
    fc.assert(
      fc.property(notes, ({ text, marks }) => {
        const note = {
          id: 'd:7',
          patientKey: 'd:p',
          title: 'T',
          date: undefined,
          text,
          tokenizer: 'clinical-1' as const,
        };
        const out = exchangeNoteOf(note, { marks, status: 'done' }, 'd', true);
        const read = readBehealthyJsonl(writeBehealthyJsonl([out]).files);
        if (!read.ok) throw new Error(read.error.code);
        const [back] = read.value.notes;
        if (!back) throw new Error('no note');
        expect([back.id, back.patientKey, back.status]).toEqual(['7', 'p', 'done']);
        const again = marksOfExchange(back, text, taking(['DISEASE', 'TREATMENT', 'side effect']));
        const sorted = (all: readonly WorkMark[]) => all.map((each) => JSON.stringify(contentOf(each))).sort();
        const plain = (all: readonly WorkMark[]) => sorted(all).map((each) => JSON.parse(each) as unknown);
        expect(plain(again)).toEqual(plain(marks));
        expect(replacingChanges(marks, again)).toEqual([]);
      }),
    );
  });

  it('takes the standing one of two spans with one range and label, and the name of the layer for no name', () => {
    const span = { start: 0, end: 4, label: 'DISEASE' };
    const at = '2026-01-01T00:00:00Z';
    const note = {
      ...{
        id: 'x',
        patientKey: 'x',
        title: 'x',
        text: 'gout',
        tokenizer: 'clinical-1' as const,
        status: 'done' as const,
      },
      spans: [{ ...plainSpan(span), state: 'rejected' as const, at }, plainSpan(span), { ...plainSpan(span), at }],
    };
    const marks = marksOfExchange(note, 'gout', taking(['DISEASE']));
    expect(marks).toEqual([
      mark(0, 4, 'DISEASE', { id: 'new-1', origin: 'imported', by: 'Zoe', at: '2026-11-23T03:00:00.000Z' }),
    ]);
  });

  it('has ids without the dataset’s, and only those', () => {
    expect([ownId('d:train-1', 'd'), ownId('dd:1', 'd'), ownId('other', 'd')]).toEqual(['train-1', 'dd:1', 'other']);
  });
});

describe('putting marks in the place of others', () => {
  it('leaves what is the same, whatever its id, and changes the rest by id', () => {
    const same = mark(0, 4);
    const gone = mark(5, 9);
    const later = mark(10, 14, 'DISEASE', { at: '2027-01-01T00:00:00.000Z' });
    const wanted = [
      { ...same, id: 'a' },
      { ...mark(10, 14), id: 'b' },
    ];
    expect(replacingChanges([same, gone, later], wanted)).toEqual([
      { before: gone, after: undefined },
      { before: later, after: undefined },
      { before: undefined, after: wanted[1] },
    ]);
  });
});
