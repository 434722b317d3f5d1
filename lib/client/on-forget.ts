const forgetful = new Set<() => void>();

/** @param forget drops what a part of this tab has in memory of people's data */
export function onForget(forget: () => void): void {
  forgetful.add(forget);
}

/** The data is being locked: nothing of it stays in memory. */
export function forgetAll(): void {
  for (const forget of forgetful) forget();
}
