/** Whoever writes steps of this tab; nobody before a note was opened to be tagged. */
const writers = new Set<() => Promise<void>>();

/** @param settled resolves once every step of the writer is on the disk */
export function writesSteps(settled: () => Promise<void>): void {
  writers.add(settled);
}

/** Resolves once every step of this tab is on the disk. */
export async function stepsSettled(): Promise<void> {
  await Promise.all([...writers].map((settled) => settled()));
}
