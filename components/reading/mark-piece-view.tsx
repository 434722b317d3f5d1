import { formatProbability } from '@/components/ui/format';
import type { Mark } from '@/lib/domain/reading/reading';
import type { Label } from '@/lib/domain/text/span';
import { reading } from '@/lib/messages/reading';
import { bandOf, labelName, lookOf } from './mark-look';
import type { MarkPiece } from './mark-pieces';

/** Marks of one line by their index in the reading. */
export type LineMarks = ReadonlyMap<number, Mark>;

/** What a screen reader says: "Disease: gestational diabetes, suggested, .91". */
function nameOf(mark: Mark, text: string): string {
  const figure = mark.confidence === undefined ? undefined : formatProbability(mark.confidence);
  const words = text.slice(mark.start, mark.end).replaceAll(/\s+/g, ' ');
  return reading.mark.name(labelName(mark.label), words, mark.status, mark.assertion, figure);
}

/**
 * A stretch of text under a mark. The first piece of a mark is its button; pieces that go on (another mark begins or
 * ends inside) answer to the mouse alone, since the first one's name already says all the words.
 */
export function MarkPieceView({
  piece,
  text,
  marks,
  labels,
}: {
  readonly piece: MarkPiece;
  readonly text: string;
  readonly marks: LineMarks;
  readonly labels: readonly Label[];
}) {
  const words = text.slice(piece.start, piece.end);
  const index = piece.marks.at(-1);
  const mark = index === undefined ? undefined : marks.get(index);
  if (index === undefined || mark === undefined) return words;
  const outer = marks.get(piece.marks.at(-2) ?? -1);
  // An outer mark that begins here has its button on these words too: a second press reaches it.
  const begins = mark.start === piece.start;
  const look = {
    'data-mark': index,
    'data-stack': piece.marks.length > 1 ? piece.marks.join(' ') : undefined,
    'data-look': lookOf(mark.label, labels),
    'data-state': mark.status,
    'data-band': bandOf(mark.confidence),
    'data-under': outer && lookOf(outer.label, labels),
    'data-tag': mark.assertion === 'affirmed' ? undefined : reading.mark.assertions[mark.assertion],
  };
  if (!begins) {
    return (
      <mark {...look} data-tag={look['data-tag'] && ''} aria-hidden>
        {words}
      </mark>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it is highlighted text that answers to focus and Enter
    // biome-ignore lint/a11y/useSemanticElements: a button does not break across lines as words do
    <mark {...look} role="button" tabIndex={0} aria-label={nameOf(mark, text)}>
      {words}
    </mark>
  );
}
