import type { ArrivingNote } from './month';

export interface MalformedFile {
  readonly name: string;
  readonly text: string;
}

/** The note as a careless export writes it: cut off in the middle, or as tagged words of which one lacks its tag. */
export function malformedFile({ id, text }: ArrivingNote, at: number): MalformedFile {
  if (at % 2 === 0) {
    const line = JSON.stringify({ id, text });
    return { name: `${id}.jsonl`, text: line.slice(0, Math.floor(line.length / 2)) };
  }
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const rows = words.map((word, row) => (row === 3 ? word : `${word}\tO`));
  return { name: `${id}.conll`, text: `${rows.join('\n')}\n\n` };
}
