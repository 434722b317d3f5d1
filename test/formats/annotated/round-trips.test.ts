import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExchangeNote, type Loss, plainSpan } from '@/lib/domain/annotation/exchange';
import { EXCHANGE_FORMATS, type ExchangeFormatId } from '@/lib/domain/annotation/exchange-formats';
import { readExchange, writeExchange } from '@/lib/formats/annotated/exchange';
import { recogniseAnnotated } from '@/lib/formats/annotated/recognise-annotated';
import {
  inTokens,
  keysOf,
  noteLossesByCount,
  noteLossesByReport,
  spansByReport,
  survivors,
  throughDisk,
  tokensOf,
} from './account';
import { randomNotes } from './random-notes';

const RUNS = { numRuns: 600 };

/** Through a file and back. Where the report says that the unit is not evident, it has to be said. */
function roundTrip(format: ExchangeFormatId, notes: readonly ExchangeNote[]) {
  const unit = EXCHANGE_FORMATS.find(({ id }) => id === format)?.unit;
  const written = writeExchange(format, notes);
  const files = throughDisk(written.files);
  const asked = readExchange(format, files);
  const hidden = written.losses.some(({ code }) => code === 'unit-not-evident');
  const read = hidden ? readExchange(format, files, { unit }) : asked;
  if (asked.ok) expect(asked.value.unit === unit).toBe(!hidden);
  if (read.ok) expect([...read.value.issues, ...read.value.losses]).toEqual([]);
  return { losses: written.losses, back: read.ok ? read.value.notes : [], files };
}

/** Cuts what came back into the parts of each note, by the report's counts. */
function partsOf(notes: readonly ExchangeNote[], losses: readonly Loss[], back: readonly ExchangeNote[]) {
  let at = 0;
  const parts = notes.map((note) => {
    const own = losses.filter(({ noteId }) => noteId === note.id);
    const dropped = own.some(({ code }) => code === 'note-dropped');
    if (dropped) expect(own).toHaveLength(1);
    const count = dropped ? 0 : Number(own.find(({ code }) => code === 'note-split')?.facts.notes ?? 1);
    at += count;
    return { note, parts: back.slice(at - count, at) };
  });
  expect(at).toBe(back.length);
  return parts.filter((each) => each.parts.length > 0);
}

describe('what comes back equals what went out, or stands in the loss report', () => {
  it('behealthy-jsonl: everything comes back', () => {
    fc.assert(
      fc.property(randomNotes, (notes) => {
        const { losses, back } = roundTrip('behealthy-jsonl', notes);
        expect(losses).toEqual([]);
        expect(back).toEqual(notes);
      }),
      RUNS,
    );
  });

  it('label-studio: all but rejected spans and those that cut a character', () => {
    fc.assert(
      fc.property(randomNotes, (notes) => {
        const { losses, back } = roundTrip('label-studio', notes);
        const order = (spans: readonly unknown[]) => spans.map((span) => JSON.stringify(span, keyOrder)).sort();
        expect(back.map(({ spans, ...fields }) => fields)).toEqual(notes.map(({ spans, ...fields }) => fields));
        for (const [index, note] of notes.entries()) {
          expect(order(back[index]?.spans ?? [])).toEqual(order(survivors(note, losses)));
          expect(keysOf(back[index]?.spans ?? [])).toEqual(spansByReport(note, losses, false));
        }
        expect(losses.map(({ code }) => code).filter((code) => !/rejected|splits/u.test(code))).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each(['doccano', 'spacy', 'brat'] as const)('%s', (format) => {
    fc.assert(
      fc.property(randomNotes, (notes) => {
        const { losses, back } = roundTrip(format, notes);
        for (const { note, parts } of partsOf(notes, losses, back)) {
          const spans = parts.flatMap((part) => part.spans);
          expect(keysOf(spans)).toEqual(spansByReport(note, losses, false));
          expect(spans).toEqual(spans.map(plainSpan));
          const pairs = survivors(note, losses).map((from) => ({ from, to: plainSpan(from) }));
          expect(noteLossesByReport(note, losses)).toEqual(noteLossesByCount(note, parts, pairs));
        }
      }),
      RUNS,
    );
  });

  it.each(['conll', 'behealthy-files', 'crfsuite'] as const)('%s', (format) => {
    fc.assert(
      fc.property(randomNotes, (notes) => {
        const { losses, back } = roundTrip(format, notes);
        for (const { note, parts } of partsOf(notes, losses, back)) {
          expect(parts.flatMap(tokensOf)).toEqual(
            tokensOf(note).map((token) => token.replace(/\p{Surrogate}/gu, '\ufffd')),
          );
          let before = 0;
          const keys = parts.flatMap((part) => {
            const first = before;
            before += tokensOf(part).length;
            return inTokens(part, keysOf(part.spans)).map((key) =>
              key.replace(/^(\d+)-(\d+)/u, (_, start, end) => `${Number(start) + first}-${Number(end) + first}`),
            );
          });
          expect(keys.sort()).toEqual(inTokens(note, spansByReport(note, losses, format === 'behealthy-files')));
          const spans = parts.flatMap((part) => part.spans);
          expect(spans).toEqual(spans.map(plainSpan));
          const pairs = survivors(note, losses).map((from) => ({ from, to: plainSpan(from) }));
          expect(noteLossesByReport(note, losses)).toEqual(noteLossesByCount(note, parts, pairs));
        }
      }),
      RUNS,
    );
  });
});

describe('of any notes', () => {
  it.each(EXCHANGE_FORMATS.map(({ id }) => id))('%s is known by what its files hold', (format) => {
    fc.assert(
      fc.property(randomNotes, (notes) => {
        const { files, back } = roundTrip(format, notes);
        if (back.length > 0) expect(recogniseAnnotated(files)).toEqual({ ok: true, value: format });
      }),
      { numRuns: 200 },
    );
  });

  it.each(EXCHANGE_FORMATS.map(({ id }) => id))('%s writes no text of a note into its loss report', (format) => {
    fc.assert(
      fc.property(randomNotes, (notes) => {
        expect(JSON.stringify(writeExchange(format, notes).losses)).not.toMatch(/gout|renal|failure|aspirin/u);
      }),
      { numRuns: 100 },
    );
  });
});

/** Keys of objects in one order. */
function keyOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
