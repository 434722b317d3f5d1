import {
  CLAUSE_OPENERS,
  DENIAL_ENDS,
  DENIED,
  FAMILY,
  FINITE_VERBS,
  PSEUDO,
  TERMINATIONS,
  type TriggerRule,
} from './assertion-rules';
import { findKinTriggers } from './family';
import { compilePhrase, indexByFirstWord, type Phrase, phraseLengthAt, phraseWord } from './phrase';
import type { Assertion } from './reading';

/** Half-open range of token positions in one sentence. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

export interface AssertionResult {
  readonly assertion: Assertion;
  /** The trigger's tokens; undefined for `affirmed`. */
  readonly cue: TokenRange | undefined;
}

export type MentionKind = 'disease' | 'treatment';

/** A trigger found in a sentence, with the tokens it speaks of. */
interface Reach {
  readonly assertion: 'denied' | 'family';
  readonly cue: TokenRange;
  readonly scope: TokenRange;
  readonly only: MentionKind | undefined;
}

type Action = { readonly rule: TriggerRule | undefined; readonly assertion: 'denied' | 'family' | undefined };
interface CompiledRule extends Action {
  readonly phrase: Phrase;
}

const RULES = indexByFirstWord<CompiledRule>([
  ...DENIED.map((rule) => ({ rule, assertion: 'denied' as const, phrase: compilePhrase(rule.phrase) })),
  ...FAMILY.map((rule) => ({ rule, assertion: 'family' as const, phrase: compilePhrase(rule.phrase) })),
  ...PSEUDO.map((phrase) => ({ rule: undefined, assertion: undefined, phrase: compilePhrase(phrase) })),
]);
const ENDS = indexByFirstWord(TERMINATIONS.map((text) => ({ phrase: compilePhrase(text) })));
const ENDS_OF_DENIAL = indexByFirstWord(DENIAL_ENDS.map((text) => ({ phrase: compilePhrase(text) })));

/**
 * What a sentence says of one mention in it (NegEx, ConText; see assertion-rules.ts).
 * A denial wins over the family ("no family history of asthma"); among equals the cue is the nearest trigger.
 * @param words the sentence's tokens, text order
 * @param target the mention, in positions of `words`
 * @param kind lets rules apply that speak of diseases or treatments alone; without it all rules apply
 */
export function assertionOf(words: readonly string[], target: TokenRange, kind?: MentionKind): AssertionResult {
  return readAssertions(words)(target, kind);
}

/** The same for many mentions of one sentence: finds its triggers once. */
export function readAssertions(words: readonly string[]): (target: TokenRange, kind?: MentionKind) => AssertionResult {
  const lower = words.map(phraseWord);
  const reaches = findReaches(lower);
  return (target, kind) => {
    let best: Reach | undefined;
    for (const reach of reaches) {
      if (kind && reach.only && reach.only !== kind) continue;
      if (target.start < reach.scope.start || target.start >= reach.scope.end) continue;
      if (target.start < reach.cue.end && reach.cue.start < target.end) continue;
      if (!best || comesBefore(reach, best, target)) best = reach;
    }
    return best ? { assertion: best.assertion, cue: best.cue } : { assertion: 'affirmed', cue: undefined };
  };
}

function comesBefore(a: Reach, b: Reach, target: TokenRange): boolean {
  if (a.assertion !== b.assertion) return a.assertion === 'denied';
  return distance(a.cue, target) < distance(b.cue, target);
}

function distance(cue: TokenRange, target: TokenRange): number {
  return cue.end <= target.start ? target.start - cue.end : cue.start - target.end;
}

function findReaches(words: readonly string[]): Reach[] {
  const reaches: Reach[] = [];
  for (let at = 0; at < words.length; ) {
    const { length, actions } = longestRuleAt(words, at);
    const cue = { start: at, end: at + length };
    for (const { rule, assertion } of actions) {
      if (rule && assertion)
        reaches.push({ assertion, cue, scope: scopeOf(words, cue, rule, assertion), only: rule.only });
    }
    at += Math.max(1, length);
  }
  for (const { cue, direction } of findKinTriggers(words)) {
    const rule: TriggerRule = { phrase: '', direction };
    reaches.push({ assertion: 'family', cue, scope: scopeOf(words, cue, rule, 'family'), only: undefined });
  }
  return reaches;
}

