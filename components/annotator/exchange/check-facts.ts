import type { RefusalCode, RefusedNote } from '@/lib/domain/annotation/match-notes';

/** Notes that get nothing, by reason, the most frequent first. */
export function refusedGroups(
  refused: readonly RefusedNote[],
): { readonly code: RefusalCode; readonly count: number }[] {
  const counts = new Map<RefusalCode, number>();
  for (const { code } of refused) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
