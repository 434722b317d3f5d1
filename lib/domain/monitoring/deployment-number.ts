/**
 * Number of a deployment that nobody but this browser made: after the last one, and before the site's next, so that a
 * site's numbers, which are whole, always go on. 0 -> 1/2 -> 2/3 -> 3/4 …
 */
export function nextOwnNumber(last: number): number {
  const whole = Math.floor(last);
  const steps = Math.round(1 / (1 - (last - whole)));
  return whole + 1 - 1 / (steps + 1);
}
