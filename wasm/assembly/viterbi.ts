import { exponential } from './exponential';

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

/** Nats by which one path must be likelier than another to be so for certain: log Z and marginals are rounded. */
const MARGIN: f64 = 1e-6;

/**
 * Score of the best path, to the bit what `viterbi` gives, by what marginals tell of it. The path of each position's likeliest label is
 * one path, so the best has no less chance. One that differs from it has another label somewhere, so no more chance than that
 * label: where the path has more than the least likely of its labels leaves, it is the best. Else the labels with as much
 * chance as the path are all that the best can go through, mostly one or two a position.
 * marginal, state [count][stride], trans [labels][stride]; best [count][stride]: scratch
 */
export function bestScore(
  marginal: usize,
  state: usize,
  trans: usize,
  best: usize,
  logZ: f64,
  count: i32,
  labels: i32,
  stride: usize,
): f64 {
  const n = (<usize>labels) << 3;
  let least: f64 = 1;
  let score: f64 = 0;
  let row: usize = 0;
  const end = <usize>count * stride;
  for (let at: usize = 0; at < end; at += stride) {
    const chances = marginal + at;
    let label: usize = 0;
    for (let l: usize = 8; l < n && load<f64>(chances + label) <= 0.5; l += 8) {
      if (load<f64>(chances + l) > load<f64>(chances + label)) label = l;
    }
    least = Math.min(least, load<f64>(chances + label));
    const own = load<f64>(state + at + label);
    score = at == 0 ? own : score + load<f64>(row + label) + own;
    row = trans + (label >> 3) * stride;
  }
  const known = score - logZ;
  const chance = f64x2.extract_lane(exponential(f64x2.splat(known - MARGIN)), 0);
  if (chance > 1 - least) return score;
  // Below e^-700 exponential() stands still.
  return scoreAmong(known < -700 ? 0 : chance, marginal, state, trans, best, end, n, stride);
}

/** As `viterbi`, of the labels that have at least the chance `least` at their position. @param end, n bytes of all rows, of labels */
function scoreAmong(
  least: f64,
  marginal: usize,
  state: usize,
  trans: usize,
  best: usize,
  end: usize,
  n: usize,
  stride: usize,
): f64 {
  let top: f64 = -Infinity;
  for (let at: usize = 0; at < end; at += stride) {
    top = -Infinity;
    for (let label: usize = 0; label < n; label += 8) {
      if (load<f64>(marginal + at + label) < least) continue;
      let score = load<f64>(state + at + label);
      if (at > 0) {
        const before = at - stride;
        let entering: f64 = -Infinity;
        for (let l: usize = 0; l < n; l += 8) {
          if (load<f64>(marginal + before + l) < least) continue;
          entering = Math.max(entering, load<f64>(best + before + l) + load<f64>(trans + (l >> 3) * stride + label));
        }
        score = entering + score;
      }
      store<f64>(best + at + label, score);
      top = Math.max(top, score);
    }
  }
  return top;
}
