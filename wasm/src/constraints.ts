import { CrfError } from './errors.js';
import { forbiddenTransitions } from './schemes.js';
import type { Constraints } from './types.js';

/** What a path may hold: 1 allowed, 0 not. */
export interface Allowed {
  /** [T][L] label at a position, borders of the sequence included */
  readonly at: Uint8Array;
  /** [L][L] from, to */
  readonly pair: Uint8Array;
}

/** @throws CrfError `length-mismatch`, `unknown-label`, `invalid-parameter` (SPEC CON-1 … CON-4) */
export function allowedBy(constraints: Constraints, length: number, labels: readonly string[]): Allowed {
  const count = labels.length;
  const at = new Uint8Array(length * count).fill(1);
  const pair = new Uint8Array(count * count).fill(1);
  const ids = new Map(labels.map((label, id) => [label, id]));
  const idOf = (label: string, what: string): number => {
    const id = ids.get(label);
    if (id === undefined) throw new CrfError('unknown-label', `The model does not know the label of ${what}.`);
    return id;
  };
  const { fixed = [], forbidden = [], legal } = constraints;
  if (constraints.fixed && fixed.length !== length)
    throw new CrfError('length-mismatch', `The sequence has ${length} items but ${fixed.length} fixed labels.`);
  fixed.forEach((label, t) => {
    if (label === undefined) return;
    const id = idOf(label, `position ${t}`);
    at.fill(0, t * count, (t + 1) * count)[t * count + id] = 1;
  });
  const pairs = legal === undefined ? forbidden : [...forbidden, ...forbiddenTransitions(labels, legal)];
  pairs.forEach(([from, to], index) => {
    const i = from === undefined ? -1 : idOf(from, `forbidden pair ${index}`);
    const j = to === undefined ? -1 : idOf(to, `forbidden pair ${index}`);
    if (i < 0 && j < 0) throw new CrfError('invalid-parameter', `Forbidden pair ${index} has no label.`);
    if (i >= 0 && j >= 0) pair[i * count + j] = 0;
    else if (length > 0) at[i < 0 ? j : (length - 1) * count + i] = 0;
  });
  return { at, pair };
}
