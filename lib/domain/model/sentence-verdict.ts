import type { Span } from '../text/span';
import { spanErrors } from './error-kinds';

/**
 * How a model did in a sentence, in one word: right; short or long, where its only mistake is a mark with other limits;
 * moved, where such a mark is neither within the right one nor around it; the kind of its mistake; several.
 */
export type SentenceVerdict = 'right' | 'short' | 'long' | 'moved' | 'missed' | 'spurious' | 'label' | 'several';

export function sentenceVerdict(gold: readonly Span[], predicted: readonly Span[]): SentenceVerdict {
  const errors = spanErrors(gold, predicted);
  const [error] = errors;
  if (!error) return 'right';
  if (errors.length > 1)
    return errors.every(({ kind }) => kind === error.kind && kind !== 'boundary') ? named(error.kind) : 'several';
  const { gold: wanted, predicted: found } = error;
  if (error.kind !== 'boundary' || !wanted || !found) return named(error.kind);
  if (found.start >= wanted.start && found.end <= wanted.end) return 'short';
  if (found.start <= wanted.start && found.end >= wanted.end) return 'long';
  return 'moved';
}

function named(kind: 'missed' | 'spurious' | 'label' | 'boundary'): SentenceVerdict {
  return kind === 'boundary' ? 'moved' : kind;
}
