import { type MedicalWord, medicalWord } from './medical-classes';
import { breaksPhrase } from './noun-phrases';

/** A thing with a name; those of one kind are numbered from 0 without gaps. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

/** What is known of one word, whatever stands around it. */
export interface MedicalToken {
  readonly word: MedicalWord;
  readonly classes: Named;
  /** [4] the classes, with each of the `bits` its phrase may have. */
  readonly inPhrase: readonly Named[];
  /** The word itself where it is common enough to have a weight of its own, else `*`. */
  readonly common: Named;
  readonly breaks: boolean;
  /** Whether it names a disease (2) and a treatment (1), added. */
  readonly bits: number;
}

/** Kinds of attributes that follow from two named things; see `medicalAttributes`. */
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
const [CLASSES_BEFORE, CLASSES_AFTER, WORD_BEFORE, WORD_AFTER, PHRASE, PHRASE_BEFORE, PHRASE_AFTER, SENTENCE] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const;

export interface MedicalReader {
  /** @param seen times the training sentences have it */
  word(norm: string, seen: number): MedicalToken;
  /** Calls `use` for what each token gets; a token's kinds come in their order. @param use `kind` is an index */
  read(sentence: readonly MedicalToken[], use: (at: number, kind: number, a: Named, b: Named) => void): void;
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

/** The attributes of one kind for its two things, as `MedicalReader.read` names them. @param kind an index */
export function medicalAttributes(kind: number, { name: a }: Named, { name: b }: Named): string[] {
  switch (MEDICAL_KINDS[kind]) {
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
    default:
      return [];
  }
}

/** How `MedicalToken.bits` are written. */
export const BITS: readonly string[] = ['00', '01', '10', '11'];
const COUNT_MAX = 3;
/** By science * 4 + care, each counted up to COUNT_MAX. */
const COUNTS: readonly Named[] = Array.from({ length: 16 }, (_, id) => ({ id, name: `${id >> 2} ${id & 3}` }));
/** By the bits elsewhere in the sentence * 4 + the token's own. */
const ELSEWHERE: readonly Named[] = Array.from({ length: 16 }, (_, id) => ({
  id,
  name: `${BITS[id >> 2]} ${BITS[id & 3]}`,
}));

/** @returns reader that keeps what it found out of each word; names are numbered as they are met */
export function createMedicalReader(): MedicalReader {
  const classNames = createNames();
  const commonNames = createNames();
  const phraseNames = createNames();
  const outside = { classes: classNames('<S>'), common: commonNames('<S>') };
  return {
    word(norm, seen) {
      const word = medicalWord(norm);
      return {
        word,
        classes: classNames(word.key),
        inPhrase: BITS.map((bits) => phraseNames(`${word.key} ${bits}`)),
        common: commonNames(seen >= COMMON_MIN ? norm : '*'),
        breaks: breaksPhrase(norm),
        bits: (word.isDisease ? 2 : 0) + (word.isTreatment ? 1 : 0),
      };
    },
    read(sentence, use) {
      const { counts, diseases, treatments } = countsOf(sentence);
      // End of the phrase that the token stands in, and its three things; at or before `at`: it stands in none.
      let end = 0;
      let bits = 0;
      let [before, after, head] = [outside.common, outside.common, outside.classes];
      for (let at = 0; at < sentence.length; at++) {
        const token = sentence[at];
        if (!token) continue;
        const { classes } = token;
        const previous = at > 0 ? (sentence[at - 1] ?? outside) : outside;
        const next = at < sentence.length - 1 ? (sentence[at + 1] ?? outside) : outside;
        use(at, CLASSES_BEFORE, previous.classes, classes);
        use(at, CLASSES_AFTER, classes, next.classes);
        use(at, WORD_BEFORE, previous.common, classes);
        use(at, WORD_AFTER, classes, next.common);
        if (at >= end && !token.breaks) {
          bits = 0;
          for (end = at; end < sentence.length && !sentence[end]?.breaks; end++) bits |= sentence[end]?.bits ?? 0;
          before = previous.common;
          after = end < sentence.length ? (sentence[end] ?? outside).common : outside.common;
          head = sentence[end - 1]?.classes ?? classes;
        }
        if (at < end) {
          use(at, PHRASE, head, token.inPhrase[bits] ?? classes);
          use(at, PHRASE_BEFORE, before, head);
          use(at, PHRASE_AFTER, after, head);
        }
        const elsewhere = (diseases > token.bits >> 1 ? 2 : 0) + (treatments > (token.bits & 1) ? 1 : 0);
        use(at, SENTENCE, counts, ELSEWHERE[elsewhere * 4 + token.bits] ?? classes);
      }
    },
  };
}

function countsOf(sentence: readonly MedicalToken[]): { counts: Named; diseases: number; treatments: number } {
  let [diseases, treatments, science, care] = [0, 0, 0, 0];
  for (const { word, bits } of sentence) {
    diseases += bits >> 1;
    treatments += bits & 1;
    if (word.isScience) science++;
    if (word.isCare) care++;
  }
  const counts = COUNTS[Math.min(COUNT_MAX, science) * 4 + Math.min(COUNT_MAX, care)] as Named;
  return { counts, diseases, treatments };
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
