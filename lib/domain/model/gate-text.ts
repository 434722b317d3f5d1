import type { Label } from '../text/span';

/** What a shared word must not hold. */
export type TextReason = 'date' | 'id' | 'digits';

/** Day, month and year, or year, month and day, with one separator; month and year alone, or day and month. */
const DATE =
  /(?<!\p{N})(?:\p{N}{1,2}([-/.])\p{N}{1,2}\1(?:\p{N}{2}|\p{N}{4})|\p{N}{4}([-/.])\p{N}{1,2}\2\p{N}{1,2}|\p{N}{1,2}\/\p{N}{2,4}|\p{N}{4}-\p{N}{2})(?!\p{N})/u;
/** Of mail or of the web. */
const ADDRESS: readonly RegExp[] = [/[^\s@]@[^\s@]+\.\p{L}/u, /(?:^|\s)(?:https?:|ftp:|www\.)/u];
const NUMBER: readonly RegExp[] = [
  // Five digits and more, however they are grouped: numbers of people, insurances, samples, telephones.
  /\p{N}(?:[-./ ()]{0,2}\p{N}){4}/u,
  // Letters grown together with three digits and more: MRN042, A123456.
  /\p{L}[-_#:/]?\p{N}{3}|\p{N}{3}[-_#:/]?\p{L}/u,
];
const DIGIT = /\p{N}/u;
/** Normalising writes every decimal digit as 0 (normalize.ts): all others say which digit stood there. */
const TOLD_DIGIT = /[^\P{N}0]/u;

/**
 * Why words may not be shared, whoever else has them; undefined: nothing in the letters speaks against it. Dates and
 * numbers of people are told by their form, of normalised words too; besides, no digit may be left but the 0 that stands
 * for any of them: "type 0 diabetes" passes, "type 2 diabetes" does not. Digits of any script count, and Roman or raised
 * ones.
 * @param words one word, or several joined by a space
 */
export function textReason(words: string): TextReason | undefined {
  if (!DIGIT.test(words)) return ADDRESS.some((pattern) => pattern.test(words)) ? 'id' : undefined;
  if (DATE.test(words)) return 'date';
  if (ADDRESS.some((pattern) => pattern.test(words)) || NUMBER.some((pattern) => pattern.test(words))) return 'id';
  return TOLD_DIGIT.test(words) ? 'digits' : undefined;
}

const AT = '(?:@-?\\d{1,2})?';
const BITS = '[01]{2}';

/** Attributes whose values are words of notes, and where in the value the words stand. */
const OF_WORDS: readonly RegExp[] = [
  /^w\[-?\d{1,2}\]=(?<words>.*)$/su,
  /^w\[(?:-1,0|0,1)\]=(?<words>.*)$/su,
  /^(?:pre|suf)=(?<words>.*)$/su,
  /^medical\[(?:-?\d|-1,0|0,1)\]=(?<words>.*)$/su,
  /^(?:w\[-1\]\|medical|medical\|w\[1\])=(?<words>.*)$/su,
  /^(?:head|before\|head|after\|head)=(?<words>.*)$/su,
  // Letters are X and x, digits 0: little is left of the word, but the form of a number of somebody is.
  /^(?:shape|squeezed\[-?\d\])=(?<words>.*)$/su,
];
/** Attributes of fixed words and counts whose names or values have digits of their own. */
const FIXED = new RegExp(
  `^(?:length=\\d{1,2}|s:length=\\d|(?:lex|stem)=unk${AT}|topic=-?\\d(?:,-?\\d)*|in-phrase=${BITS}|` +
    `elsewhere=${BITS}(?:\\|${BITS})?|(?:science|care)=\\d|science,care=\\d\\d\\|${BITS})$`,
  'u',
);

/**
 * The textual rules over attribute strings, for whoever is handed a model: of support nothing can be seen in a file, of
 * digits, dates and ids everything. Attributes of another making are taken for words from end to end.
 * @param labels of the model: names people chose, which may hold a digit
 * @returns why an attribute breaks the rules, undefined where it does not
 */
export function createAttributeCheck(labels: readonly Label[]): (attribute: string) => TextReason | undefined {
  const names = labels.map((label) => label.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('|');
  const ofLabels =
    labels.length > 0 &&
    new RegExp(
      `^(?:(?:lex|stem):(?:${names})=[0-5]\\+?${AT}|phrase:(?:${names})=[UBIL]${AT}|` +
        `far:(?:${names})(?:\\|(?:unk|[0-5]\\+?(?:,[0-5]\\+?)*))?|topic:(?:${names})=-?\\d(?:\\|${BITS})?)$`,
      'u',
    );
  return (attribute) => {
    if (FIXED.test(attribute) || (ofLabels ? ofLabels.test(attribute) : false)) return undefined;
    for (const pattern of OF_WORDS) {
      const words = pattern.exec(attribute)?.groups?.words;
      if (words !== undefined) return textReason(words);
    }
    return textReason(attribute);
  };
}

/** How many attributes break each textual rule. Nothing here breaks the rules when all are 0. */
export function countBroken(attributes: Iterable<string>, labels: readonly Label[]): Record<TextReason, number> {
  const check = createAttributeCheck(labels);
  const broken = { date: 0, id: 0, digits: 0 };
  for (const attribute of attributes) {
    const reason = check(attribute);
    if (reason) broken[reason]++;
  }
  return broken;
}
