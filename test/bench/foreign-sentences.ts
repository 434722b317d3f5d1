import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../../lib/domain/random';
import { generateNotes } from '../../lib/domain/samples/generate-notes';
import { GENERAL_SENTENCES } from '../../lib/domain/simulation/new-words';
import { inCapitals, mistyped } from '../../lib/domain/simulation/rewrite';
import { type LabelledSentence, labelledSentences } from '../../lib/domain/text/labelled-sentence';

/** Texts that the case study's model is foreign to, all of them the project's own. */
export const FOREIGN = [
  'synthetic notes',
  'synthetic notes, no full stops',
  'general English',
  'technical English',
  'typing errors',
  'capitals',
] as const;
export type Foreign = (typeof FOREIGN)[number];

export function mapForeign<T>(of: (name: Foreign) => T): Record<Foreign, T> {
  const all = {} as Record<Foreign, T>;
  for (const name of FOREIGN) all[name] = of(name);
  return all;
}

const DOCUMENTS = ['README.md', 'lib/ARCHITECTURE.md', 'lib/domain/README.md', 'wasm/README.md', 'wasm/SPEC.md'];
const TYPO_SHARE = 0.35;

/** @param usual sentences of the case study that the model did not learn from, to be changed */
export function foreignSentences(
  usual: readonly LabelledSentence[],
  seed: number,
): Record<Foreign, readonly LabelledSentence[]> {
  const notes = generateNotes(seededRandom(seed + 41), 120).flatMap(({ text, entities }) => longer(text, entities));
  const random = seededRandom(seed);
  const changed = (change: (word: string) => string) =>
    usual.map((sentence) => ({ ...sentence, words: sentence.words.map(change) }));
  return {
    'synthetic notes': notes,
    'synthetic notes, no full stops': notes.filter(({ words }) => words.at(-1) === '.').map(withoutLast),
    'general English': longer(GENERAL_SENTENCES.join(' '), []),
    'technical English': DOCUMENTS.flatMap((path) => longer(prose(path), [])),
    'typing errors': changed((word) => mistyped(word, TYPO_SHARE, random)),
    capitals: changed(inCapitals),
  };
}

function longer(text: string, entities: Parameters<typeof labelledSentences>[1]): readonly LabelledSentence[] {
  const { sentences } = labelledSentences({ text, tokenizer: 'clinical-1' }, entities);
  return sentences.filter(({ words }) => words.length > 2);
}

function withoutLast({ words, tokens, entities }: LabelledSentence): LabelledSentence {
  return { words: words.slice(0, -1), tokens: tokens.slice(0, -1), entities };
}

/** Paragraphs of a document without its tables, titles and code. */
function prose(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
    .replace(/```[\s\S]*?```/g, '')
    .split('\n')
    .filter((line) => !/^[#|]/.test(line))
    .join(' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_]/g, '');
}
