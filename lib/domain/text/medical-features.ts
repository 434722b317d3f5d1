import { type MedicalWord, medicalWord } from './medical-classes';
import { breaksPhrase, nounPhrases } from './noun-phrases';

/** A thing with a name; those of one kind are numbered from 0 without gaps. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

/** What is known of one word, whatever stands around it. */
export interface MedicalToken {
  readonly word: MedicalWord;
  readonly classes: Named;
  /** The word itself where it is common enough to have a weight of its own, else `*`. */
  readonly common: Named;
  readonly breaks: boolean;
}

/** Kinds of attributes that follow from two named things; see `medicalAttributes`. */
export type MedicalKind = (typeof MEDICAL_KINDS)[number];
export const MEDICAL_KINDS = [
  'classes-before',
  'classes-after',
  'word-before',
  'word-after',
  'phrase',
  'phrase-before',
  'phrase-after',
  'sentence',
] as const;

export interface MedicalReader {
  /** @param seen times the training sentences have it */
  word(norm: string, seen: number): MedicalToken;
  /** Calls `use` for what each token gets, in a fixed order: `at` rises, kinds come in their order. */
  read(sentence: readonly MedicalToken[], use: (at: number, kind: MedicalKind, a: Named, b: Named) => void): void;
}

/** Words around whose classes are given. */
export const CLASS_WINDOW = 2;
const COMMON_MIN = 3;

/** @returns [2 * CLASS_WINDOW + 1] what a word's classes give to the token `offset` before or after it */
export function classAttributes({ classes }: MedicalWord): string[][] {
  return Array.from({ length: 2 * CLASS_WINDOW + 1 }, (_, at) =>
    classes.map((name) => `medical[${at - CLASS_WINDOW}]=${name}`),
  );
}

/** The attributes of one kind for its two things, as `MedicalReader.read` names them. */
export function medicalAttributes(kind: MedicalKind, { name: a }: Named, { name: b }: Named): string[] {
  switch (kind) {
    case 'classes-before':
      return [`medical[-1,0]=${a}|${b}`];
    case 'classes-after':
      return [`medical[0,1]=${a}|${b}`];
    case 'word-before':
      return [`w[-1]|medical=${a}|${b}`];
    case 'word-after':
      return [`medical|w[1]=${a}|${b}`];
    case 'phrase': {
      const [classes, names] = b.split(' ');
      return [`head=${a}`, `head=${a}|${classes}`, `in-phrase=${names}`];
    }
    case 'phrase-before':
      return [`before|head=${a}|${b}`];
    case 'phrase-after':
      return [`after|head=${a}|${b}`];
    case 'sentence': {
      const [science, care] = a.split(' ');
      const [elsewhere, own] = b.split(' ');
      const both = `${Math.min(2, Number(science))}${Math.min(2, Number(care))}`;
      return [
        `elsewhere=${elsewhere}`,
        `elsewhere=${elsewhere}|${own}`,
        `science=${science}`,
        `care=${care}`,
        `science,care=${both}|${own}`,
      ];
    }
  }
}

/** @returns reader that keeps what it found out of each word; names are numbered as they are met */
export function createMedicalReader(): MedicalReader {
  const classNames = createNames();
  const commonNames = createNames();
  const phraseNames = createNames();
  const countNames = createNames();
  const elsewhereNames = createNames();
  const outside = { classes: classNames('<S>'), common: commonNames('<S>') };
  return {
    word(norm, seen) {
      const word = medicalWord(norm);
      const common = commonNames(seen >= COMMON_MIN ? norm : '*');
      return { word, classes: classNames(word.key), common, breaks: breaksPhrase(norm) };
    },
    read(sentence, use) {
      const phrases = nounPhrases(sentence.map(({ breaks }) => breaks));
      const count = (is: (word: MedicalWord) => boolean) => sentence.reduce((n, { word }) => n + (is(word) ? 1 : 0), 0);
      const diseases = count(({ isDisease }) => isDisease);
      const treatments = count(({ isTreatment }) => isTreatment);
      const science = Math.min(
        3,
        count(({ isScience }) => isScience),
      );
      const care = Math.min(
        3,
        count(({ isCare }) => isCare),
      );
      const counts = countNames(`${science} ${care}`);
      for (const [at, { word, classes, common: _, ...token }] of sentence.entries()) {
        const before = sentence[at - 1] ?? outside;
        const after = sentence[at + 1] ?? outside;
        use(at, 'classes-before', before.classes, classes);
        use(at, 'classes-after', classes, after.classes);
        use(at, 'word-before', before.common, classes);
        use(at, 'word-after', classes, after.common);
        const phrase = phrases[at];
        if (phrase && !token.breaks) {
          const head = sentence[phrase.end - 1]?.classes ?? classes;
          const inside = sentence.slice(phrase.start, phrase.end);
          const names = bits(
            inside.some((one) => one.word.isDisease),
            inside.some((one) => one.word.isTreatment),
          );
          use(at, 'phrase', head, phraseNames(`${classes.name} ${names}`));
          use(at, 'phrase-before', (sentence[phrase.start - 1] ?? outside).common, head);
          use(at, 'phrase-after', (sentence[phrase.end] ?? outside).common, head);
        }
        const elsewhere = bits(diseases > (word.isDisease ? 1 : 0), treatments > (word.isTreatment ? 1 : 0));
        use(at, 'sentence', counts, elsewhereNames(`${elsewhere} ${bits(word.isDisease, word.isTreatment)}`));
      }
    },
  };
}

/** Disease and treatment, yes (1) or no (0). */
function bits(disease: boolean, treatment: boolean): string {
  return `${disease ? 1 : 0}${treatment ? 1 : 0}`;
}

function createNames(): (name: string) => Named {
  const known = new Map<string, Named>();
  return (name) => {
    let named = known.get(name);
    if (!named) {
      named = { id: known.size, name };
      known.set(name, named);
    }
    return named;
  };
}
