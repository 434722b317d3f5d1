// Groups of columns (see src/groups.ts): for each token the groups that cover it, made of followers of its columns.
import { followerCount, followersAt, isPlain, pool, seenAt, tokenColumn, tokenStart, uses } from './group-state';
import { at, put, putReal, realAt, recordAt } from './tables';

let price: usize = 0;
let heads: usize = 0;
let chosenStart: usize = 0;
let chosen: usize = 0;
let chosenCount: u32 = 0;
let candidates: usize = 0;
let candidateCount: u32 = 0;
let newest: usize = 0;

// A candidate: its head, a bit for each of the head's followers in it, its uses, id + 1 of the head's next one.
const HEAD: usize = 0;
const MASK: usize = 4;
const USES: usize = 8;
const NEXT: usize = 12;
const CANDIDATE_SHIFT: usize = 4;

/**
 * prices f64 [columns]; headsAt: as long as the longest item; newestOf [columns] zero; starts [tokens+1]; chosenAt: half
 * as long as all entries; candidatesAt: records of 16 bytes, as many as chooseGroups says. seenAt is cleared by the caller.
 */
export function startChoice(
  prices: usize,
  columns: u32,
  headsAt: usize,
  newestOf: usize,
  starts: usize,
  chosenAt: usize,
  candidatesAt: usize,
): void {
  price = prices;
  heads = headsAt;
  newest = newestOf;
  chosenStart = starts;
  chosen = chosenAt;
  chosenCount = 0;
  candidates = candidatesAt;
  candidateCount = 0;
  for (let c: u32 = 0; c < columns; c++) {
    const count = at(followerCount, c);
    putReal(prices, c, count < 2 ? 1 : 1.0 / <f64>at(uses, c) + 1.0 / <f64>count);
  }
}

/** Columns of a token that may head a group into `heads`. */
function collectHeads(from: u32, to: u32): u32 {
  let count: u32 = 0;
  for (let e = from; e < to; e++) {
    const head = at(tokenColumn, e);
    if (realAt(price, head) < 1 && isPlain(e)) put(heads, count++, head);
  }
  return count;
}

/** Takes the cheapest of the heads out; of equal ones the first. */
function takeHead(count: u32): u32 {
  let best: u32 = 0;
  let least = realAt(price, at(heads, 0));
  for (let h: u32 = 1; h < count; h++) {
    const own = realAt(price, at(heads, h));
    if (own < least) {
      least = own;
      best = h;
    }
  }
  const head = at(heads, best);
  for (let h = best + 1; h < count; h++) put(heads, h - 1, at(heads, h));
  return head;
}

function candidateOf(head: u32, mask: u32): u32 {
  let id = at(newest, head);
  while (id != 0 && load<u32>(recordAt(candidates, id - 1, CANDIDATE_SHIFT), MASK) != mask) {
    id = load<u32>(recordAt(candidates, id - 1, CANDIDATE_SHIFT), NEXT);
  }
  if (id == 0) {
    const record = recordAt(candidates, candidateCount, CANDIDATE_SHIFT);
    store<u32>(record, head, HEAD);
    store<u32>(record, mask, MASK);
    store<u32>(record, 0, USES);
    store<u32>(record, at(newest, head), NEXT);
    id = ++candidateCount;
    put(newest, head, id);
  }
  const record = recordAt(candidates, id - 1, CANDIDATE_SHIFT);
  store<u32>(record, load<u32>(record, USES) + 1, USES);
  return id - 1;
}

/** @returns number of columns that were not covered before */
function cover(head: u32, mark: u32): u32 {
  const first = pool + ((<usize>at(followersAt, head)) << 2);
  const count = at(followerCount, head);
  let mask: u32 = 0;
  let fresh: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const isFresh = <u32>(at(seenAt, at(first, i)) != mark);
    mask |= isFresh << i;
    fresh += isFresh;
  }
  if (fresh < 2 || 1.0 / <f64>at(uses, head) + 1.0 / <f64>fresh >= 1) return 0;
  for (let i: u32 = 0; i < count; i++) put(seenAt, at(first, i), mark);
  put(chosen, chosenCount++, candidateOf(head, mask));
  return fresh;
}

