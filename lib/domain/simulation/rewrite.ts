import type { Random } from '../random';
import type { Span } from '../text/span';

export interface MarkedText {
  readonly text: string;
  /** Sorted, apart; UTF-16 code units. */
  readonly gold: readonly Span[];
}

/**
 * The text with each of its pieces written anew: what stands between entities, and entities; marks move with them.
 * @param rewrite of a piece's text and its label; undefined: none
 */
export function rewritten(
  { text, gold }: MarkedText,
  rewrite: (piece: string, label: string | undefined) => string,
): MarkedText {
  let out = '';
  let at = 0;
  const moved: Span[] = [];
  for (const { start, end, label } of gold) {
    out += rewrite(text.slice(at, start), undefined);
    const piece = rewrite(text.slice(start, end), label);
    moved.push({ start: out.length, end: out.length + piece.length, label });
    out += piece;
    at = end;
  }
  return { text: out + rewrite(text.slice(at), undefined), gold: moved };
}

/** Letters of a word in capitals; where a letter has several, as ß, it stays. */
export function inCapitals(text: string): string {
  return [...text]
    .map((letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter))
    .join('');
}

/** Two inner letters of some words change places. @param share of the words of four letters and more */
export function mistyped(text: string, share: number, random: Random): string {
  return text.replace(/[a-z]{4,}/giu, (word) => {
    if (random() >= share) return word;
    const at = 1 + Math.floor(random() * (word.length - 2));
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  });
}
