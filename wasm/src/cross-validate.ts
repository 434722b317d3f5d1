import { seededShuffle } from './algorithms/shuffle.js';
import { CrfError } from './errors.js';
import type { Algorithm, Engine, ItemSequence, ParamValue } from './types.js';

export interface LabelledSequence {
  /** [T] */
  readonly items: ItemSequence;
  /** [T] */
  readonly labels: readonly string[];
  /** Sequences of one group (a patient, a document) are never parted; without it each stands alone. */
  readonly group?: number | string | undefined;
}

export interface CrossValidationOptions {
  readonly algorithm?: Algorithm | undefined;
  readonly params?: Readonly<Record<string, ParamValue>> | undefined;
  /** From 2 to the number of groups; default 5. */
  readonly folds?: number | undefined;
  /** Decides which groups meet in a fold; a whole number from 0, default 0. */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** After each fold, in order of folds; awaited. */
  readonly onFold?: ((fold: FoldResult, index: number) => void | Promise<void>) | undefined;
}

/** Tokens of one label, counted one by one. A share of nothing is 0. */
export interface LabelFigures {
  /** Tokens with this label. */
  readonly gold: number;
  /** Tokens tagged with it. */
  readonly tagged: number;
  readonly right: number;
  /** right / tagged, 0-1 */
  readonly precision: number;
  /** right / gold, 0-1 */
  readonly recall: number;
  /** Harmonic mean of both, 0-1. */
  readonly f1: number;
}

export interface Figures {
  readonly tokens: number;
  /** Tokens tagged with their label, 0-1. */
  readonly accuracy: number;
  /** Every label that stands or was tagged there. */
  readonly byLabel: Readonly<Record<string, LabelFigures>>;
}

export interface FoldResult extends Figures {
  /** Positions, in the list given, of the sequences that were tagged: rising. */
  readonly sequences: readonly number[];
  /** Their tags, by a model trained on all others. */
  readonly tags: readonly (readonly string[])[];
}

export interface CrossValidation {
  readonly folds: readonly FoldResult[];
  /** Of all tokens of all folds together. */
  readonly total: Figures;
}

/**
 * Trains on all folds but one and tags that one, for each in turn (SPEC CV-1 … CV-5; Stone 1974).
 * @throws CrfError `out-of-range` (folds or seed), `cancelled`, and what append and train throw
 */
export async function crossValidate(
  engine: Engine,
  sequences: readonly LabelledSequence[],
  options: CrossValidationOptions = {},
): Promise<CrossValidation> {
  const { folds: count = 5, onFold, signal, seed = 0 } = options;
  const foldOf = assignFolds(sequences, count, seed);
  const folds: FoldResult[] = [];
  for (let fold = 0; fold < count; fold++) {
    const trainer = engine.createTrainer({ algorithm: options.algorithm, params: options.params });
    sequences.forEach(({ items, labels }, s) => {
      if (foldOf[s] !== fold) trainer.append(items, labels);
    });
    const tagger = engine.openTagger(await trainer.train({ signal }));
    const judged = Array.from(sequences.keys()).filter((s) => foldOf[s] === fold);
    const tags = judged.map((s) => tagger.tag(sequences[s].items));
    tagger.close();
    const result: FoldResult = {
      sequences: judged,
      tags,
      ...tokenFigures(
        judged.map((s) => sequences[s].labels),
        tags,
      ),
    };
    folds.push(result);
    await onFold?.(result, fold);
  }
  const total = tokenFigures(
    folds.flatMap((fold) => fold.sequences.map((s) => sequences[s].labels)),
    folds.flatMap((fold) => fold.tags),
  );
  return { folds, total };
}

/**
 * Groups in a seeded order, largest first, each into the fold that has the fewest tokens so far.
 * @returns [S] fold of each sequence
 */
export function assignFolds(sequences: readonly LabelledSequence[], count: number, seed: number): Uint32Array {
  if (!Number.isInteger(seed) || seed < 0 || seed > 2147483647)
    throw new CrfError('out-of-range', 'A seed is a whole number from 0 to 2147483647.');
  const groups = new Map<unknown, { readonly members: number[]; tokens: number }>();
  sequences.forEach(({ group, items }, s) => {
    const key = group ?? {};
    const known = groups.get(key) ?? { members: [], tokens: 0 };
    groups.set(key, known);
    known.members.push(s);
    known.tokens += items.length;
  });
  if (!Number.isInteger(count) || count < 2 || count > groups.size)
    throw new CrfError('out-of-range', `Folds: a whole number from 2 to the number of groups, ${groups.size}.`);
  const list = Array.from(groups.values());
  const order = Uint32Array.from(list, (_, g) => g);
  seededShuffle(seed)(order);
  // The sort is stable: groups of equal size stay in the seeded order.
  const sorted = Array.from(order, (g) => list[g]).sort((a, b) => b.tokens - a.tokens);
  const filled = Array.from({ length: count }, () => ({ groups: 0, tokens: 0 }));
  const foldOf = new Uint32Array(sequences.length);
  for (const { members, tokens } of sorted) {
    const least = filled.reduce((a, b) =>
      b.tokens < a.tokens || (b.tokens === a.tokens && b.groups < a.groups) ? b : a,
    );
    least.groups++;
    least.tokens += tokens;
    for (const s of members) foldOf[s] = filled.indexOf(least);
  }
  return foldOf;
}

/** @param gold, tagged [S][T] labels */
export function tokenFigures(gold: readonly (readonly string[])[], tagged: readonly (readonly string[])[]): Figures {
  const counts = new Map<string, { gold: number; tagged: number; right: number }>();
  const of = (label: string) => {
    const known = counts.get(label) ?? { gold: 0, tagged: 0, right: 0 };
    counts.set(label, known);
    return known;
  };
  let tokens = 0;
  let right = 0;
  gold.forEach((labels, s) => {
    labels.forEach((label, t) => {
      const tag = tagged[s][t];
      tokens++;
      of(label).gold++;
      of(tag).tagged++;
      if (label !== tag) return;
      right++;
      of(label).right++;
    });
  });
  const byLabel = Array.from(counts, ([label, n]): [string, LabelFigures] => [
    label,
    {
      ...n,
      precision: share(n.right, n.tagged),
      recall: share(n.right, n.gold),
      f1: share(2 * n.right, n.gold + n.tagged),
    },
  ]).sort(([a], [b]) => (a < b ? -1 : 1));
  return { tokens, accuracy: share(right, tokens), byLabel: Object.fromEntries(byLabel) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
