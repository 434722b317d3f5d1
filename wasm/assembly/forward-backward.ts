// Forward-backward in the probability domain, each alpha row scaled to sum 1 (Rabiner 1989, section V.A).
// One sentence at a time, a row of labels a token: what tagging and the algorithms that learn by the sentence need.
// Training on all sentences at once is in quads.ts.
import { exponential } from './exponential';

/** Rows of log scores -> exp(score - row's maximum); the padding lane of an odd label count becomes 0. @returns sum of the maxima */
export function exponentiateRows(rows: usize, count: i32, labels: i32, stride: usize): f64 {
  const odd = labels & 1;
  const whole = odd ? stride - 16 : stride;
  let shift: f64 = 0;
  for (let t = 0; t < count; t++, rows += stride) {
    let top = odd ? v128.load64_splat(rows + whole) : v128.load(rows);
    for (let at: usize = 0; at < whole; at += 16) top = f64x2.pmax(top, v128.load(rows + at));
    top = f64x2.pmax(top, v128.shuffle<f64>(top, top, 1, 0));
    for (let at: usize = 0; at < stride; at += 16) {
      v128.store(rows + at, exponential(f64x2.sub(v128.load(rows + at), top)));
    }
    if (odd) store<f64>(rows + whole, 0, 8);
    shift += f64x2.extract_lane(top, 0);
  }
  return shift;
}

/** out[j] = sum over i < labels of a[i] * m[i][j]. */
function multiplyRow(a: usize, m: usize, out: usize, labels: i32, stride: usize): void {
  let at: usize = 0;
  for (; at + 32 <= stride; at += 32) {
    let x = f64x2.splat(0);
    let y = f64x2.splat(0);
    let row = m + at;
    for (let i = 0; i < labels; i++, row += stride) {
      const s = v128.load64_splat(a + ((<usize>i) << 3));
      x = f64x2.add(x, f64x2.mul(s, v128.load(row)));
      y = f64x2.add(y, f64x2.mul(s, v128.load(row, 16)));
    }
    v128.store(out + at, x);
    v128.store(out + at, y, 16);
  }
  if (at < stride) {
    let x = f64x2.splat(0);
    let row = m + at;
    for (let i = 0; i < labels; i++, row += stride) {
      x = f64x2.add(x, f64x2.mul(v128.load64_splat(a + ((<usize>i) << 3)), v128.load(row)));
    }
    v128.store(out + at, x);
  }
}

let logSum: f64 = 0;
let product: f64 = 1;

/** Adds log(sum) to the running log Z; most sums are multiplied up first, so that a log is rare. */
function addLog(sum: f64): void {
  if (sum > 1e-100 && sum < 1e100) {
    product *= sum;
    if (product < 1e-180 || product > 1e180) {
      logSum += Math.log(product);
      product = 1;
    }
  } else {
    logSum += Math.log(sum);
  }
}

/** alpha *= psi, scaled to sum 1; the scale 1/sum goes to `scale`. */
function normalise(alpha: usize, psi: usize, scale: usize, stride: usize): void {
  let total = f64x2.splat(0);
  for (let at: usize = 0; at < stride; at += 16) {
    const a = f64x2.mul(v128.load(alpha + at), v128.load(psi + at));
    v128.store(alpha + at, a);
    total = f64x2.add(total, a);
  }
  const sum = f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
  const inverse = 1.0 / sum;
  store<f64>(scale, inverse);
  addLog(sum);
  const factor = f64x2.splat(inverse);
  for (let at: usize = 0; at < stride; at += 16) v128.store(alpha + at, f64x2.mul(v128.load(alpha + at), factor));
}

/** psi becomes y = psi * beta * scale, what the step to the left multiplies the transitions with. */
function weighBackward(psi: usize, beta: usize, scale: usize, stride: usize): void {
  const factor = v128.load64_splat(scale);
  for (let at: usize = 0; at < stride; at += 16) {
    v128.store(psi + at, f64x2.mul(f64x2.mul(v128.load(psi + at), factor), v128.load(beta + at)));
  }
}

function marginals(out: usize, alpha: usize, beta: usize, stride: usize): void {
  for (let at: usize = 0; at < stride; at += 16)
    v128.store(out + at, f64x2.mul(v128.load(alpha + at), v128.load(beta + at)));
}

/**
 * psi [count][stride]: exp(state score) in, y = psi * beta * scale out, first row 0.
 * alpha, marginal [count][stride], scale [count]: out. trans, transT [labels][stride]: exp(transition) and its transpose.
 * beta: scratch of one row.
 * @returns log Z, without the shifts taken out of the state and transition scores
 */
export function forwardBackward(
  psi: usize,
  alpha: usize,
  marginal: usize,
  scale: usize,
  trans: usize,
  transT: usize,
  beta: usize,
  count: i32,
  labels: i32,
  stride: usize,
): f64 {
  logSum = 0;
  product = 1;
  for (let at: usize = 0; at < stride; at += 16) v128.store(alpha + at, f64x2.splat(1));
  normalise(alpha, psi, scale, stride);
  let row = stride;
  let c = scale + 8;
  for (let t = 1; t < count; t++, row += stride, c += 8) {
    multiplyRow(alpha + row - stride, trans, alpha + row, labels, stride);
    normalise(alpha + row, psi + row, c, stride);
  }
  row -= stride;
  c -= 8;
  for (let at: usize = 0; at < stride; at += 16) v128.store(beta + at, f64x2.splat(1));
  marginals(marginal + row, alpha + row, beta, stride);
  for (; row > 0; row -= stride, c -= 8) {
    weighBackward(psi + row, beta, c, stride);
    multiplyRow(psi + row, transT, beta, labels, stride);
    marginals(marginal + row - stride, alpha + row - stride, beta, stride);
  }
  memory.fill(psi, 0, stride);
  return logSum + Math.log(product);
}
