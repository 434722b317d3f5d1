// Orthant-wise limited-memory quasi-Newton (Andrew and Gao 2007): L1 norm with weight c * scale[k] on coordinate k.

/** Pseudo-gradient: the one-sided derivative of least slope, 0 where 0 is best. @returns its squared norm */
export function pseudoGradient(out: usize, x: usize, g: usize, scale: usize, c: f64, n: i32): f64 {
  let norm: f64 = 0;
  const bytes = (<usize>n) << 3;
  for (let at: usize = 0; at < bytes; at += 8) {
    const w = load<f64>(x + at);
    const slope = load<f64>(g + at);
    const l1 = c * load<f64>(scale + at);
    let p: f64 = 0;
    if (w < 0) p = slope - l1;
    else if (w > 0) p = slope + l1;
    else if (slope < -l1) p = slope + l1;
    else if (slope > l1) p = slope - l1;
    store<f64>(out + at, p);
    norm += p * p;
  }
  return norm;
}

/** Drops the parts of the direction that do not go downhill. */
export function constrainDirection(d: usize, pseudo: usize, n: i32): void {
  const bytes = (<usize>n) << 3;
  for (let at: usize = 0; at < bytes; at += 8) {
    if (load<f64>(d + at) * load<f64>(pseudo + at) >= 0) store<f64>(d + at, 0);
  }
}

/**
 * x = x0 + step * d, each coordinate held in the orthant of x0 (of -pseudo where x0 is 0), else 0.
 * @returns in out[0] the L1 penalty of x, in out[1] (x - x0) . pseudo
 */
export function projectedStep(
  x: usize,
  x0: usize,
  d: usize,
  pseudo: usize,
  step: f64,
  scale: usize,
  c: f64,
  n: i32,
  out: usize,
): void {
  let penalty: f64 = 0;
  let slope: f64 = 0;
  const bytes = (<usize>n) << 3;
  for (let at: usize = 0; at < bytes; at += 8) {
    const before = load<f64>(x0 + at);
    const p = load<f64>(pseudo + at);
    const side = before == 0 ? -p : before;
    let w = before + step * load<f64>(d + at);
    if (w * side <= 0) w = 0;
    store<f64>(x + at, w);
    penalty += c * load<f64>(scale + at) * abs(w);
    slope += (w - before) * p;
  }
  store<f64>(out, penalty);
  store<f64>(out, slope, 8);
}

/** Number of features behind the coordinates that are not 0: sum of multiplicity[k] (u32). */
export function countActive(x: usize, multiplicity: usize, n: i32): f64 {
  let count: f64 = 0;
  for (let k: usize = 0; k < <usize>n; k++) {
    if (load<f64>(x + (k << 3)) != 0) count += <f64>load<u32>(multiplicity + (k << 2));
  }
  return count;
}
