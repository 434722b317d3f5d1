// Forward-backward in the probability domain, each alpha row scaled to sum 1 (Rabiner 1989, section V.A).
// Sentences run four in lockstep: one load of a transition row serves four of them and hides the latency of the sums.
import { exponential } from './exponential';

/** Rows of log scores -> exp(score - row's maximum); the padding lane of an odd label count becomes 0. @returns sum of the maxima */
export function exponentiateRows(rows: usize, count: i32, labels: i32, stride: usize): f64 {
  if (stride == 32) return exponentiateFour(rows, count, labels);
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

/** exponentiateRows for three and four labels: one pass, a row in two registers. */
function exponentiateFour(rows: usize, count: i32, labels: i32): f64 {
  const odd = labels & 1;
  // An odd count's padding lane counts as the lane before it, and is 0 at the end.
  const keep = odd ? i64x2(-1, 0) : i64x2(-1, -1);
  let shift: f64 = 0;
  for (let t = 0; t < count; t++, rows += 32) {
    const left = v128.load(rows);
    let right = v128.load(rows, 16);
    if (odd) right = v128.shuffle<f64>(right, right, 0, 0);
    const both = f64x2.pmax(left, right);
    const top = f64x2.pmax(both, v128.shuffle<f64>(both, both, 1, 0));
    v128.store(rows, exponential(f64x2.sub(left, top)));
    v128.store(rows, v128.and(exponential(f64x2.sub(right, top)), keep), 16);
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

/** multiplyRow for four rows at once. */
function multiplyRows(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  m: usize,
  o0: usize,
  o1: usize,
  o2: usize,
  o3: usize,
  labels: i32,
  stride: usize,
): void {
  let at: usize = 0;
  const n = (<usize>labels) << 3;
  for (; at + 32 <= stride; at += 32) {
    let x0 = f64x2.splat(0),
      y0 = f64x2.splat(0);
    let x1 = f64x2.splat(0),
      y1 = f64x2.splat(0);
    let x2 = f64x2.splat(0),
      y2 = f64x2.splat(0);
    let x3 = f64x2.splat(0),
      y3 = f64x2.splat(0);
    let row = m + at;
    for (let i: usize = 0; i < n; i += 8, row += stride) {
      const mx = v128.load(row);
      const my = v128.load(row, 16);
      const s0 = v128.load64_splat(a0 + i);
      x0 = f64x2.add(x0, f64x2.mul(s0, mx));
      y0 = f64x2.add(y0, f64x2.mul(s0, my));
      const s1 = v128.load64_splat(a1 + i);
      x1 = f64x2.add(x1, f64x2.mul(s1, mx));
      y1 = f64x2.add(y1, f64x2.mul(s1, my));
      const s2 = v128.load64_splat(a2 + i);
      x2 = f64x2.add(x2, f64x2.mul(s2, mx));
      y2 = f64x2.add(y2, f64x2.mul(s2, my));
      const s3 = v128.load64_splat(a3 + i);
      x3 = f64x2.add(x3, f64x2.mul(s3, mx));
      y3 = f64x2.add(y3, f64x2.mul(s3, my));
    }
    v128.store(o0 + at, x0);
    v128.store(o0 + at, y0, 16);
    v128.store(o1 + at, x1);
    v128.store(o1 + at, y1, 16);
    v128.store(o2 + at, x2);
    v128.store(o2 + at, y2, 16);
    v128.store(o3 + at, x3);
    v128.store(o3 + at, y3, 16);
  }
  if (at < stride) {
    let x0 = f64x2.splat(0),
      x1 = f64x2.splat(0),
      x2 = f64x2.splat(0),
      x3 = f64x2.splat(0);
    let row = m + at;
    for (let i: usize = 0; i < n; i += 8, row += stride) {
      const mx = v128.load(row);
      x0 = f64x2.add(x0, f64x2.mul(v128.load64_splat(a0 + i), mx));
      x1 = f64x2.add(x1, f64x2.mul(v128.load64_splat(a1 + i), mx));
      x2 = f64x2.add(x2, f64x2.mul(v128.load64_splat(a2 + i), mx));
      x3 = f64x2.add(x3, f64x2.mul(v128.load64_splat(a3 + i), mx));
    }
    v128.store(o0 + at, x0);
    v128.store(o1 + at, x1);
    v128.store(o2 + at, x2);
    v128.store(o3 + at, x3);
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

function startForward(alpha: usize, psi: usize, scale: usize, stride: usize): void {
  for (let at: usize = 0; at < stride; at += 16) v128.store(alpha + at, f64x2.splat(1));
  normalise(alpha, psi, scale, stride);
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

function startBackward(beta: usize, stride: usize): void {
  for (let at: usize = 0; at < stride; at += 16) v128.store(beta + at, f64x2.splat(1));
}

function clear(row: usize, stride: usize): void {
  for (let at: usize = 0; at < stride; at += 16) v128.store(row + at, f64x2.splat(0));
}

/** addLog of four sums, two in each vector. */
function addLogs(a: v128, b: v128): void {
  const both = f64x2.mul(a, b);
  const all = f64x2.extract_lane(both, 0) * f64x2.extract_lane(both, 1);
  if (all > 1e-100 && all < 1e100) {
    addLog(all);
    return;
  }
  addLog(f64x2.extract_lane(a, 0));
  addLog(f64x2.extract_lane(a, 1));
  addLog(f64x2.extract_lane(b, 0));
  addLog(f64x2.extract_lane(b, 1));
}

/**
 * A forward step of two sentences with three or four labels, in registers: alpha row before `a` times the transitions
 * times psi, scaled to sum 1. @returns both sums
 */
// @ts-ignore: decorator
@inline
function forwardPair(
  a: usize,
  b: usize,
  psiA: usize,
  psiB: usize,
  scaleA: usize,
  scaleB: usize,
  trans: usize,
  labels: i32,
): v128 {
  let s = v128.load64_splat(a - 32);
  let r = v128.load64_splat(b - 32);
  let ax = f64x2.mul(s, v128.load(trans));
  let ay = f64x2.mul(s, v128.load(trans, 16));
  let bx = f64x2.mul(r, v128.load(trans));
  let by = f64x2.mul(r, v128.load(trans, 16));
  s = v128.load64_splat(a - 24);
  r = v128.load64_splat(b - 24);
  ax = f64x2.add(ax, f64x2.mul(s, v128.load(trans, 32)));
  ay = f64x2.add(ay, f64x2.mul(s, v128.load(trans, 48)));
  bx = f64x2.add(bx, f64x2.mul(r, v128.load(trans, 32)));
  by = f64x2.add(by, f64x2.mul(r, v128.load(trans, 48)));
  s = v128.load64_splat(a - 16);
  r = v128.load64_splat(b - 16);
  ax = f64x2.add(ax, f64x2.mul(s, v128.load(trans, 64)));
  ay = f64x2.add(ay, f64x2.mul(s, v128.load(trans, 80)));
  bx = f64x2.add(bx, f64x2.mul(r, v128.load(trans, 64)));
  by = f64x2.add(by, f64x2.mul(r, v128.load(trans, 80)));
  if (labels > 3) {
    s = v128.load64_splat(a - 8);
    r = v128.load64_splat(b - 8);
    ax = f64x2.add(ax, f64x2.mul(s, v128.load(trans, 96)));
    ay = f64x2.add(ay, f64x2.mul(s, v128.load(trans, 112)));
    bx = f64x2.add(bx, f64x2.mul(r, v128.load(trans, 96)));
    by = f64x2.add(by, f64x2.mul(r, v128.load(trans, 112)));
  }
  ax = f64x2.mul(ax, v128.load(psiA));
  ay = f64x2.mul(ay, v128.load(psiA, 16));
  bx = f64x2.mul(bx, v128.load(psiB));
  by = f64x2.mul(by, v128.load(psiB, 16));
  const ta = f64x2.add(ax, ay);
  const tb = f64x2.add(bx, by);
  const sums = f64x2.add(v128.shuffle<f64>(ta, tb, 0, 2), v128.shuffle<f64>(ta, tb, 1, 3));
  const inverse = f64x2.div(f64x2.splat(1), sums);
  const ia = v128.shuffle<f64>(inverse, inverse, 0, 0);
  const ib = v128.shuffle<f64>(inverse, inverse, 1, 1);
  v128.store64_lane(scaleA, inverse, 0);
  v128.store64_lane(scaleB, inverse, 1);
  v128.store(a, f64x2.mul(ax, ia));
  v128.store(a, f64x2.mul(ay, ia), 16);
  v128.store(b, f64x2.mul(bx, ib));
  v128.store(b, f64x2.mul(by, ib), 16);
  return sums;
}

/** A backward step with three or four labels: psi becomes y, beta that of the position before, whose marginal goes out. */
// @ts-ignore: decorator
@inline
function backwardOne(
  psi: usize,
  beta: usize,
  scale: usize,
  transT: usize,
  alpha: usize,
  marginal: usize,
  labels: i32,
): void {
  const factor = v128.load64_splat(scale);
  const y01 = f64x2.mul(f64x2.mul(v128.load(psi), factor), v128.load(beta));
  const y23 = f64x2.mul(f64x2.mul(v128.load(psi, 16), factor), v128.load(beta, 16));
  v128.store(psi, y01);
  v128.store(psi, y23, 16);
  const y0 = v128.shuffle<f64>(y01, y01, 0, 0);
  const y1 = v128.shuffle<f64>(y01, y01, 1, 1);
  const y2 = v128.shuffle<f64>(y23, y23, 0, 0);
  let x = f64x2.mul(y0, v128.load(transT));
  let z = f64x2.mul(y0, v128.load(transT, 16));
  x = f64x2.add(x, f64x2.mul(y1, v128.load(transT, 32)));
  z = f64x2.add(z, f64x2.mul(y1, v128.load(transT, 48)));
  x = f64x2.add(x, f64x2.mul(y2, v128.load(transT, 64)));
  z = f64x2.add(z, f64x2.mul(y2, v128.load(transT, 80)));
  if (labels > 3) {
    const y3 = v128.shuffle<f64>(y23, y23, 1, 1);
    x = f64x2.add(x, f64x2.mul(y3, v128.load(transT, 96)));
    z = f64x2.add(z, f64x2.mul(y3, v128.load(transT, 112)));
  }
  v128.store(beta, x);
  v128.store(beta, z, 16);
  v128.store(marginal - 32, f64x2.mul(x, v128.load(alpha - 32)));
  v128.store(marginal - 32, f64x2.mul(z, v128.load(alpha - 32, 16)), 16);
}

function sentenceStart(starts: usize, s: i32): i32 {
  return load<i32>(starts + ((<usize>s) << 2));
}

/**
 * Sentences first … last-1, whose tokens are starts[s] … starts[s+1]-1 (i32), at rows (token - starts[first]) of each table.
 * psi [tokens][stride]: exp(state score) in, y = psi * beta * scale out, first row of each sentence 0.
 * alpha, marginal [tokens][stride], scale [tokens]: out. trans, transT [labels][stride]: exp(transition) and its transpose.
 * beta: scratch of 4 rows.
 * @returns sum of log Z, without the shifts taken out of the state and transition scores
 */
export function forwardBackward(
  psi: usize,
  alpha: usize,
  marginal: usize,
  scale: usize,
  trans: usize,
  transT: usize,
  beta: usize,
  starts: usize,
  first: i32,
  last: i32,
  labels: i32,
  stride: usize,
): f64 {
  logSum = 0;
  product = 1;
  const base = sentenceStart(starts, first);
  let s = first;
  for (; s + 4 <= last; s += 4) {
    const t0 = sentenceStart(starts, s) - base;
    const t1 = sentenceStart(starts, s + 1) - base;
    const t2 = sentenceStart(starts, s + 2) - base;
    const t3 = sentenceStart(starts, s + 3) - base;
    const t4 = sentenceStart(starts, s + 4) - base;
    const shared = min(min(t1 - t0, t2 - t1), min(t3 - t2, t4 - t3));
    const r0 = <usize>t0 * stride,
      r1 = <usize>t1 * stride,
      r2 = <usize>t2 * stride,
      r3 = <usize>t3 * stride;
    const c0 = scale + ((<usize>t0) << 3),
      c1 = scale + ((<usize>t1) << 3);
    const c2 = scale + ((<usize>t2) << 3),
      c3 = scale + ((<usize>t3) << 3);

    startForward(alpha + r0, psi + r0, c0, stride);
    startForward(alpha + r1, psi + r1, c1, stride);
    startForward(alpha + r2, psi + r2, c2, stride);
    startForward(alpha + r3, psi + r3, c3, stride);
    let at: usize = stride;
    let c: usize = 8;
    if (stride == 32) {
      for (let t = 1; t < shared; t++, at += 32, c += 8) {
        const a = forwardPair(alpha + r0 + at, alpha + r1 + at, psi + r0 + at, psi + r1 + at, c0 + c, c1 + c, trans, labels);
        const b = forwardPair(alpha + r2 + at, alpha + r3 + at, psi + r2 + at, psi + r3 + at, c2 + c, c3 + c, trans, labels);
        addLogs(a, b);
      }
    } else {
      for (let t = 1; t < shared; t++, at += stride, c += 8) {
      multiplyRows(
        alpha + r0 + at - stride,
        alpha + r1 + at - stride,
        alpha + r2 + at - stride,
        alpha + r3 + at - stride,
        trans,
        alpha + r0 + at,
        alpha + r1 + at,
        alpha + r2 + at,
        alpha + r3 + at,
        labels,
        stride,
      );
      normalise(alpha + r0 + at, psi + r0 + at, c0 + c, stride);
      normalise(alpha + r1 + at, psi + r1 + at, c1 + c, stride);
      normalise(alpha + r2 + at, psi + r2 + at, c2 + c, stride);
      normalise(alpha + r3 + at, psi + r3 + at, c3 + c, stride);
      }
    }
    const b1 = beta + stride,
      b2 = b1 + stride,
      b3 = b2 + stride;
    finishAlone(psi, alpha, marginal, scale, trans, transT, beta, t0, t1 - t0, shared, labels, stride);
    finishAlone(psi, alpha, marginal, scale, trans, transT, b1, t1, t2 - t1, shared, labels, stride);
    finishAlone(psi, alpha, marginal, scale, trans, transT, b2, t2, t3 - t2, shared, labels, stride);
    finishAlone(psi, alpha, marginal, scale, trans, transT, b3, t3, t4 - t3, shared, labels, stride);

    at = <usize>(shared - 1) * stride;
    c = (<usize>(shared - 1)) << 3;
    if (stride == 32) {
      for (let t = shared - 1; t > 0; t--, at -= 32, c -= 8) {
        backwardOne(psi + r0 + at, beta, c0 + c, transT, alpha + r0 + at, marginal + r0 + at, labels);
        backwardOne(psi + r1 + at, b1, c1 + c, transT, alpha + r1 + at, marginal + r1 + at, labels);
        backwardOne(psi + r2 + at, b2, c2 + c, transT, alpha + r2 + at, marginal + r2 + at, labels);
        backwardOne(psi + r3 + at, b3, c3 + c, transT, alpha + r3 + at, marginal + r3 + at, labels);
      }
    } else {
      for (let t = shared - 1; t > 0; t--, at -= stride, c -= 8) {
      weighBackward(psi + r0 + at, beta, c0 + c, stride);
      weighBackward(psi + r1 + at, b1, c1 + c, stride);
      weighBackward(psi + r2 + at, b2, c2 + c, stride);
      weighBackward(psi + r3 + at, b3, c3 + c, stride);
      multiplyRows(
        psi + r0 + at,
        psi + r1 + at,
        psi + r2 + at,
        psi + r3 + at,
        transT,
        beta,
        b1,
        b2,
        b3,
        labels,
        stride,
      );
      marginals(marginal + r0 + at - stride, alpha + r0 + at - stride, beta, stride);
      marginals(marginal + r1 + at - stride, alpha + r1 + at - stride, b1, stride);
      marginals(marginal + r2 + at - stride, alpha + r2 + at - stride, b2, stride);
      marginals(marginal + r3 + at - stride, alpha + r3 + at - stride, b3, stride);
      }
    }
    clear(psi + r0, stride);
    clear(psi + r1, stride);
    clear(psi + r2, stride);
    clear(psi + r3, stride);
  }
  for (; s < last; s++) {
    const t0 = sentenceStart(starts, s) - base;
    const length = sentenceStart(starts, s + 1) - base - t0;
    const row = <usize>t0 * stride;
    startForward(alpha + row, psi + row, scale + ((<usize>t0) << 3), stride);
    finishAlone(psi, alpha, marginal, scale, trans, transT, beta, t0, length, 1, labels, stride);
    clear(psi + row, stride);
  }
  return logSum + Math.log(product);
}

/** Forward from position `from` to the end of one sentence, and backward to position from - 1, whose marginal it leaves too. */
function finishAlone(
  psi: usize,
  alpha: usize,
  marginal: usize,
  scale: usize,
  trans: usize,
  transT: usize,
  beta: usize,
  start: i32,
  length: i32,
  from: i32,
  labels: i32,
  stride: usize,
): void {
  let row = <usize>(start + from) * stride;
  let c = scale + ((<usize>(start + from)) << 3);
  for (let t = from; t < length; t++, row += stride, c += 8) {
    multiplyRow(alpha + row - stride, trans, alpha + row, labels, stride);
    normalise(alpha + row, psi + row, c, stride);
  }
  row -= stride;
  c -= 8;
  startBackward(beta, stride);
  marginals(marginal + row, alpha + row, beta, stride);
  for (let t = length - 1; t >= from; t--, row -= stride, c -= 8) {
    weighBackward(psi + row, beta, c, stride);
    multiplyRow(psi + row, transT, beta, labels, stride);
    marginals(marginal + row - stride, alpha + row - stride, beta, stride);
  }
}
