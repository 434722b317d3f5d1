import type { Columns } from './columns.js';
import { GrowableF64, GrowableU32 } from './growable.js';
import type { Sparse } from './sparse.js';
import { inBlocks, type Steps } from './turns.js';

const TOKENS_A_STEP = 1024;
/** Followers remembered of one column, so that a subset of them is a bit mask in an i32. */
const MOST_FOLLOWERS = 30;

export interface Grouping {
  /** [N] token -> columns (ids as in Columns) and groups (ids from columns.count); each column once, direct or in a group */
  readonly tokens: Sparse;
  /** [groups] -> columns */
  readonly groups: Sparse;
}

/**
 * Finds columns that come together, so that their sum is computed once and read by every token: at `word=fever` always
 * stand `suffix=ver`, `shape=xxxxx` and so on. The followers of a column (its head) are all columns present wherever it
 * is. Each token's columns are covered by followers of its columns, cheapest first: sharing a group of s columns among
 * u tokens costs 1/u + 1/s rows for each column it saves. Only columns of weight 1 are grouped.
 */
export function* findGroups(columns: Columns): Steps<never, Grouping> {
  const followers = yield* findFollowers(columns);
  const choice = yield* chooseGroups(columns, followers);
  return yield* keepUseful(columns, followers, choice);
}

interface Followers {
  /** [columns] tokens with the column at weight 1 */
  readonly uses: Uint32Array;
  /** Followers of a column: pool[start … start+count-1], itself among them; none for a column used once. */
  readonly start: Uint32Array;
  readonly count: Uint8Array;
  readonly pool: Uint32Array;
}

function* findFollowers(columns: Columns): Steps<never, Followers> {
  const { tokenStart, tokenColumn, tokenWeight } = columns;
  const isPlain = (entry: number) => tokenWeight === undefined || tokenWeight[entry] === 1;
  const uses = new Uint32Array(columns.count);
  for (let e = 0; e < tokenColumn.length; e++) if (isPlain(e)) uses[tokenColumn[e]]++;
  const start = new Uint32Array(columns.count);
  const count = new Uint8Array(columns.count);
  const pool = new GrowableU32();
  const seenAt = new Int32Array(columns.count).fill(-1);
  const open = (head: number, from: number, to: number) => {
    start[head] = pool.length;
    pool.push(head);
    for (let e = from; e < to && pool.length - start[head] < MOST_FOLLOWERS; e++) {
      // Only what is at least as frequent can be wherever the head is.
      const follower = tokenColumn[e];
      if (follower !== head && uses[follower] >= uses[head] && isPlain(e)) pool.push(follower);
    }
    count[head] = pool.length - start[head];
  };
  const narrow = (head: number, t: number) => {
    const { items } = pool;
    const end = start[head] + count[head];
    let kept = start[head];
    for (let at = kept; at < end; at++) if (seenAt[items[at]] === t) items[kept++] = items[at];
    count[head] = kept - start[head];
  };
  yield* inBlocks(tokenStart.length - 1, TOKENS_A_STEP, (first, last) => {
    for (let t = first; t < last; t++) {
      const from = tokenStart[t];
      const to = tokenStart[t + 1];
      for (let e = from; e < to; e++) if (isPlain(e)) seenAt[tokenColumn[e]] = t;
      for (let e = from; e < to; e++) {
        const head = tokenColumn[e];
        if (uses[head] < 2 || !isPlain(e)) continue;
        if (count[head] === 0) open(head, from, to);
        else if (count[head] > 1) narrow(head, t);
      }
    }
  });
  return { uses, start, count, pool: pool.view() };
}

/** Provisional groups: subsets of a head's followers, found again through a list for each head. */
class Candidates {
  readonly head = new GrowableU32();
  /** Bit i: the head's i-th follower is in it. */
  readonly mask = new GrowableU32();
  readonly uses = new GrowableU32();
  private readonly next = new GrowableU32();
  /** [columns] id + 1 of the head's newest group; 0: none */
  private readonly newest: Uint32Array;

  constructor(columns: number) {
    this.newest = new Uint32Array(columns);
  }

  use(head: number, mask: number): number {
    let id = this.newest[head];
    while (id !== 0 && this.mask.items[id - 1] !== mask) id = this.next.items[id - 1];
    if (id === 0) {
      this.head.push(head);
      this.mask.push(mask);
      this.uses.push(0);
      this.next.push(this.newest[head]);
      id = this.head.length;
      this.newest[head] = id;
    }
    this.uses.items[id - 1]++;
    return id - 1;
  }

  members(id: number, followers: Followers): Uint32Array {
    const first = followers.start[this.head.items[id]];
    const all = followers.pool.subarray(first, first + followers.count[this.head.items[id]]);
    return all.filter((_, i) => (this.mask.items[id] >>> i) & 1);
  }
}

