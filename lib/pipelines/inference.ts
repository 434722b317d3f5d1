import { calibrated } from '../domain/model/calibrated';
import type { IsotonicFit } from '../domain/model/isotonic';
import type { ModelVersion, ReadingAdjustments } from '../domain/model/run';
import type { NoteSums } from '../domain/monitoring/count-note';
import { countingMetWords } from '../domain/monitoring/count-words';
import { createRarity } from '../domain/monitoring/word-rarity';
import { fail, ok, type Result } from '../domain/result';
import { KNOWN_VERSIONS } from '../domain/text/feature-set';
import { createGroupedExtractor, type GroupedExtractor } from '../domain/text/grouped-features';
import type { CharRange, Note, TextStructure } from '../domain/text/note';
import type { Label, PredictedSpan } from '../domain/text/span';
import { structureOf } from '../domain/text/structure';
import { createObserver, type Observer } from './observe';
import type { Engine, EngineTagger } from './ports';
import { createSentenceReading, createSpanChances } from './sentence-reading';

export type ReaderError = { readonly code: 'feature-set-mismatch' } | { readonly code: 'model-unreadable' };

/** A model opened for reading notes. */
export interface Reader {
  /** Tags the model can give. */
  readonly tags: ReadonlySet<string>;
  /**
   * Predicted spans of the note's sentences, in text order.
   * @param sums of the note, to which a reader that is watched adds what monitoring counts of each sentence
   */
  predict(note: Pick<Note, 'text' | 'tokenizer'>, structure?: TextStructure, sums?: NoteSums): PredictedSpan[];
  /** The same for one sentence of known tokens. `words` are the tokens' characters. */
  predictSentence(tokens: readonly CharRange[], words: readonly string[]): PredictedSpan[];
  close(): void;
}

export type ReadableModel = Pick<ModelVersion, 'bytes' | 'lexicon' | 'featureSet' | 'labels' | 'spanChanceMin'> &
  ReadingAdjustments;

/** The engine's tagger of a model, and what turns words into its attributes. */
export interface OpenModel {
  readonly tagger: EngineTagger;
  readonly extractor: GroupedExtractor;
  /** How many attribute groups it holds by now. */
  groups(): number;
  /** Tags the model can give. */
  readonly known: ReadonlySet<string>;
}

/**
 * Attribute groups after which a reader opens its model anew: it keeps what it found out of every word it met, and
 * text without end has words without end.
 */
const GROUPS_MAX = 60_000;

/** Opens a model; one written under a recipe this build does not compute is refused, not guessed at. */
export function openModel(model: ReadableModel, engine: Engine): Result<OpenModel, ReaderError> {
  if (!KNOWN_VERSIONS.includes(model.featureSet.version)) return fail({ code: 'feature-set-mismatch' });
  let tagger: EngineTagger;
  try {
    tagger = engine.openTagger(model.bytes);
  } catch {
    return fail({ code: 'model-unreadable' });
  }
  let groups = 0;
  const extractor = createGroupedExtractor(model.featureSet, model.lexicon, (attributes) => {
    groups++;
    return tagger.group(attributes);
  });
  return ok({ tagger, extractor, groups: () => groups, known: new Set(tagger.labels()) });
}

/** How readings of a model under watch are made comparable with its reference. */
export interface Watching {
  /** In the order in which they are counted. */
  readonly labels: readonly Label[];
  readonly confidences: IsotonicFit;
  readonly startsFactor: number;
}

/** Opens a model for reading; refusals as of `openModel`. @param watching undefined: nothing is counted */
export function openReader(model: ReadableModel, engine: Engine, watching?: Watching): Result<Reader, ReaderError> {
  const opened = openModel(model, engine);
  if (!opened.ok) return opened;
  let { tagger, groups: groupsHeld } = opened.value;
  const { known } = opened.value;
  const { encoding } = model.featureSet;
  let read = createSentenceReading(opened.value, model);
  let chanceOf = createSpanChances(opened.value, encoding);
  const observerOf = (open: OpenModel): Observer | undefined =>
    watching &&
    createObserver(
      open,
      { ...model, labels: watching.labels, calibration: watching.confidences },
      countingMetWords(createRarity(model.lexicon)),
      watching.startsFactor,
    );
  let observe = observerOf(opened.value);

  const refresh = () => {
    const again = openModel(model, engine);
    if (!again.ok) throw new Error(`a model that was open does not open again: ${again.error.code}`);
    tagger.close();
    ({ tagger, groups: groupsHeld } = again.value);
    read = createSentenceReading(again.value, model);
    chanceOf = createSpanChances(again.value, encoding);
    observe = observerOf(again.value);
  };

  const predictSentence = (
    tokens: readonly CharRange[],
    words: readonly string[],
    sums?: NoteSums,
  ): PredictedSpan[] => {
    if (tokens.length === 0) return [];
    if (groupsHeld() > GROUPS_MAX) refresh();
    const reading = read(words);
    const predicted = reading.entities.map(({ start, end, label, probability }) => {
      const length = end - start;
      const others = model.labels.filter((other) => other !== label);
      const rated = {
        start: tokens[start]?.start ?? 0,
        end: tokens[end - 1]?.end ?? 0,
        label,
        confidence: probability,
        otherwise: {
          none: known.has('O') ? tagger.pathProbability(start, Array<string>(length).fill('O')) : 0,
          labels: Object.fromEntries(others.map((other) => [other, chanceOf(other, start, length)])),
        },
      };
      return model.calibration ? calibrated(rated, model.calibration) : rated;
    });
    if (observe && sums) observe(reading, sums);
    return predicted;
  };

  return ok({
    tags: known,
    predictSentence: (tokens, words) => predictSentence(tokens, words),
    predict(note, structure = structureOf(note), sums) {
      return structure.sentences.flatMap((sentence) => {
        const tokens = structure.tokens.slice(sentence.tokenStart, sentence.tokenEnd);
        return predictSentence(
          tokens,
          tokens.map((token) => note.text.slice(token.start, token.end)),
          sums,
        );
      });
    },
    close: () => tagger.close(),
  });
}
