import type { Assertion, NoteReading, Pair } from '@/lib/domain/reading/reading';
import { DISEASE } from '@/lib/domain/text/span';

/** One line of the list beside a note. Mark numbers are indexes into the reading's marks. */
export interface NoteListRow {
  readonly id: string;
  readonly disease: number;
  /** Undefined: no treatment stands in the sentence. */
  readonly treatment: number | undefined;
  readonly sentence: number;
  readonly confidence: number | undefined;
  /** Both marks (or the lone one) were made by a clinician, and the reader asked for such marks. */
  readonly confirmed: boolean;
}

export interface NoteListGroup {
  readonly key: string;
  /** As first written in the note, first letter capital. */
  readonly name: string;
  readonly mentions: number;
  /** What all its shown mentions have in common; `affirmed` when any of them is. */
  readonly assertion: Assertion;
  readonly rows: readonly NoteListRow[];
}

/**
 * disease -> its treatments in one note, in the order in which the diseases first appear.
 * @param shows whether a mark passes the reader's filters
 * @param includeUnaffirmed list denied and family mentions too
 */
export function noteList(
  reading: NoteReading,
  text: string,
  shows: (mark: number) => boolean,
  includeUnaffirmed: boolean,
): NoteListGroup[] {
  const { marks, pairs } = reading;
  // Under `model` its own figure stands, agreed or not.
  const isConfirmed = (index: number) => reading.layer !== 'model' && marks[index]?.status === 'confirmed';
  const mentions = new Map<string, number[]>();
  const pairsOf = new Map<number, Pair[]>();
  for (const pair of pairs) {
    if (!shows(pair.treatment)) continue;
    const known = pairsOf.get(pair.disease);
    if (known === undefined) pairsOf.set(pair.disease, [pair]);
    else known.push(pair);
  }
  for (const [index, mark] of marks.entries()) {
    if (mark.label !== DISEASE || !shows(index)) continue;
    if (!includeUnaffirmed && mark.assertion !== 'affirmed') continue;
    const known = mentions.get(mark.key);
    if (known === undefined) mentions.set(mark.key, [index]);
    else known.push(index);
  }
  return [...mentions].map(([key, indexes]) => {
    const rows = indexes.flatMap((disease): NoteListRow[] => {
      const own = pairsOf.get(disease) ?? [];
      const mark = marks[disease];
      if (own.length === 0) {
        return [
          {
            id: `${disease}`,
            disease,
            treatment: undefined,
            sentence: mark?.sentenceIndex ?? 0,
            confidence: mark?.confidence,
            confirmed: isConfirmed(disease),
          },
        ];
      }
      return own.map((pair) => ({
        id: `${disease}-${pair.treatment}`,
        disease,
        treatment: pair.treatment,
        sentence: pair.sentenceIndex,
        confidence: pair.confidence,
        confirmed: isConfirmed(disease) && isConfirmed(pair.treatment),
      }));
    });
    const first = marks[indexes[0] ?? 0];
    const said = new Set(indexes.map((index) => marks[index]?.assertion));
    const assertion = said.has('affirmed') ? 'affirmed' : (first?.assertion ?? 'affirmed');
    return {
      key,
      name: first === undefined ? key : capitalised(text.slice(first.start, first.end)),
      mentions: indexes.length,
      assertion,
      // A mention without a treatment says little where another mention has one.
      rows: rows.some((row) => row.treatment !== undefined) ? rows.filter((row) => row.treatment !== undefined) : rows,
    };
  });
}

export function capitalised(words: string): string {
  const flat = words.replaceAll(/\s+/g, ' ');
  const first = [...flat][0] ?? '';
  return first.toUpperCase() + flat.slice(first.length);
}
