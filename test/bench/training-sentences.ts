import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entitiesOfTypes } from '../../lib/domain/text/entities';
import type { LabelledSentence } from '../../lib/domain/text/labelled-sentence';
import type { CharRange } from '../../lib/domain/text/note';

export interface TrainingSentences {
  readonly sentences: readonly LabelledSentence[];
  /** Sorted. */
  readonly labels: readonly string[];
}

/**
 * The training sentences of the case study; the test files are not opened.
 * @param folder with train_sent and train_label @returns undefined when they are not there
 */
export function readTrainingSentences(folder: string | undefined): TrainingSentences | undefined {
  return readSentences(folder, 'train');
}

/** The test sentences: for a figure that is told and that nothing is chosen by. */
export function readTestSentences(folder: string | undefined): TrainingSentences | undefined {
  return readSentences(folder, 'test');
}

function readSentences(folder: string | undefined, part: 'train' | 'test'): TrainingSentences | undefined {
  if (folder === undefined || !existsSync(join(folder, `${part}_sent`))) return undefined;
  const wordLines = readFileSync(join(folder, `${part}_sent`), 'utf8').split(/\r?\n/);
  const typeLines = readFileSync(join(folder, `${part}_label`), 'utf8').split(/\r?\n/);
  const sentences: LabelledSentence[] = [];
  let words: string[] = [];
  let types: string[] = [];
  for (const [at, word] of [...wordLines, ''].entries()) {
    if (word !== '') {
      words.push(word);
      types.push(typeLines[at]?.trim() ?? 'O');
    } else if (words.length > 0) {
      sentences.push({ words, tokens: offsetsOf(words), entities: entitiesOfTypes(types) });
      words = [];
      types = [];
    }
  }
  const seen = new Set(sentences.flatMap(({ entities }) => entities.map(({ label }) => label)));
  return { sentences, labels: [...seen].sort() };
}

/** Words joined by one space. */
function offsetsOf(words: readonly string[]): CharRange[] {
  let at = 0;
  return words.map((word) => {
    const start = at;
    at += word.length + 1;
    return { start, end: start + word.length };
  });
}