interface Choice {
  readonly candidates: Candidates;
  /** Candidates of token t: start[t] … start[t+1]-1. */
  readonly start: Uint32Array;
  readonly chosen: GrowableU32;
}

function* chooseGroups(columns: Columns, followers: Followers): Steps<never, Choice> {
  const { tokenStart, tokenColumn, tokenWeight } = columns;
  const { uses, pool } = followers;
  const price = new Float64Array(columns.count);
  for (let c = 0; c < columns.count; c++) price[c] = followers.count[c] < 2 ? 1 : 1 / uses[c] + 1 / followers.count[c];
  const candidates = new Candidates(columns.count);
  const start = new Uint32Array(tokenStart.length);
  const chosen = new GrowableU32();
  const coveredAt = new Int32Array(columns.count).fill(-1);
  const heads = new Uint32Array(
    tokenStart.reduce((most, end, t) => (t === 0 ? 0 : Math.max(most, end - tokenStart[t - 1])), 0),
  );
  /** Columns of the token that may head a group, cheapest first, into `heads`: insertion sort, as there are a few dozen. */
  const sortHeads = (from: number, to: number) => {
    let count = 0;
    for (let e = from; e < to; e++) {
      const head = tokenColumn[e];
      const own = price[head];
      if (own >= 1 || (tokenWeight !== undefined && tokenWeight[e] !== 1)) continue;
      let at = count++;
      for (; at > 0 && price[heads[at - 1]] > own; at--) heads[at] = heads[at - 1];
      heads[at] = head;
    }
    return count;
  };
  const cover = (t: number, head: number) => {
    const first = followers.start[head];
    const count = followers.count[head];
    let mask = 0;
    let fresh = 0;
    for (let i = 0; i < count; i++) {
      if (coveredAt[pool[first + i]] === t) continue;
      mask |= 1 << i;
      fresh++;
    }
    if (fresh < 2 || 1 / uses[head] + 1 / fresh >= 1) return;
    for (let i = 0; i < count; i++) coveredAt[pool[first + i]] = t;
    chosen.push(candidates.use(head, mask));
  };
  yield* inBlocks(tokenStart.length - 1, TOKENS_A_STEP, (first, last) => {
    for (let t = first; t < last; t++) {
      const count = sortHeads(tokenStart[t], tokenStart[t + 1]);
      for (let h = 0; h < count; h++) cover(t, heads[h]);
      start[t + 1] = chosen.length;
    }
  });
  return { candidates, start, chosen };
}

function* keepUseful(columns: Columns, followers: Followers, choice: Choice): Steps<never, Grouping> {
  const { tokenStart, tokenColumn, tokenWeight } = columns;
  const { candidates, chosen } = choice;
  const idOf = new Int32Array(candidates.head.length).fill(-1);
  const groupStart = new GrowableU32();
  const groupColumn = new GrowableU32();
  groupStart.push(0);
  for (let c = 0; c < candidates.head.length; c++) {
    const members = candidates.members(c, followers);
    const uses = candidates.uses.items[c];
    // Summing the group once and reading it u times must be less work than s rows at each of u tokens.
    if (members.length + uses >= members.length * uses) continue;
    idOf[c] = groupStart.length - 1;
    for (let i = 0; i < members.length; i++) groupColumn.push(members[i]);
    groupStart.push(groupColumn.length);
  }
  yield;
  const groups = { start: groupStart.view(), index: groupColumn.view(), weight: undefined };
  const start = new Uint32Array(tokenStart.length);
  const index = new GrowableU32();
  const weight = tokenWeight ? new GrowableF64() : undefined;
  const coveredAt = new Int32Array(columns.count).fill(-1);
  yield* inBlocks(tokenStart.length - 1, TOKENS_A_STEP, (first, last) => {
    for (let t = first; t < last; t++) {
      for (let g = choice.start[t]; g < choice.start[t + 1]; g++) {
        const id = idOf[chosen.items[g]];
        if (id < 0) continue;
        index.push(columns.count + id);
        weight?.push(1);
        for (let e = groups.start[id]; e < groups.start[id + 1]; e++) coveredAt[groups.index[e]] = t;
      }
      for (let e = tokenStart[t]; e < tokenStart[t + 1]; e++) {
        if (coveredAt[tokenColumn[e]] === t) continue;
        index.push(tokenColumn[e]);
        if (tokenWeight) weight?.push(tokenWeight[e]);
      }
      start[t + 1] = index.length;
    }
  });
  return { tokens: { start, index: index.view(), weight: weight?.view() }, groups };
}
