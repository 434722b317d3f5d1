import type { CharOffset } from '../text/note';
import type { LabelledNote } from './dataset';
import type { SourcePlace } from './import-report';

/** A note as a format read it, not validated yet, with the way back to its source. Its ids are unique in this import. */
export interface DraftNote {
  readonly labelled: LabelledNote;
  /** All lines of the note. */
  readonly place: SourcePlace;
  /** Of formats with one token a line: the line of each sentence's first token. The others follow line by line. */
  readonly sentenceLines: readonly number[] | undefined;
  /** One tag a token, as the source gave them: for the quarantine. */
  readonly tags: readonly string[] | undefined;
}

/** File and line of a character of the note. */
export function placeOf(draft: DraftNote, offset: CharOffset): SourcePlace {
  const { file, line } = draft.place;
  const before = draft.labelled.note.text.slice(0, offset);
  if (draft.sentenceLines) {
    const sentenceStart = before.lastIndexOf('\n') + 1;
    const sentence = sentenceStart === 0 ? 0 : before.split('\n').length - 1;
    return {
      file,
      line: (draft.sentenceLines[sentence] ?? line ?? 1) + before.slice(sentenceStart).split(' ').length - 1,
    };
  }
  if (draft.place.endLine === undefined || draft.place.endLine === line)
    return line === undefined ? { file } : { file, line };
  return { file, line: (line ?? 1) + before.split(/\r\n|\n|\r/u).length - 1 };
}
