import type { Random } from '../random';
import { DISEASE } from '../text/span';
import { ABBREVIATIONS, GENERAL_SENTENCES, NEW_DISEASES } from './new-words';
import { inCapitals, type MarkedText, mistyped, rewritten } from './rewrite';
import type { ScenarioName } from './scenarios';

const TYPO_SHARE = 0.35;

/** A note as it comes under a scenario; what changes whole notes instead (other speciality, format) leaves it as it is. */
export function changedNote(note: MarkedText, scenario: ScenarioName, random: Random): MarkedText {
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  switch (scenario) {
    case 'new-diseases':
      return rewritten(note, (piece, label) => (label === DISEASE ? one(NEW_DISEASES) : piece));
    case 'new-abbreviations':
      return rewritten(note, (piece, label) => (label === undefined ? abbreviated(piece) : initials(piece)));
    case 'typos':
      return rewritten(note, (piece) => mistyped(piece, TYPO_SHARE, random));
    case 'upper-case':
      return rewritten(note, inCapitals);
    case 'general-english':
      return { text: Array.from({ length: 12 }, () => one(GENERAL_SENTENCES)).join(' '), gold: [] };
    case 'control':
    case 'other-speciality':
    case 'wrong-format':
      return note;
  }
}

function abbreviated(text: string): string {
  return text.replace(/[a-z]+/giu, (word) => {
    const short = Object.hasOwn(ABBREVIATIONS, word.toLowerCase()) ? ABBREVIATIONS[word.toLowerCase()] : undefined;
    return short ?? word;
  });
}

/** "chronic kidney disease" -> "CKD"; one word, or one with figures, stays. */
function initials(name: string): string {
  const words = name.split(/[\s-]+/u);
  const spelt = words.length > 1 && words.every((word) => /^\p{L}/u.test(word));
  return spelt ? words.map((word) => word.charAt(0).toUpperCase()).join('') : name;
}
