import type { FeatureSet, Lexicon } from '../domain/text/feature-set';
import { createGroupedExtractor } from '../domain/text/grouped-features';
import type { LabelledSentence } from '../domain/text/labelled-sentence';
import { entitiesOfTags } from '../domain/text/tags';
import { scaledWeights } from '../formats/crfsuite-weights';
import type { Engine } from './ports';
import type { createTurn } from './turn';

/**
 * By how much a mark's score leads that of no mark, nats a word, in the median of the marks an L-BFGS model with the
 * default settings makes in the case study's training sentences (2026-11-29).
 */
const USUAL_LEAD = 1.5;
/** As many as are read to find the scale. */
const SENTENCES_MAX = 2000;

/**
 * Algorithms that learn from mistakes care for the order of paths alone; the size of their weights is an accident of
 * their steps, and what the model would call probabilities is 0 or 1, or all alike. One factor for all weights gives marks
 * the lead that they have in a model of probabilities: the tags stay, confidences and the bias on `O` get a meaning.
 * Calibration then puts them right (Platt 1999 fits such a factor; here the isotonic fit comes after).
 * @returns bytes of the scaled model; the same ones where it marks nothing
 */
export async function withUsualScale(
  bytes: Uint8Array,
  {
    train,
    featureSet,
    lexicon,
  }: { train: readonly LabelledSentence[]; featureSet: FeatureSet; lexicon: Lexicon | undefined },
  engine: Engine,
  turn: ReturnType<typeof createTurn>,
): Promise<Uint8Array> {
  const tagger = engine.openTagger(bytes);
  const leads: number[] = [];
  try {
    if (!tagger.labels().includes('O')) return bytes;
    const extractor = createGroupedExtractor(featureSet, lexicon, (attributes) => tagger.group(attributes));
    for (const { words, entities } of train.slice(0, SENTENCES_MAX)) {
      const { groups, starts } = extractor.training(words, entities);
      tagger.setGroups(groups, starts);
      const best = tagger.tag();
      for (const { start, end } of entitiesOfTags(best)) {
        const without = best.map((tag, at) => (at >= start && at < end ? 'O' : tag));
        leads.push((tagger.score(best) - tagger.score(without)) / (end - start));
      }
      await turn();
    }
  } finally {
    tagger.close();
  }
  const median = leads.sort((a, b) => a - b)[Math.floor(leads.length / 2)] ?? 0;
  return median > 0 ? scaledWeights(bytes, USUAL_LEAD / median) : bytes;
}
