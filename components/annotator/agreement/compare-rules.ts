import { type Choice, type Decision, standingDecision } from '@/lib/domain/annotation/adjudicate';
import type { WorkMark } from '@/lib/domain/annotation/mark';
import type { CharRange } from '@/lib/domain/text/note';

/** Characters on either side of a difference, at most. */
const REACH = 90;

/** The lines around a difference, cut at spaces where they are long. */
export function contextOf(text: string, { start, end }: CharRange, reach = REACH): CharRange {
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const lineBreak = text.indexOf('\n', end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  // A mark's own edge is never cut off, wherever the line ends.
  const from = Math.min(start, start - lineStart <= reach ? lineStart : afterSpace(text, start - reach, start));
  const to = Math.max(end, lineEnd - end <= reach ? lineEnd : beforeSpace(text, end + reach, end));
  return { start: from, end: to };
}

function afterSpace(text: string, at: number, stop: number): number {
  for (let i = Math.max(0, at); i < stop; i++) if (/\s/u.test(text.charAt(i))) return i + 1;
  return stop;
}

function beforeSpace(text: string, at: number, stop: number): number {
  for (let i = Math.min(text.length, at); i > stop; i--) if (/\s/u.test(text.charAt(i - 1))) return i - 1;
  return stop;
}

/** What two people may decide of a difference. */
export type Verdict = 'first' | 'second' | 'both' | 'neither';

/** Both marks over one span would say two things of the same words, which is allowed; with one side empty it is that side. */
export function verdictsFor({ first, second }: Pick<Choice, 'first' | 'second'>): readonly Verdict[] {
  return first.length > 0 && second.length > 0 ? ['first', 'second', 'both', 'neither'] : ['first', 'second'];
}

/** Decisions an earlier sitting left in the gold layer, by key of the choice. Marks that agree need none. */
export function storedDecisions(
  choices: readonly Choice[],
  gold: readonly WorkMark[],
  settled: boolean,
): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  for (const choice of choices) {
    const decision = standingDecision(choice, gold, settled);
    // An agreeing mark that gold lacks is no decision before the note was settled.
    if (decision && (choice.kind !== 'agree' || settled)) decisions.set(choice.key, decision);
  }
  return decisions;
}

/** A verdict as it stands for the buttons: one side empty and "neither" is the empty side's. */
export function verdictOf(choice: Choice, decision: Decision | undefined): Verdict | undefined {
  if (decision === undefined || decision.kind === 'spans') return undefined;
  if (decision.kind === 'neither' && choice.first.length === 0) return 'first';
  if (decision.kind === 'neither' && choice.second.length === 0) return 'second';
  return decision.kind;
}

/** The key that gives a verdict, whatever the keyboard's capitals. */
export function verdictOfKey(key: string): Verdict | undefined {
  switch (key.toLowerCase()) {
    case 'l':
      return 'first';
    case 'r':
      return 'second';
    case 'b':
      return 'both';
    case 'n':
      return 'neither';
    default:
      return undefined;
  }
}

/** The next difference without a decision after `from`, going round; undefined: all are decided. */
export function nextOpen(
  choices: readonly Choice[],
  decisions: ReadonlyMap<string, Decision>,
  from: number,
): number | undefined {
  for (let step = 1; step <= choices.length; step++) {
    const index = (from + step) % choices.length;
    const choice = choices[index];
    if (choice && !decisions.has(choice.key)) return index;
  }
  return undefined;
}

/** The two layers a comparison begins with: oneself and the next person; undefined where there is nobody else. */
export function firstPair(
  annotators: readonly string[],
  own: string,
  asked: readonly [string | undefined, string | undefined],
): readonly [string, string] | undefined {
  const known = (name: string | undefined) => (name !== undefined && annotators.includes(name) ? name : undefined);
  const first = known(asked[0]) ?? known(own) ?? annotators[0];
  const second = (known(asked[1]) !== first ? known(asked[1]) : undefined) ?? annotators.find((name) => name !== first);
  return first === undefined || second === undefined ? undefined : [first, second];
}
