import {
  DISEASE_ADJECTIVE_SUFFIXES,
  DISEASE_HEADS,
  DISEASE_MODIFIERS,
  DISEASE_NAMES,
  DISEASE_SUFFIXES,
} from './medical/diseases';
import { BODY_PARTS, CARE, SCIENCE } from './medical/settings';
import {
  DRUG_SUFFIXES,
  PROCEDURE_SUFFIXES,
  TREATMENT_HEADS,
  TREATMENT_MODIFIERS,
  TREATMENT_NAMES,
} from './medical/treatments';

/** What general knowledge says of one word; nothing of it is learned from data. */
export interface MedicalWord {
  /** In a fixed order; a word may be of several. */
  readonly classes: readonly string[];
  /** The classes in one string; `-` for none. */
  readonly key: string;
  readonly isDisease: boolean;
  readonly isTreatment: boolean;
  readonly isScience: boolean;
  readonly isCare: boolean;
}

const WORDS: readonly (readonly [name: string, words: string])[] = [
  ['disease-head', DISEASE_HEADS],
  ['disease-name', DISEASE_NAMES],
  ['treatment-head', TREATMENT_HEADS],
  ['treatment-name', TREATMENT_NAMES],
  ['body', BODY_PARTS],
  ['disease-modifier', DISEASE_MODIFIERS],
  ['treatment-modifier', TREATMENT_MODIFIERS],
  ['science', SCIENCE],
  ['care', CARE],
];
const SUFFIXES: readonly (readonly [name: string, suffixes: ReadonlySet<string>])[] = [
  ['~disease', setOf(DISEASE_SUFFIXES)],
  ['~disease-adjective', setOf(DISEASE_ADJECTIVE_SUFFIXES)],
  ['~procedure', setOf(PROCEDURE_SUFFIXES)],
  ['~drug', setOf(DRUG_SUFFIXES)],
];
/** A suffix alone is no word of its class: so many characters come before it. */
const STEM_MIN = 2;
const SUFFIX_MAX = 14;
const DISEASE = /^(?:disease-head|disease-name|~disease)$/u;
const TREATMENT = /^(?:treatment-head|treatment-name|~procedure|~drug)$/u;

const classesByWord = new Map<string, string[]>();
for (const [name, words] of WORDS) {
  for (const word of setOf(words)) classesByWord.set(word, [...(classesByWord.get(word) ?? []), name]);
}

/** @param norm normalised word */
export function medicalWord(norm: string): MedicalWord {
  const classes = [...(classesByWord.get(norm) ?? [])];
  for (const [name, suffixes] of SUFFIXES) if (endsWithOne(norm, suffixes)) classes.push(name);
  // "beta-blocker" is what its last part is.
  if (classes.length === 0 && norm.includes('-')) {
    const last = norm.slice(norm.lastIndexOf('-') + 1);
    for (const name of classesByWord.get(last) ?? []) classes.push(`part:${name}`);
  }
  return {
    classes,
    key: classes.join('+') || '-',
    isDisease: classes.some((name) => DISEASE.test(name)),
    isTreatment: classes.some((name) => TREATMENT.test(name)),
    isScience: classes.includes('science'),
    isCare: classes.includes('care'),
  };
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function endsWithOne(norm: string, suffixes: ReadonlySet<string>): boolean {
  for (let length = Math.min(SUFFIX_MAX, norm.length - STEM_MIN); length > 1; length--) {
    if (suffixes.has(norm.slice(-length))) return true;
  }
  return false;
}
