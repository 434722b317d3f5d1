import { normalForm } from '../reading/normal-form';

const PLURAL_VERB: Readonly<Record<string, string>> = { was: 'were', is: 'are', has: 'have' };
const SINGULAR_VERB: Readonly<Record<string, string>> = {
  run: 'runs',
  get: 'gets',
  persist: 'persists',
  occur: 'occurs',
  stay: 'stays',
};

/** "was", "is" or "has", or a bare verb of SINGULAR_VERB, in the number of its subject. */
export function inNumber(verb: string, subject: string): string {
  return isPlural(subject) ? (PLURAL_VERB[verb] ?? verb) : (SINGULAR_VERB[verb] ?? verb);
}

const PREPOSITION =
  / (?:a|in|of|on|at|after|for|with|when|from|over|through|to|since|before|during|behind|down|under|beside|by|that) /u;

/** By the words before the first preposition: "lumps in the neck" and "thirst and tiredness" are many. */
export function isPlural(name: string): boolean {
  const head = name.split(PREPOSITION)[0] ?? '';
  if (head.includes(' and ')) return true;
  const last = head.split(' ').at(-1) ?? '';
  return last.endsWith('s') && normalForm(last) !== last.toLowerCase();
}

const COUNTABLE =
  /(?:stroke|infarction|attack|tumour|fracture|hernia|ulcer|abscess|dissection|cataract|detachment|aneurysm|haemorrhage|tear|embolism|cyst|thrombosis)$/u;

/** "a " or "an " before names one can have several of ("a stroke"), else nothing. */
export function articleOf(name: string): string {
  if (!COUNTABLE.test(name)) return '';
  return /^[aeiou]/iu.test(name) ? 'an ' : 'a ';
}

/** "a hoarse cry" -> "the hoarse cry". */
export function withThe(name: string): string {
  return `the ${name.replace(/^an?\s/u, '')}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
