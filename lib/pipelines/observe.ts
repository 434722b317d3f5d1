import { applyIsotonic } from '../domain/model/isotonic';
import { countEntity, countSentence, type NoteSums } from '../domain/monitoring/count-note';
import type { CountWords } from '../domain/monitoring/count-words';
import type { OpenModel, ReadableModel } from './inference';
import type { SentenceReading } from './sentence-reading';

/** Adds a sentence that was just read to what is counted of its note. */
export type Observer = (reading: SentenceReading, note: NoteSums) => void;

/**
 * What monitoring counts of a sentence. It shall cost next to nothing beside reading it: marks and their chances are the
 * reading's, what is counted of words was found out when they were first met, and the tagger is asked for two sums over
 * what forward-backward left.
 * @param model labels in the order in which they are counted
 * @param countWords by the model's lexicon; where the sentence is one of its training notes, outside its patient's
 * @param startsFactor of the model's OwnReading
 */
export function createObserver(
  { tagger }: Pick<OpenModel, 'tagger'>,
  model: Pick<ReadableModel, 'labels' | 'featureSet' | 'calibration'>,
  countWords: CountWords,
  startsFactor = 1,
): Observer {
  const { labels, calibration } = model;
  const expectedStarts = createExpectedStarts(tagger, model);
  return ({ words, numbers, entities }, note) => {
    countWords(note.counts, words, numbers);
    const surpriseNats = Math.max(0, -tagger.bestPathLogProbability());
    countSentence(note, words.length, surpriseNats, startsFactor * expectedStarts());
    for (const { start, end, label, probability } of entities) {
      const confidence = calibration ? Math.min(1, Math.max(0, applyIsotonic(calibration, probability))) : probability;
      countEntity(note, labels.indexOf(label), end - start, confidence);
    }
  };
}

/** @returns function giving the sum over tokens of P(an entity starts there), of the sentence the tagger was given last */
function createExpectedStarts(
  tagger: OpenModel['tagger'],
  { labels, featureSet: { encoding } }: Pick<ReadableModel, 'labels' | 'featureSet'>,
): () => number {
  const tags = tagger.labels();
  if (encoding !== 'IO') {
    const beginnings = tags.filter((tag) => /^[BU]-/.test(tag));
    return () => tagger.expectedCount(beginnings);
  }
  // No tag of its own says where an entity begins: a run of one tag has as many tokens as it has neighbours, and one more.
  const insides = labels.map((label) => `I-${label}`).filter((tag) => tags.includes(tag));
  const places = insides.map((tag) => tags.indexOf(tag) * (tags.length + 1));
  return () => {
    const { transitions } = tagger.expectedCounts();
    return places.reduce((sum, at) => sum - (transitions[at] ?? 0), tagger.expectedCount(insides));
  };
}
