import { type SentenceCertainty, uncertaintyOf } from '../../domain/annotation/uncertainty';
import type { Note } from '../../domain/text/note';
import { structureOf } from '../../domain/text/structure';
import type { NoteScore } from '../annotation-ports';
import type { OpenModel } from '../inference';
import type { WorkOptions } from '../ports';
import { throwIfCancelled } from '../ports';

/** Scores stored at once: a cancelled job leaves those before. */
const CHUNK = 500;

export function noteUncertainty({ tagger, extractor }: OpenModel, note: Pick<Note, 'text' | 'tokenizer'>): number {
  const { tokens, sentences } = structureOf(note);
  return uncertaintyOf(
    sentences.map(({ tokenStart, tokenEnd }): SentenceCertainty => {
      const words = tokens.slice(tokenStart, tokenEnd).map(({ start, end }) => note.text.slice(start, end));
      const { groups, starts } = extractor.inference(words);
      tagger.setGroups(groups, starts);
      return { logProbability: tagger.bestPathLogProbability(), tokens: words.length };
    }),
  );
}

/**
 * Scores notes in slices and hands them on in chunks.
 * @returns notes scored @throws Cancelled
 */
export async function scoreNotes(
  model: OpenModel,
  modelId: string,
  notes: readonly Note[],
  put: (scores: readonly NoteScore[]) => Promise<void>,
  turn: () => Promise<void> | undefined,
  options: WorkOptions,
): Promise<number> {
  let chunk: NoteScore[] = [];
  for (const [index, note] of notes.entries()) {
    chunk.push({ noteId: note.id, modelId, uncertainty: noteUncertainty(model, note) });
    if (chunk.length === CHUNK || index === notes.length - 1) {
      await put(chunk);
      chunk = [];
    }
    options.onProgress?.('score', index + 1, notes.length);
    await turn();
    throwIfCancelled(options.signal);
  }
  return notes.length;
}
