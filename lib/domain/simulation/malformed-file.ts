import type { ArrivingNote } from './month';

export interface MalformedFile {
  readonly name: string;
  readonly text: string;
}

/** The note as a careless export writes it: cut off in the middle, or with its text under another name. */
export function malformedFile({ id, text }: ArrivingNote, at: number): MalformedFile {
  const name = `${id}.jsonl`;
  const line = JSON.stringify(at % 2 === 0 ? { id, text } : { id, body: text });
  return { name, text: at % 2 === 0 ? line.slice(0, Math.floor(line.length / 2)) : line };
}
