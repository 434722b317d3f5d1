import type { TokenRange } from './assertion';
import { KIN_COMPANY, KIN_GAP, KIN_OWNERS, KIN_PLURAL, KIN_SINGULAR, KIN_VERBS } from './family-rules';

export interface KinTrigger {
  readonly cue: TokenRange;
  readonly direction: 'forward' | 'backward';
}

const CLAUSE_START: ReadonlySet<string> = new Set([
  ',',
  ';',
  '.',
  ':',
  '(',
  '-',
  '–',
  '—',
  'and',
  'but',
  'that',
  'her',
  'his',
]);
const OTHER_SUBJECT: ReadonlySet<string> = new Set(['she', 'he', 'they', 'i', 'we', ';', '.', 'but', 'because']);

/**
 * Where a sentence gives what follows ("her mother had") or what precedes ("in her mother") to the family.
 * The choice of what counts is written down in family-rules.ts.
 * @param words lower-case tokens of one sentence
 */
export function findKinTriggers(words: readonly string[]): KinTrigger[] {
  const triggers: KinTrigger[] = [];
  for (const [at, word] of words.entries()) {
    const plural = KIN_PLURAL.has(word);
    if (!plural && !KIN_SINGULAR.has(word)) continue;
    const start = startOfKinPhrase(words, at);
    const before = words[start - 1];
    if (word === 'mother' && before === 'the' && start === at) continue;
    if (plural && start === at) continue;
    if (before === 'in') {
      triggers.push({ cue: { start: start - 1, end: at + 1 }, direction: 'backward' });
      continue;
    }
    if (before !== undefined && KIN_COMPANY.has(before) && !isListOfKin(words, start)) continue;
    if (start === at && before !== undefined && !CLAUSE_START.has(before) && before !== 'the') continue;
    const verb = verbAfter(words, at);
    if (verb !== undefined) triggers.push({ cue: { start, end: verb + 1 }, direction: 'forward' });
  }
  return triggers;
}

function startOfKinPhrase(words: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && KIN_OWNERS.has(words[start - 1] ?? '')) start--;
  return start;
}

/** "her mother and aunt had": the "and" before "aunt" joins kin, so the second one is no company either. */
function isListOfKin(words: readonly string[], start: number): boolean {
  const before = words[start - 1];
  return (before === 'and' || before === ',') && !KIN_COMPANY.has(words[start - 2] ?? '');
}

/** The last verb of the run that opens within KIN_GAP: "was diagnosed with" as a whole. */
function verbAfter(words: readonly string[], kin: number): number | undefined {
  for (let at = kin + 1; at < words.length && at <= kin + KIN_GAP; at++) {
    const word = words[at] ?? '';
    if (OTHER_SUBJECT.has(word)) return undefined;
    if (!KIN_VERBS.has(word)) continue;
    let end = at;
    while (KIN_VERBS.has(words[end + 1] ?? '')) end++;
    return end;
  }
  return undefined;
}
