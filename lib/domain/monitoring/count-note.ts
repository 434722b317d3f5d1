import { binsOf, type Counts, emptyCounts, MAX_LABELS, placeOf } from './counts';

/** What is counted of a note while it is read: sums alone. Words are used to count, and forgotten. */
export interface NoteSums {
  readonly counts: Counts;
  /** Of the note's entities, as of NoteCertainty. */
  predicted: number;
  right: number;
  expected: number;
  /** log P of the best path of its least certain sentence, nats a token, <= 0. */
  leastNats: number;
}

/** Below it a sentence counts as one the model is unsure of: P of its best path, per token (geometric mean). */
export const LOW_CONFIDENCE = 0.8;

const sentenceBin = binsOf([1, 4, 7, 10, 14, 18, 22, 27, 33, 40, 50, 70]);
const noteBin = binsOf([1, 10, 20, 40, 80, 160, 320, 640, 1280, 2560]);
const entityBin = binsOf([0, 1, 2, 3, 5, 8, 13, 21]);

const [NOTES, TOKENS, SENTENCES] = [placeOf('notes').from, placeOf('tokens').from, placeOf('sentences').from];
const LOW_CONFIDENCES = placeOf('lowConfidenceSentences').from;
const SURPRISE = placeOf('surpriseMillinats').from;
const [TAGS, ENTITIES, CONFIDENCE] = [placeOf('tags').from, placeOf('entities').from, placeOf('confidence')];
const SENTENCE_LENGTH = placeOf('sentenceLength').from;
const [TOKENS_A_NOTE, ENTITIES_A_NOTE] = [placeOf('tokensPerNote').from, placeOf('entitiesPerNote').from];

/** @param counts all 0; the note's from now on */
export function openNote(counts: Counts = emptyCounts()): NoteSums {
  return { counts, predicted: 0, right: 0, expected: 0, leastNats: 0 };
}

/**
 * Adds a sentence but for its words (CountWords) and what is marked in it (countEntity).
 * @param surpriseNats −log P of the best path, >= 0
 * @param expected sum over tokens of the probability that an entity starts there
 */
export function countSentence(note: NoteSums, tokens: number, surpriseNats: number, expected: number): void {
  const { counts } = note;
  add(counts, SENTENCES, 1);
  add(counts, TOKENS, tokens);
  add(counts, TAGS, tokens);
  add(counts, SENTENCE_LENGTH + sentenceBin(tokens), 1);
  add(counts, SURPRISE, Math.round(1000 * surpriseNats));
  if (tokens > 0) {
    const nats = -surpriseNats / tokens;
    if (Math.exp(nats) < LOW_CONFIDENCE) add(counts, LOW_CONFIDENCES, 1);
    note.leastNats = Math.min(note.leastNats, nats);
  }
  note.expected += expected;
}

/** Adds what is marked in a sentence that is counted. @param label place among the model's @param confidence 0-1 */
export function countEntity(note: NoteSums, label: number, tokens: number, confidence: number): void {
  const { counts } = note;
  const bin = Math.min(MAX_LABELS - 1, Math.max(0, label));
  add(counts, TAGS, -tokens);
  add(counts, TAGS + 1 + bin, tokens);
  add(counts, ENTITIES + bin, 1);
  addConfidence(counts, confidence);
  note.right += confidence;
  note.predicted++;
}

/** After its last sentence: what is counted of the note as a whole. */
export function closeNote({ counts, predicted }: NoteSums): void {
  add(counts, NOTES, 1);
  add(counts, TOKENS_A_NOTE + noteBin(counts[TOKENS] as number), 1);
  add(counts, ENTITIES_A_NOTE + entityBin(predicted), 1);
}

/** Counts the confidences of a note's entities in place of those it was counted with, once they are known better. */
export function recountConfidences(counts: Counts, confidences: readonly number[]): void {
  counts.fill(0, CONFIDENCE.from, CONFIDENCE.to);
  for (const confidence of confidences) addConfidence(counts, confidence);
}

function addConfidence(counts: Counts, confidence: number): void {
  add(counts, CONFIDENCE.from + Math.min(9, Math.max(0, Math.floor(confidence * 10))), 1);
}

function add(counts: Counts, at: number, more: number): void {
  counts[at] = (counts[at] as number) + more;
}
