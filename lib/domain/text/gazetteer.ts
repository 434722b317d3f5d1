import { type AttributeList, emptyAttributeList } from './attribute-list';
import { longestPhrase, type PhraseNode, phraseTrie } from './phrase-trie';

/** A list of phrases that somebody brought: what a FeatureSet states of it. */
export interface GazetteerRef {
  /** Letters, digits, `_` and `-`; stands in the attributes. */
  readonly name: string;
  /** Of its content: lib/formats/gazetteer-file.ts. */
  readonly sha256: string;
  readonly phrases: number;
}

/** Its content, kept with the recipe and in the model. */
export interface Gazetteer extends GazetteerRef {
  /** class (empty: none) -> its phrases, normalised words joined by one space. All sorted, none twice. */
  readonly classes: Readonly<Record<string, readonly string[]>>;
}

export const GAZETTEER_LIMITS = {
  fileBytes: 2_000_000,
  phrases: 20_000,
  wordsOfPhrase: 12,
  classes: 50,
  nameLength: 40,
  listsOfRecipe: 10,
} as const;

/** A phrase tells its own words, and the words on either side of them. */
export const GAZETTEER_WINDOW = 1;

export interface GazetteerReader {
  /** @returns node of the phrases that begin with the word */
  word(norm: string): PhraseNode | undefined;
  /** @param words [T] with what `word` gave @returns [T] `list:NAME=` or `list:NAME/CLASS=` and the place: U, B, I, L */
  read(words: readonly { readonly norm: string; readonly listed: PhraseNode | undefined }[]): AttributeList[];
}

/** Finds phrases, for each list and class: longest first, left to right, without overlap. */
export function createGazetteerReader(lists: readonly Gazetteer[]): GazetteerReader {
  const marks = lists.flatMap(({ name, classes }) =>
    Object.entries(classes).map(([of, phrases]) => ({ prefix: of === '' ? name : `${name}/${of}`, phrases })),
  );
  const rows = new Map<string, number[]>();
  for (const [index, { phrases }] of marks.entries()) {
    for (const phrase of phrases) {
      const row = rows.get(phrase) ?? new Array<number>(marks.length).fill(0);
      row[index] = 1;
      rows.set(phrase, row);
    }
  }
  const trie = phraseTrie(Object.fromEntries(rows), GAZETTEER_LIMITS.wordsOfPhrase);
  const none = emptyAttributeList();
  return {
    word: (norm) => trie.get(norm),
    read(words) {
      const out = words.map(() => none);
      if (words.every(({ listed }) => listed === undefined)) return out;
      for (const [index, { prefix }] of marks.entries()) {
        for (let at = 0, length = 0; at < words.length; at += Math.max(1, length)) {
          length = longestPhrase(words[at]?.listed, words, at, ({ counts }) => (counts?.[index] ?? 0) > 0);
          for (let offset = 0; offset < length; offset++) {
            const part = length === 1 ? 'U' : offset === 0 ? 'B' : offset === length - 1 ? 'L' : 'I';
            out[at + offset] = (out[at + offset] ?? none).with(`list:${prefix}=${part}`);
          }
        }
      }
      return out;
    },
  };
}

/** The lists a recipe names, in its order. @returns undefined: one of them is not there */
export function chosenGazetteers(
  refs: readonly GazetteerRef[] | undefined,
  known: readonly Gazetteer[],
): Gazetteer[] | undefined {
  const found = (refs ?? []).map(({ name, sha256 }) => {
    const list = known.find((each) => each.sha256 === sha256);
    return list && { ...list, name };
  });
  return found.every((list) => list !== undefined) ? found : undefined;
}

export function refOf({ name, sha256, phrases }: Gazetteer): GazetteerRef {
  return { name, sha256, phrases };
}
