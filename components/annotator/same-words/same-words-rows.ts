import type { SameWords } from '@/workers/pipeline-api';

/** Names a place for the length of a dialog. */
export function keyOfHit({ noteId, start, end }: SameWords): string {
  return `${noteId}:${start}-${end}`;
}

/** Places that can be marked. */
export function freeHits(hits: readonly SameWords[]): SameWords[] {
  return hits.filter(({ state }) => state === 'free');
}

export function notesOf(hits: readonly SameWords[]): number {
  return new Set(hits.map(({ noteId }) => noteId)).size;
}

/** The places that will be marked: free ones that nobody took out. */
export function chosenHits(hits: readonly SameWords[], taken: ReadonlySet<string>): SameWords[] {
  return freeHits(hits).filter((hit) => !taken.has(keyOfHit(hit)));
}

/** `taken` with one place in or out. */
export function toggled(taken: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(taken);
  if (!next.delete(key)) next.add(key);
  return next;
}
