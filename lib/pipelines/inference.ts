import { calibrated } from '../domain/model/calibrated';
import type { IsotonicFit } from '../domain/model/isotonic';
import type { ModelVersion, ReadingAdjustments } from '../domain/model/run';
import { createRarity } from '../domain/monitoring/word-rarity';
import { fail, ok, type Result } from '../domain/result';
import { KNOWN_VERSIONS } from '../domain/text/feature-set';
import { createGroupedExtractor, type GroupedExtractor } from '../domain/text/grouped-features';
import type { CharRange, Note, TextStructure } from '../domain/text/note';
import type { Label, PredictedSpan } from '../domain/text/span';
import { structureOf } from '../domain/text/structure';
import { decodeTags, tagsOfSpan } from '../domain/text/tags';
import { createTagging } from './best-tags';
import { createObserver, type ObservedSentence, type Observer } from './observe';
import type { Engine, EngineTagger } from './ports';

export type ReaderError = { readonly code: 'feature-set-mismatch' } | { readonly code: 'model-unreadable' };

/** A model opened for reading notes. */
export interface Reader {
  /** Tags the model can give. */
  readonly tags: ReadonlySet<string>;
  /**
   * Predicted spans of the note's sentences, in text order.
   * @param seen called with what monitoring counts of each sentence, where the reader is watched
   */
  predict(
    note: Pick<Note, 'text' | 'tokenizer'>,
    structure?: TextStructure,
    seen?: (sentence: ObservedSentence) => void,
  ): PredictedSpan[];
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
  readonly confidences: IsotonicFit;
  readonly startsFactor: number;
}

/** Opens a model for reading; refusals as of `openModel`. @param watching undefined: nothing is counted */
export function openReader(model: ReadableModel, engine: Engine, watching?: Watching): Result<Reader, ReaderError> {
  const opened = openModel(model, engine);
  if (!opened.ok) return opened;
  let { tagger, extractor, groups: groupsHeld } = opened.value;
  const { known } = opened.value;
  let tagging = createTagging(opened.value, model);
  const rarity = watching && createRarity(model.lexicon);
  const observerOf = (open: OpenModel): Observer | undefined =>
    watching &&
    rarity &&
    createObserver(
      open,
      { ...model, calibration: watching.confidences },
      (word) => rarity(word),
      watching.startsFactor,
    );
  let observe = observerOf(opened.value);

  const refresh = () => {
    const again = openModel(model, engine);
    if (!again.ok) throw new Error(`a model that was open does not open again: ${again.error.code}`);
    tagger.close();
    ({ tagger, extractor, groups: groupsHeld } = again.value);
    tagging = createTagging(again.value, model);
    observe = observerOf(again.value);
  };

  const probabilityOf = (label: Label, from: number, length: number): number => {
    const tags = tagsOfSpan(label, length, model.featureSet.encoding);
    return tags.every((tag) => known.has(tag)) ? tagger.pathProbability(from, tags) : 0;
  };

  const predictSentence = (
    tokens: readonly CharRange[],
    words: readonly string[],
    seen?: (sentence: ObservedSentence) => void,
  ): PredictedSpan[] => {
    if (tokens.length === 0) return [];
    if (groupsHeld() > GROUPS_MAX) refresh();
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const tags = tagging(tokens.length);
    const predicted = decodeTags(tokens, tags).map((span) => {
      const from = tokens.findIndex((token) => token.start === span.start);
      const length = tokens.findIndex((token) => token.end === span.end) + 1 - from;
      const others = model.labels.filter((label) => label !== span.label);
      const rated = {
        ...span,
        confidence: probabilityOf(span.label, from, length),
        otherwise: {
          none: known.has('O') ? tagger.pathProbability(from, Array<string>(length).fill('O')) : 0,
          labels: Object.fromEntries(others.map((label) => [label, probabilityOf(label, from, length)])),
        },
      };
      return model.calibration ? calibrated(rated, model.calibration) : rated;
    });
    // After what else asks the tagger: it gives up its probabilities for the best path.
    if (observe && seen) seen(observe(words, tags));
    return predicted;
  };

  return ok({
    tags: known,
    predictSentence: (tokens, words) => predictSentence(tokens, words),
    predict(note, structure = structureOf(note), seen) {
      return structure.sentences.flatMap((sentence) => {
        const tokens = structure.tokens.slice(sentence.tokenStart, sentence.tokenEnd);
        return predictSentence(
          tokens,
          tokens.map((token) => note.text.slice(token.start, token.end)),
          seen,
        );
      });
    },
    close: () => tagger.close(),
  });
}
