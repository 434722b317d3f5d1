import type { TokenEntity } from './entities';
import type { CharRange, Note } from './note';
import { compareSpans, type Span } from './span';
import { structureOf } from './structure';

export interface LabelledSentence {
  /** [T] in the note's offsets. */
  readonly tokens: readonly CharRange[];
  /** [T] the tokens' characters. */
  readonly words: readonly string[];
  /** Sorted, not overlapping. */
  readonly entities: readonly TokenEntity[];
}

export interface LabelledSentences {
  readonly sentences: readonly LabelledSentence[];
  /** Gold spans that do not end at token borders: widened to whole tokens for training. */
  readonly widened: number;
  /** Gold spans that training cannot hold: they overlap an earlier one or cross a sentence border. */
  readonly dropped: number;
}

/** Cuts a note into sentences of whole tokens with their gold entities. */
export function labelledSentences(note: Pick<Note, 'text' | 'tokenizer'>, gold: readonly Span[]): LabelledSentences {
  const { tokens, sentences } = structureOf(note);
  const spans = [...gold].sort(compareSpans);
  let widened = 0;
  let placed = 0;
  let next = 0;
  const out: LabelledSentence[] = [];
  for (const sentence of sentences) {
    const own = tokens.slice(sentence.tokenStart, sentence.tokenEnd);
    const entities: TokenEntity[] = [];
    for (; next < spans.length; next++) {
      const span = spans[next] as Span;
      if (span.start >= sentence.end) break;
      const start = own.findIndex((token) => token.end > span.start);
      const end = own.findLastIndex((token) => token.start < span.end) + 1;
      const previous = entities.at(-1);
      if (start < 0 || end <= start || span.end > sentence.end || (previous && previous.end > start)) continue;
      if (own[start]?.start !== span.start || own[end - 1]?.end !== span.end) widened++;
      entities.push({ start, end, label: span.label });
      placed++;
    }
    const words = own.map((token) => note.text.slice(token.start, token.end));
    out.push({ tokens: own, words, entities });
  }
  return { sentences: out, widened, dropped: spans.length - placed };
}
