import { Fragment } from 'react';

/** Paragraphs of a guideline; what stands between back quotes is an example, drawn as a mark of the label. */
export function GuidelineText({ text, look }: { readonly text: string; readonly look: string }) {
  return (
    <>
      {paragraphsOf(text).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text that is replaced whole
        <p key={index} className="guideline-paragraph">
          {piecesOf(paragraph).map((piece, place) => {
            const key = `${place}`;
            return piece.example ? (
              <mark key={key} data-look={look} data-state="confirmed">
                {piece.text}
              </mark>
            ) : (
              <Fragment key={key}>{piece.text}</Fragment>
            );
          })}
        </p>
      ))}
    </>
  );
}

/** Blank lines part paragraphs; empty ones are left out. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/(?:\r\n?|\n)\s*(?:\r\n?|\n)/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

export interface GuidelinePiece {
  readonly text: string;
  readonly example: boolean;
}

/** A back quote without its pair is a character like any other. */
export function piecesOf(paragraph: string): GuidelinePiece[] {
  const pieces: GuidelinePiece[] = [];
  let at = 0;
  for (const match of paragraph.matchAll(/`([^`]+)`/gu)) {
    if (match.index > at) pieces.push({ text: paragraph.slice(at, match.index), example: false });
    pieces.push({ text: match[1] ?? '', example: true });
    at = match.index + match[0].length;
  }
  if (at < paragraph.length) pieces.push({ text: paragraph.slice(at), example: false });
  return pieces;
}
