import { CrfError, pruneModel, quantiseModel } from '../../dist/index.js';

/** @typedef {import('../../dist/index.js').Engine} Engine */
/** @typedef {import('../../dist/index.js').Tagger} Tagger */

/** @param {boolean} sound @param {string} what */
function demand(sound, what) {
  if (!sound) throw new Error(`broken promise: ${what}`);
}

/** @param {readonly string[]} codes @param {() => void} work */
function allow(codes, work) {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CrfError) || !codes.includes(error.code)) throw error;
  }
}

/** @param {number} a @param {number} b */
const near = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

/**
 * The calls beyond CRFsuite on the sequence last set, which has `length` positions.
 * @param {Tagger} tagger @param {number} length
 */
export function useSequence(tagger, length) {
  const labels = tagger.labels();
  const [first, last] = [labels[0], labels[labels.length - 1]];
  const inside = (/** @type {readonly string[]} */ tags) =>
    tags.length === length && tags.every((tag) => labels.includes(tag));
  allow(['numeric'], () => {
    const paths = tagger.nBest(3);
    demand(paths.length >= 1 && paths.every((path) => inside(path.labels)), 'n best paths of labels');
    demand(
      paths.every(({ probability }) => probability >= 0 && probability <= 1 + 1e-8),
      'probabilities of n best paths',
    );
    const scores = paths.map(({ score }) => score);
    demand(
      !scores.every(Number.isFinite) || scores.every((score, i) => i === 0 || score <= scores[i - 1]),
      'best first',
    );
  });
  allow(['no-path'], () => {
    const tags = tagger.tag(undefined, { forbidden: [[first, last]] });
    demand(
      inside(tags) && tags.every((tag, t) => t === 0 || tags[t - 1] !== first || tag !== last),
      'constraints kept',
    );
  });
  // Labels that are not of the scheme are named, by number.
  allow(['invalid-parameter', 'no-path'], () =>
    demand(inside(tagger.tag(undefined, { legal: 'BIO' })), 'a legal path'),
  );
  allow(['numeric'], () => {
    const marginals = tagger.marginals();
    demand(marginals.length === length * labels.length, 'marginals of all positions');
    demand(Number.isFinite(tagger.logPartition()) && tagger.bestPathLogProbability() <= 0, 'log Z');
    const { labels: counts } = tagger.expectedCounts();
    demand(
      near(
        counts.reduce((sum, count) => sum + count, 0),
        length,
      ),
      'one label expected a position',
    );
    if (length > 0) {
      const all = { first: labels, inside: labels, last: labels, only: labels };
      demand(near(tagger.spanProbability(0, length, all), 1), 'a span of any labels is certain');
    }
  });
  allow(['numeric'], () => {
    tagger.setBias(first, 3);
    demand(inside(tagger.tag()), 'a path under a bias');
    if (length > 0) demand(tagger.marginal(first, 0) <= 1 + 1e-8, 'a marginal under a bias');
  });
  tagger.setBias(first, 0);
}

/**
 * Smaller models of a sound one, and a training that begins from it.
 * @param {Engine} engine @param {Uint8Array} bytes
 */
export async function useModel(engine, bytes) {
  const [label] = engine.openTagger(bytes).labels();
  engine.openTagger(pruneModel(bytes, { minWeight: 0.1 })).close();
  engine.openTagger(pruneModel(bytes, { keep: 3 })).close();
  allow(['out-of-range'], () => engine.openTagger(quantiseModel(bytes)).close());
  const trainer = engine.createTrainer({ params: { max_iterations: 2 } });
  trainer.append([['a', 'bias'], ['w=fever']], [label ?? 'X', 'new']);
  try {
    engine.openTagger(await trainer.train({ from: bytes })).close();
  } catch (error) {
    if (!(error instanceof CrfError) || error.code !== 'numeric') throw error;
  }
}
