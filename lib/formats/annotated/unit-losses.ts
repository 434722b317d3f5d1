import type { ExchangeNote, Loss, OffsetUnit } from '@/lib/domain/annotation/exchange';
import { chooseUnit } from './choose-unit';
import type { RawNote } from './raw-note';
import { fromUtf16, toUtf16 } from './units';

/**
 * Formats without quotes leave it to the reader to find out what offsets count. Where spans cut words the reader may
 * be misled: those notes are named, and whoever reads the file has to say the unit.
 * @param written as the format holds them, in UTF-16 code units
 */
export function unitLosses(written: readonly ExchangeNote[], declared: OffsetUnit): Loss[] {
  const raws = written.map((note): RawNote => {
    const convert = fromUtf16(note.text, declared);
    const spans = note.spans.map((span, index) => {
      const ranges = [{ start: convert(span.start) ?? -1, end: convert(span.end) ?? -1 }];
      return { number: index + 1, ranges, quote: undefined, what: span };
    });
    return { place: { file: '' }, note, spans };
  });
  const found = chooseUnit(raws, declared);
  if (found === declared) return [];
  const misled = raws.filter(({ note, spans }) => {
    const right = toUtf16(note.text, declared);
    const wrong = toUtf16(note.text, found);
    return spans.some(({ ranges }) =>
      ranges.some(({ start, end }) => right(start) !== wrong(start) || right(end) !== wrong(end)),
    );
  });
  return misled.map(({ note }) => ({ noteId: note.id, code: 'unit-not-evident', facts: { unit: declared, found } }));
}
