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

/**
 * Why words may not be shared, whoever else has them; undefined: nothing in the letters speaks against it. No digit of
 * any script passes, normalised words (where each is a 0) included; dates and numbers of people are told apart from other
 * digits by their form, so that a report can say what was there.
 * @param words one word, or several joined by a space
 */
export function textReason(words: string): TextReason | undefined {
  if (ADDRESS.some((pattern) => pattern.test(words))) return 'id';
  if (!DIGIT.test(words)) return undefined;
  if (DATE.test(words)) return 'date';
  return NUMBER.some((pattern) => pattern.test(words)) ? 'id' : 'digits';
}

/** A bare 0 says no more than the flag that a word has a digit. */
function formReason(shape: string): TextReason | undefined {
  const reason = textReason(shape);
  return reason === 'digits' && !/[^\P{N}0]/u.test(shape) ? undefined : reason;
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
];
/** Letters are X and x, digits 0: nothing is left of the word but its form, which may still be that of somebody's number. */
const OF_SHAPES = /^(?:shape|squeezed\[-?\d\])=(?<shape>[^1-9]*)$/su;

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
    const shape = OF_SHAPES.exec(attribute)?.groups?.shape;
    if (shape !== undefined) return formReason(shape);
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