/** All rules of the longest match: "ruled out" looks both ways. A pseudo-trigger of the same length silences them. */
function longestRuleAt(words: readonly string[], at: number): { length: number; actions: readonly Action[] } {
  let length = 0;
  let actions: Action[] = [];
  for (const rule of RULES.get(words[at] ?? '') ?? []) {
    const found = phraseLengthAt(rule.phrase, words, at);
    if (found === 0 || found < length) continue;
    if (found > length) actions = [];
    length = found;
    actions.push(rule);
  }
  return { length, actions: actions.some(({ rule }) => !rule) ? [] : actions };
}

function scopeOf(
  words: readonly string[],
  cue: TokenRange,
  rule: TriggerRule,
  assertion: 'denied' | 'family',
): TokenRange {
  return rule.direction === 'forward'
    ? { start: cue.end, end: endOfForwardScope(words, cue, rule.reach, assertion) }
    : { start: startOfBackwardScope(words, cue, rule.reach), end: cue.start };
}

function endOfForwardScope(
  words: readonly string[],
  cue: TokenRange,
  reach: number | undefined,
  assertion: 'denied' | 'family',
): number {
  const last = reach === undefined ? words.length : Math.min(words.length, cue.end + reach);
  for (let at = cue.end; at < last; at++) {
    if (endAt(ENDS, words, at) > 0) return at;
    if (assertion === 'denied' && endAt(ENDS_OF_DENIAL, words, at) > 0) return at;
    if (opensClause(words, at)) return at;
  }
  return last;
}

/** Tokens of the termination that stands at `at`; 0: none. */
function endAt(ends: typeof ENDS, words: readonly string[], at: number): number {
  for (const { phrase } of ends.get(words[at] ?? '') ?? []) {
    const length = phraseLengthAt(phrase, words, at);
    if (length > 0) return length;
  }
  return 0;
}

/** Whether the comma or "and" at `at` begins a clause of its own rather than the next item of a list. */
function opensClause(words: readonly string[], at: number): boolean {
  if (!isConnector(words[at])) return false;
  if (CLAUSE_OPENERS.has(words[at + 1] ?? '')) return true;
  let end = at + 1;
  while (end < words.length && !isConnector(words[end]) && endAt(ENDS, words, end) === 0) end++;
  const item = words.slice(at + 1, end);
  if (!item.some((word) => FINITE_VERBS.has(word))) return false;
  // "no steroids, inhalers or tablets were given" is one clause, "without effusion, asthma is stable" is two.
  return words.slice(0, at).some((word) => FINITE_VERBS.has(word)) || (words[at] === ',' && !item.includes('or'));
}

function isConnector(word: string | undefined): boolean {
  return word === ',' || word === 'and' || word === ';';
}

/** Backward to the clause's own start: behind a finite verb that is not the trigger's, or a connector after one. */
function startOfBackwardScope(words: readonly string[], cue: TokenRange, reach: number | undefined): number {
  const first = reach === undefined ? 0 : Math.max(0, cue.start - reach);
  for (let at = cue.start - 1; at >= first; at--) {
    const ends = endAt(ENDS, words, at);
    if (ends > 0) return at + ends;
    const joins = at < cue.start - 1 && isConnector(words[at]);
    if (joins && words.slice(0, at).some((word) => FINITE_VERBS.has(word))) return at + 1;
    if (FINITE_VERBS.has(words[at] ?? '') && at < cue.start - 1 && !isOwnVerb(words, at, cue.start)) return at + 1;
  }
  return first;
}

/** "was considered" before "and not begun" or "but declined": the verb shares its subject with the trigger. */
function isOwnVerb(words: readonly string[], verb: number, cueStart: number): boolean {
  const joined = words[cueStart - 1] === 'and' || words[cueStart] === 'and' || words[cueStart] === 'but';
  return joined && ['was', 'were', 'is', 'are'].includes(words[verb] ?? '');
}
