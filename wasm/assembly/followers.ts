// Columns that come together (see src/groups.ts): the followers of a column are those that stand wherever it does.
import {
  followerCount,
  followersAt,
  isPlain,
  pool,
  seenAt,
  setGroupState,
  tokenColumn,
  tokenStart,
  uses,
} from './group-state';
import { at, put } from './tables';

const MOST_FOLLOWERS: u32 = 30;

let poolLength: u32 = 0;

/** Tables by column: uses, followersAt, followerCount and seenAt zero. pool: as long as findFollowers says. */
export function startFollowers(
  start: usize,
  column: usize,
  plainEntries: usize,
  useCounts: usize,
  followers: usize,
  counts: usize,
  seen: usize,
  poolAt: usize,
): void {
  setGroupState(start, column, plainEntries, useCounts, followers, counts, seen, poolAt);
  poolLength = 0;
}

/** Adds tokens first … last-1 to `uses`. */
export function countUses(first: u32, last: u32): void {
  const end = at(tokenStart, last);
  for (let e = at(tokenStart, first); e < end; e++) {
    if (isPlain(e)) put(uses, at(tokenColumn, e), at(uses, at(tokenColumn, e)) + 1);
  }
}

function open(head: u32, from: u32, to: u32): void {
  const begin = poolLength;
  const own = at(uses, head);
  put(followersAt, head, begin);
  put(pool, poolLength++, head);
  for (let e = from; e < to && poolLength - begin < MOST_FOLLOWERS; e++) {
    const follower = at(tokenColumn, e);
    // Only what is at least as frequent can be wherever the head is.
    if (follower != head && at(uses, follower) >= own && isPlain(e)) put(pool, poolLength++, follower);
  }
  put(followerCount, head, poolLength - begin);
}

function narrow(head: u32, count: u32, mark: u32): void {
  const begin = pool + ((<usize>at(followersAt, head)) << 2);
  const end = begin + ((<usize>count) << 2);
  let kept = begin;
  for (let p = begin; p < end; p += 4) {
    const follower = load<u32>(p);
    if (at(seenAt, follower) != mark) continue;
    store<u32>(kept, follower);
    kept += 4;
  }
  put(followerCount, head, <u32>((kept - begin) >> 2));
}

/** Followers after tokens first … last-1. Needs room in the pool for 30 more of each entry. @returns length of the pool */
export function findFollowers(first: u32, last: u32): u32 {
  for (let t = first; t < last; t++) {
    const from = at(tokenStart, t);
    const to = at(tokenStart, t + 1);
    const mark = t + 1;
    for (let e = from; e < to; e++) if (isPlain(e)) put(seenAt, at(tokenColumn, e), mark);
    for (let e = from; e < to; e++) {
      const head = at(tokenColumn, e);
      if (at(uses, head) < 2 || !isPlain(e)) continue;
      const count = at(followerCount, head);
      if (count == 0) open(head, from, to);
      else if (count > 1) narrow(head, count, mark);
    }
  }
  return poolLength;
}
