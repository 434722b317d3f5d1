import type { LabelledNote } from '../domain/data/dataset';
import { evaluate } from '../domain/model/evaluate';
import type { Evaluation } from '../domain/model/evaluation';
import type { Run, SentenceError } from '../domain/model/run';
import type { LabelledSentence } from '../domain/text/labelled-sentence';
import { type PredictedSpan, type Span, sameSpan, spansOverlap } from '../domain/text/span';
import { openReader, type ReadableModel } from './inference';
import { type Engine, throwIfCancelled, type WorkOptions } from './ports';
import type { createTurn } from './turn';

/** A note as training sees it. */
export interface Prepared {
  readonly source: LabelledNote;
  readonly sentences: readonly LabelledSentence[];
}

/**
 * Reads the notes with the model and compares with gold, sentence by sentence. Gold is taken as it was given: a span
 * that training had to widen or drop counts as one the model did not find.
 */
export async function judge(
  model: ReadableModel,
  notes: readonly Prepared[],
  run: Run,
  engine: Engine,
  turn: ReturnType<typeof createTurn>,
  options: WorkOptions,
): Promise<{ scores: Evaluation; errors: SentenceError[] }> {
  const opened = openReader(model, engine);
  if (!opened.ok) throw new Error(`a model just trained does not open: ${opened.error.code}`);
  const reader = opened.value;
  const errors: SentenceError[] = [];
  const compared: { gold: readonly Span[]; predicted: Span[]; tokens: LabelledSentence['tokens'] }[] = [];
  try {
    for (const [i, { source, sentences }] of notes.entries()) {
      const predicted: PredictedSpan[] = [];
      for (const sentence of sentences) {
        const here = reader.predictSentence(sentence.tokens, sentence.words);
        const [start, end] = [sentence.tokens[0]?.start ?? 0, sentence.tokens.at(-1)?.end ?? 0];
        const gold = source.gold.filter((span) => spansOverlap(span, { start, end }));
        if (!sameSpans(gold, here)) errors.push({ noteId: source.note.id, start, end, gold, predicted: here });
        predicted.push(...here);
      }
      compared.push({ gold: source.gold, predicted, tokens: sentences.flatMap((sentence) => sentence.tokens) });
      options.onProgress?.('evaluate', i + 1, notes.length);
      await turn();
      throwIfCancelled(options.signal);
    }
  } finally {
    reader.close();
  }
  const { bootstrapResamples: resamples, seed } = run.settings;
  return { scores: evaluate(compared, run.labels, { resamples, seed }), errors };
}

function sameSpans(gold: readonly Span[], predicted: readonly Span[]): boolean {
  return gold.length === predicted.length && gold.every((span, i) => predicted[i] && sameSpan(span, predicted[i]));
}