/** Groups for tokens first … last-1. Needs room for a candidate for every second entry. @returns number of candidates */
export function chooseGroups(first: u32, last: u32): u32 {
  for (let t = first; t < last; t++) {
    const from = at(tokenStart, t);
    const to = at(tokenStart, t + 1);
    let left: u32 = 0;
    for (let e = from; e < to; e++) left += <u32>(at(uses, at(tokenColumn, e)) != 0);
    for (let count = collectHeads(from, to); count > 0 && left > 1; count--) left -= cover(takeHead(count), t + 1);
    put(chosenStart, t + 1, chosenCount);
  }
  return candidateCount;
}

function isUseful(record: usize): bool {
  const size = <u32>popcnt(load<u32>(record, MASK));
  const used = load<u32>(record, USES);
  // Summing the group once and reading it u times must be less work than s rows at each of u tokens.
  return size + used < size * used;
}

/** How long the kept groups are together. Their number goes to `out`. */
export function measureGroups(out: usize): u32 {
  let entries: u32 = 0;
  let groups: u32 = 0;
  for (let c: u32 = 0; c < candidateCount; c++) {
    const record = recordAt(candidates, c, CANDIDATE_SHIFT);
    if (!isUseful(record)) continue;
    entries += <u32>popcnt(load<u32>(record, MASK));
    groups++;
  }
  store<u32>(out, groups);
  return entries;
}

/**
 * Kept groups as sparse rows groupStart [groups+1], groupColumn, behind the `id` groups that are there. The candidates'
 * NEXT becomes group id + 1, 0 if dropped.
 */
export function writeGroups(groupStart: usize, groupColumn: usize, id: u32): void {
  let length = at(groupStart, id);
  for (let c: u32 = 0; c < candidateCount; c++) {
    const record = recordAt(candidates, c, CANDIDATE_SHIFT);
    if (!isUseful(record)) {
      store<u32>(record, 0, NEXT);
      continue;
    }
    const first = pool + ((<usize>at(followersAt, load<u32>(record, HEAD))) << 2);
    for (let mask = load<u32>(record, MASK); mask != 0; mask &= mask - 1) {
      put(groupColumn, length++, at(first, <u32>ctz(mask)));
    }
    put(groupStart, ++id, length);
    store<u32>(record, id, NEXT);
  }
}

/**
 * Tokens first … last-1 as sparse rows of groups (ids from `columns`) and the columns left over: start [tokens+1], index,
 * and in `entry` the entry of such a column, -1 for a group. masks: id + 1 of a token's group of frequent columns. seenAt is cleared by the caller. @returns their end
 */
export function writeTokens(
  start: usize,
  index: usize,
  entry: usize,
  masks: usize,
  groupStart: usize,
  groupColumn: usize,
  columns: u32,
  first: u32,
  last: u32,
): u32 {
  let length = at(start, first);
  for (let t = first; t < last; t++) {
    const mark = t + 1;
    const frequent = at(masks, t);
    if (frequent != 0) {
      if (entry) put(entry, length, <u32>-1);
      put(index, length++, columns + frequent - 1);
    }
    const chosenEnd = at(chosenStart, t + 1);
    for (let g = at(chosenStart, t); g < chosenEnd; g++) {
      const id = load<u32>(recordAt(candidates, at(chosen, g), CANDIDATE_SHIFT), NEXT);
      if (id == 0) continue;
      if (entry) put(entry, length, <u32>-1);
      put(index, length++, columns + id - 1);
      const end = at(groupStart, id);
      for (let e = at(groupStart, id - 1); e < end; e++) put(seenAt, at(groupColumn, e), mark);
    }
    const to = at(tokenStart, t + 1);
    for (let e = at(tokenStart, t); e < to; e++) {
      const column = at(tokenColumn, e);
      if (at(seenAt, column) == mark) continue;
      if (entry) put(entry, length, e);
      put(index, length++, column);
    }
    put(start, t + 1, length);
  }
  return length;
}
