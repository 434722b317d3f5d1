/** The largest whole number of PostgreSQL's `integer`. */
export const COUNT_MAX = 2_147_483_647;

/** Where a page begins and how many it holds; what is no number counts as not said. */
export function pageOf(query: URLSearchParams, name: string, max: number): { from: number | undefined; limit: number } {
  const count = (text: string | null) =>
    text !== null && /^\d{1,12}$/.test(text) ? Math.min(Number(text), COUNT_MAX) : undefined;
  const limit = Math.min(Math.max(count(query.get('limit')) ?? max, 1), max);
  return { from: count(query.get(name)), limit };
}
