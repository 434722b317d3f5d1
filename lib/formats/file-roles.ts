import type { SplitName } from '../domain/text/note';
import { lastPart } from './source-file';

/** What a file's name says it holds; either part may be unsaid. */
export interface FileRole {
  readonly split: SplitName | undefined;
  readonly kind: 'sent' | 'label' | undefined;
}

const SPLIT_WORDS: Readonly<Record<SplitName, readonly string[]>> = {
  train: ['train', 'training', 'trn'],
  dev: ['dev', 'devel', 'development', 'valid', 'validation', 'val'],
  test: ['test', 'testing', 'tst'],
};
const KIND_WORDS: Readonly<Record<'sent' | 'label', readonly string[]>> = {
  sent: ['sent', 'sents', 'sentence', 'sentences', 'token', 'tokens', 'word', 'words'],
  label: ['label', 'labels', 'lbl', 'lbls', 'tag', 'tags'],
};

/** "TRAIN-sent (1).tsv", "train_sentences", "trainLabels.txt" -> split and kind; undefined where unsaid or said twice. */
export function roleOfName(name: string): FileRole {
  const words = lastPart(name)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .flatMap(splitJoined);
  return { split: onlyOne(words, SPLIT_WORDS), kind: onlyOne(words, KIND_WORDS) };
}

/** "trainsent" -> "train", "sent". */
function splitJoined(word: string): string[] {
  for (const begin of Object.values(SPLIT_WORDS).flat()) {
    const rest = word.slice(begin.length);
    if (word.startsWith(begin) && Object.values(KIND_WORDS).flat().includes(rest)) return [begin, rest];
  }
  return [word];
}

function onlyOne<K extends string>(
  words: readonly string[],
  names: Readonly<Record<K, readonly string[]>>,
): K | undefined {
  const found = (Object.keys(names) as K[]).filter((key) => words.some((word) => names[key].includes(word)));
  return found.length === 1 ? found[0] : undefined;
}

/** "train" and "label" -> "train_label", as the case study calls its files. */
export function fileNameOfRole(split: SplitName, kind: 'sent' | 'label'): string {
  return `${split}_${kind}`;
}

/** Files that lie beside data without being data: read-me files, licences, what operating systems leave behind. */
export function isBesideData(name: string): boolean {
  const parts = name.split(/[\\/]/u);
  return (
    parts.includes('__MACOSX') || /^(?:\.|readme\b|licen[cs]e\b|thumbs\.db$|desktop\.ini$|~\$)/iu.test(lastPart(name))
  );
}

/** Which files of a folder an import should be given, in order of name: all but those that lie beside the data. */
export function dataFileNames(names: readonly string[]): string[] {
  return names.filter((name) => !isBesideData(name)).sort((a, b) => (a < b ? -1 : 1));
}
