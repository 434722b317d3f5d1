// Expectations of one sentence: sums of marginals, and over neighbours of alpha[t][i] * y[t+1][j].

/** Sum over the labels, one after another, of marginal[t][label]. marginal [count][stride]; ids [chosen]: u32 label ids. */
export function sumOfLabels(marginal: usize, ids: usize, chosen: i32, count: i32, stride: usize): f64 {
  let sum: f64 = 0;
  const end = <usize>count * stride;
  for (let i = 0; i < chosen; i++) {
    const column = marginal + (<usize>load<u32>(ids + ((<usize>i) << 2)) << 3);
    for (let at: usize = 0; at < end; at += stride) sum += load<f64>(column + at);
  }
  return sum;
}

/**
 * out[i][j] += sum over t < count - 1 of alpha[t][i] * y[t+1][j]; times exp(transition) the expected number of i -> j.
 * alpha, y [count][stride] as forwardBackward leaves them; out [labels][stride].
 */
export function addPairs(alpha: usize, y: usize, out: usize, count: i32, labels: i32, stride: usize): void {
  const next = y + stride;
  for (let i: usize = 0; i < <usize>labels; i++) {
    for (let at: usize = 0; at < stride; at += 16) {
      let sum = v128.load(out + i * stride + at);
      let a = alpha + (i << 3);
      let b = next + at;
      for (let t = 1; t < count; t++, a += stride, b += stride) {
        sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(a), v128.load(b)));
      }
      v128.store(out + i * stride + at, sum);
    }
  }
}

/** out = pairs * trans elementwise, [labels][stride]. */
export function multiplyPairs(out: usize, pairs: usize, trans: usize, labels: i32, stride: usize): void {
  const bytes = <usize>labels * stride;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(out + at, f64x2.mul(v128.load(pairs + at), v128.load(trans + at)));
  }
}
