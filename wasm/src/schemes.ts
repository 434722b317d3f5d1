import { CrfError } from './errors.js';
import type { LabelPair, SpanLabels } from './types.js';

export type Scheme = 'BIO' | 'BILOU';

interface Part {
  readonly letter: string;
  readonly type: string;
}

/**
 * The pairs of neighbours that a scheme forbids among `labels`, borders of the sequence included (SPEC CON-3).
 * Labels are `O`, or a letter of the scheme, alone or followed by `-type`.
 * @throws CrfError `invalid-parameter` for a label that is neither, by its position
 */
export function forbiddenTransitions(labels: readonly string[], scheme: Scheme): LabelPair[] {
  const parts = labels.map((label, id) => partOf(label, id, scheme));
  const legal = scheme === 'BIO' ? legalBio : legalBilou;
  const pairs: LabelPair[] = [];
  parts.forEach((to, j) => {
    if (!legal(undefined, to)) pairs.push([undefined, labels[j]]);
    parts.forEach((from, i) => {
      if (!legal(from, to)) pairs.push([labels[i], labels[j]]);
    });
    if (!legal(to, undefined)) pairs.push([labels[j], undefined]);
  });
  return pairs;
}

/**
 * The labels a span of `type` has in a scheme, for `spanProbability`: of those in `labels`. In IO a type's label is
 * `type` or `I-type`, and a span ends where the label changes.
 */
export function spanLabels(labels: readonly string[], type: string, scheme: Scheme | 'IO'): SpanLabels {
  const having = (...names: string[]) => labels.filter((label) => names.includes(label));
  if (scheme === 'IO') {
    const own = having(type, `I-${type}`);
    const others = labels.filter((label) => !own.includes(label));
    return { first: own, inside: own, last: own, only: own, before: others, after: others };
  }
  const letter = (name: string) => having(`${name}-${type}`);
  if (scheme === 'BILOU') return { first: letter('B'), inside: letter('I'), last: letter('L'), only: letter('U') };
  const inside = letter('I');
  const first = letter('B');
  return { first, inside, last: inside, only: first, after: labels.filter((label) => !inside.includes(label)) };
}

function partOf(label: string, id: number, scheme: Scheme): Part {
  const letter = label.slice(0, 1);
  const fits = label.length === 1 || (letter !== 'O' && label[1] === '-');
  if (!fits || !`O${scheme}`.includes(letter) || letter === '')
    throw new CrfError(
      'invalid-parameter',
      `Label ${id} of the model is neither O nor a letter of ${scheme}, then "-".`,
    );
  return { letter, type: label.slice(2) };
}

function legalBio(from: Part | undefined, to: Part | undefined): boolean {
  return to?.letter !== 'I' || (from !== undefined && from.letter !== 'O' && from.type === to.type);
}

function legalBilou(from: Part | undefined, to: Part | undefined): boolean {
  const open = from?.letter === 'B' || from?.letter === 'I';
  const goesOn = to?.letter === 'I' || to?.letter === 'L';
  return open === goesOn && (!open || from?.type === to?.type);
}
