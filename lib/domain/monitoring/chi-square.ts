/**
 * Regularised lower incomplete gamma function P(a, x), a > 0, x >= 0: its series below a + 1, Lentz's continued fraction
 * of the complement above. Abramowitz & Stegun 1964, 6.5.29 and 6.5.31.
 */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? scale * series(a, x) : 1 - scale * continuedFraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 1000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 1000; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / nonZero(factor * d + b);
    c = nonZero(b + factor / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/** ln Γ(x), x > 0: Stirling's series after raising x to 10 or more. Abramowitz & Stegun 6.1.41. Good to 1e-14. */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift -= Math.log(z);
    z += 1;
  }
  const squared = 1 / (z * z);
  const tail = (1 / 12 - squared * (1 / 360 - squared * (1 / 1260 - squared * (1 / 1680 - squared / 1188)))) / z;
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + tail;
}

/** Quantile of the chi-square distribution, by bisection of its distribution function. @param p 0-1 @param degrees > 0 */
export function chiSquareQuantile(p: number, degrees: number): number {
  if (p <= 0) return 0;
  let low = 0;
  let high = degrees + 10;
  while (gammaP(degrees / 2, high / 2) < p && high < 1e9) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2;
    if (gammaP(degrees / 2, middle / 2) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * What the stability index of two samples of one population stays under with probability 1 − alpha:
 * χ²(1 − alpha, bins − 1) · (1/n + 1/m). Yurdakul 2018. It holds for independent cases; tokens of a note are not.
 */
export function stabilityThreshold(alpha: number, bins: number, n: number, m: number): number {
  return chiSquareQuantile(1 - alpha, bins - 1) * (1 / n + 1 / m);
}
