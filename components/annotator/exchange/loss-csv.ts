import type { Loss } from '@/lib/domain/annotation/exchange';
import { csvOf } from '@/lib/domain/csv';
import { lossLine } from '@/lib/messages/exchange';

const HEAD = [
  'note',
  'title',
  'code',
  'start',
  'end',
  'label',
  'becomes start',
  'becomes end',
  'becomes label',
  'what',
];

/** The loss report as a table: a line each, offsets in UTF-16 units, never words of a note. */
export function lossCsv(losses: readonly Loss[], titleOf: (noteId: string) => string): string {
  const rows = losses.map((loss) => {
    const { noteId, code, span, becomes } = loss;
    const title = titleOf(noteId);
    const range = (one: Loss['span']) => [one?.start ?? '', one?.end ?? '', one?.label ?? ''].map(String);
    return [noteId, title, code, ...range(span), ...range(becomes), lossLine(loss, title)];
  });
  return csvOf([HEAD, ...rows]);
}
