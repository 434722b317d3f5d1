/**
 * Best path of one sentence, sums and ties as in CRFsuite: (max over i of score + transition) + state, the lowest id wins a tie.
 * state [count][stride]: log scores in, best score of a path that ends there out. trans [labels][stride]: log scores.
 * back [count][stride]: scratch (f64 label ids). path [count]: i32 label ids, out.
 * @returns score of the path
 */
export function viterbi(
  state: usize,
  trans: usize,
  back: usize,
  path: usize,
  count: i32,
  labels: i32,
  stride: usize,
): f64 {
  const n = (<usize>labels) << 3;
  for (let t = 1; t < count; t++) {
    const previous = state + <usize>(t - 1) * stride;
    const current = previous + stride;
    const from = back + <usize>t * stride;
    for (let at: usize = 0; at < stride; at += 16) {
      let best = f64x2.add(v128.load64_splat(previous), v128.load(trans + at));
      let origin = f64x2.splat(0);
      let id: f64 = 1;
      let row = trans + stride + at;
      for (let i: usize = 8; i < n; i += 8, row += stride, id += 1) {
        const score = f64x2.add(v128.load64_splat(previous + i), v128.load(row));
        const better = f64x2.gt(score, best);
        best = v128.bitselect(score, best, better);
        origin = v128.bitselect(f64x2.splat(id), origin, better);
      }
      v128.store(current + at, f64x2.add(best, v128.load(current + at)));
      v128.store(from + at, origin);
    }
  }
  const end = state + <usize>(count - 1) * stride;
  let label: i32 = 0;
  let score = load<f64>(end);
  for (let i = 1; i < labels; i++) {
    const s = load<f64>(end + ((<usize>i) << 3));
    if (s > score) {
      score = s;
      label = i;
    }
  }
  for (let t = count - 1; t >= 0; t--) {
    store<i32>(path + ((<usize>t) << 2), label);
    if (t > 0) label = <i32>load<f64>(back + <usize>t * stride + ((<usize>label) << 3));
  }
  return score;
}

/** Nats by which a path must be likelier than any other can be: log Z and marginals are rounded. */
const MARGIN: f64 = 1e-6;

/**
 * Score of the best path, to the bit what `viterbi` gives, where marginals tell it, else NaN. Of the labels that have more than half of
 * their position each, let m be the least likely. A path that differs from theirs has another label somewhere, so no more
 * chance than 1 - m; where theirs has more than that, it is the best.
 * marginal, state [count][stride], trans [labels][stride]
 */
export function sureScore(
  marginal: usize,
  state: usize,
  trans: usize,
  logZ: f64,
  count: i32,
  labels: i32,
  stride: usize,
): f64 {
  const n = (<usize>labels) << 3;
  let least: f64 = 1;
  let score: f64 = 0;
  let row: usize = 0;
  for (let t = 0; t < count; t++, marginal += stride, state += stride) {
    let label: usize = 0;
    while (label < n && load<f64>(marginal + label) <= 0.5) label += 8;
    if (label == n) return NaN;
    least = Math.min(least, load<f64>(marginal + label));
    const own = load<f64>(state + label);
    score = t == 0 ? own : score + load<f64>(row + label) + own;
    row = trans + (label >> 3) * stride;
  }
  return score - logZ > Math.log(1 - least) + MARGIN ? score : NaN;
}
