/**
 * Range of all keys that begin with these parts: an array sorts after its beginnings, and one that goes on with an
 * array after all that go on with a string or a number.
 */
export function under(...parts: readonly unknown[]): [lower: unknown[], upper: unknown[]] {
  return [[...parts], [...parts, []]];
}
