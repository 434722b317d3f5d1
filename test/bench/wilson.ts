/** 95 % interval of a share. Wilson 1927. Cases that hang together make it too narrow. */
export function wilson(hits: number, cases: number): readonly [number, number] {
  const z = 1.96;
  const share = hits / cases;
  const middle = share + (z * z) / (2 * cases);
  const half = z * Math.sqrt((share * (1 - share)) / cases + (z * z) / (4 * cases * cases));
  const whole = 1 + (z * z) / cases;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

export const percentOf = (share: number): string => `${(100 * share).toFixed(1)} %`;
