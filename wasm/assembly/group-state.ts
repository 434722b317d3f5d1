// What the kernels of followers.ts and groups.ts share between calls: tables of u32 by column, unless said otherwise.

/** token -> columns, as in rows.ts */
export let tokenStart: usize = 0;
export let tokenColumn: usize = 0;
/** u8 [entries], 0 for entries that may not be grouped; a null pointer: all may */
export let plain: usize = 0;
export let uses: usize = 0;
/** where a column's followers begin in the pool, and how many they are */
export let followersAt: usize = 0;
export let followerCount: usize = 0;
export let pool: usize = 0;
/** token + 1 where last seen */
export let seenAt: usize = 0;

// @ts-ignore: decorator
@inline
export function isPlain(entry: u32): bool {
  return plain == 0 || load<u8>(plain + <usize>entry) != 0;
}

/** Uses, followerCount and seenAt are zero. */
export function setGroupState(
  start: usize,
  column: usize,
  plainEntries: usize,
  useCounts: usize,
  followers: usize,
  counts: usize,
  seen: usize,
  poolAt: usize,
): void {
  tokenStart = start;
  tokenColumn = column;
  plain = plainEntries;
  uses = useCounts;
  followersAt = followers;
  followerCount = counts;
  seenAt = seen;
  pool = poolAt;
}
