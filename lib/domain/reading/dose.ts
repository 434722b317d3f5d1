import type { TokenRange } from './assertion';
import { DOSE_UNITS, FREQUENCIES, LEAD_INS, NUMBER_WORDS, PER_UNITS, ROUTES } from './dose-words';

const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
const AMOUNT = new RegExp(`^${NUMBER}(?:[-–/]${NUMBER})*$`, 'u');
const AMOUNT_WITH_UNIT = new RegExp(`^${NUMBER}(?:[-–]${NUMBER})?([a-zµμ%].*)$`, 'u');

type Compiled = readonly ReadonlySet<string>[];
const compile = (phrases: readonly string[]): Compiled[] =>
  phrases.map((phrase) => phrase.split(' ').map((part) => new Set(part.split('|'))));
const FREQUENCY_PHRASES = compile(FREQUENCIES);
const ROUTE_PHRASES = compile(ROUTES);
const LEAD_PHRASES = compile(LEAD_INS);

/**
 * Dose right after a treatment: amount with unit, rate, route and frequency ("75 micrograms daily", "10 mg/day",
 * "4 units before meals", "500 mg b.i.d."). A number without a unit is no dose.
 * @param words tokens of the sentence
 * @param end position after the treatment's last token
 * @returns positions of the dose in `words`, without a lead-in ("at a dose of") or parenthesis; undefined: none there
 */
export function doseAfter(words: readonly string[], end: number): TokenRange | undefined {
  const lower = words.map((word) => word.toLowerCase());
  const start = end + phraseAt(LEAD_PHRASES, lower, end);
  const amountEnd = afterAmount(lower, start);
  if (amountEnd === undefined) return undefined;
  let at = amountEnd;
  for (;;) {
    const comma = lower[at] === ',' ? 1 : 0;
    const length = phraseAt(ROUTE_PHRASES, lower, at) || phraseAt(FREQUENCY_PHRASES, lower, at + comma);
    if (length === 0) return { start, end: at };
    at += length + (phraseAt(ROUTE_PHRASES, lower, at) > 0 ? 0 : comma);
  }
}

/** Position after number, range, multiple, unit and rate; undefined where a part is missing. */
function afterAmount(words: readonly string[], start: number): number | undefined {
  let at = start;
  if (isNumber(words[at]) && /^[x×]$/u.test(words[at + 1] ?? '')) at += 2;
  const attached = AMOUNT_WITH_UNIT.exec(words[at] ?? '')?.[1];
  if (attached !== undefined) return isUnit(attached) ? afterRate(words, at + 1) : undefined;
  if (!isNumber(words[at])) return undefined;
  at++;
  if (/^(?:-|–|to|or)$/u.test(words[at] ?? '') && isNumber(words[at + 1])) at += 2;
  if (words[at] === 'million') at++;
  return isUnit(words[at] ?? '') ? afterRate(words, at + 1) : undefined;
}

/** "/day", "/ kg / day", "per kg". */
function afterRate(words: readonly string[], start: number): number {
  let at = start;
  while ((words[at] === '/' || words[at] === 'per') && PER_UNITS.has(words[at + 1] ?? '')) at += 2;
  return at;
}

function isUnit(word: string): boolean {
  const [unit, ...rates] = word.split('/');
  return DOSE_UNITS.has(unit ?? '') && rates.every((rate) => PER_UNITS.has(rate));
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && (AMOUNT.test(word) || NUMBER_WORDS.has(word));
}

/** Tokens taken by the first phrase that stands at `at`; 0: none. */
function phraseAt(phrases: readonly Compiled[], words: readonly string[], at: number): number {
  const found = phrases.find((phrase) =>
    phrase.every((choices, i) => choices.has(words[at + i] ?? '') || (choices.has('#') && isNumber(words[at + i]))),
  );
  return found?.length ?? 0;
}
