import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { decodeReference } from '../../lib/domain/monitoring/told-reference';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { referenceToTell } from '../../lib/pipelines/tell-reference';
import { type Seen, watchedModel } from './drift-windows';
import { type JudgedF1, judgedF1 } from './f1-windows';
import type { TrainingSentences } from './training-sentences';
import { percentOf } from './wilson';

const WINDOWS = 4000;
/** Parts of the test sentences that are left out in turn. */
const PARTS = 20;

const FIGURES = {
  error: ({ off }: JudgedF1) => Math.abs(off),
  bias: ({ off }: JudgedF1) => off,
  floor: ({ floor }: JudgedF1) => floor,
  floorLearned: ({ floorLearned }: JudgedF1) => floorLearned,
  covered: ({ covered }: JudgedF1) => Number(covered),
};
type Figures = Record<keyof typeof FIGURES, number>;

/**
 * F1 without labels of windows of the test sentences, read by a model of all training sentences and judged by its reference
 * as the product tells it. All windows are of the same test sentences and one model: what is told of chance is a jackknife
 * over twentieths of the sentences (Efron & Tibshirani 1993, ch. 11), and knows of no other model.
 */
export async function f1OfTest(
  { sentences, labels }: TrainingSentences,
  test: TrainingSentences,
  sizes: readonly number[],
): Promise<string[]> {
  const { own, read, close } = await watchedModel(sentences, labels, DEFAULT_SETTINGS.seed);
  const told = referenceToTell(own);
  const reference = told && decodeReference(told)?.browser;
  if (!reference) throw new Error('f1OfTest: too few sentences for a reference');
  const seen = shuffled(test.sentences, seededRandom(DEFAULT_SETTINGS.seed)).map(read);
  close();
  const figuresOf = (all: readonly Seen[], size: number): Figures => {
    const random = seededRandom(DEFAULT_SETTINGS.seed + size);
    const windows = Array.from({ length: WINDOWS }, () => judgedF1(shuffled(all, random).slice(0, size), reference));
    const mean = (of: (one: JudgedF1) => number) => windows.reduce((sum, one) => sum + of(one), 0) / WINDOWS;
    return Object.fromEntries(Object.entries(FIGURES).map(([name, of]) => [name, mean(of)])) as Figures;
  };
  const rows = sizes.map((size) => {
    const whole = figuresOf(seen, size);
    const without = Array.from({ length: PARTS }, (_, part) =>
      figuresOf(
        seen.filter((_, at) => at % PARTS !== part),
        size,
      ),
    );
    const half = (name: keyof Figures) => {
      const mean = without.reduce((sum, one) => sum + one[name], 0) / PARTS;
      const squares = without.reduce((sum, one) => sum + (one[name] - mean) ** 2, 0);
      return 1.96 * Math.sqrt(((PARTS - 1) / PARTS) * squares);
    };
    const within = (name: keyof Figures) => `${whole[name].toFixed(3)} ± ${half(name).toFixed(3)}`;
    return `| ${size} | ${within('error')} | ${within('bias')} | ${whole.floor.toFixed(3)} | ${whole.floorLearned.toFixed(3)} | ${percentOf(whole.covered)} ± ${percentOf(half('covered'))} |`;
  });
  const all = judgedF1(seen, reference);
  return [
    `\nF1 without labels, ${WINDOWS} windows of ${seen.length} test sentences; model of ${sentences.length} training sentences`,
    '± 1.96 standard errors of a jackknife over twentieths of the test sentences',
    '| sentences | mean error | bias | by chance alone | and by what confidences were learned from | truth in the 95 % interval |',
    '|---:|---:|---:|---:|---:|---:|',
    ...rows,
    `all test sentences at once: estimate less truth ${all.off.toFixed(3)}`,
  ];
}
