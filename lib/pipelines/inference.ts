import { calibrated } from '../domain/model/calibrated';
import type { ModelVersion, ReadingAdjustments } from '../domain/model/run';
import { fail, ok, type Result } from '../domain/result';
import { KNOWN_VERSIONS } from '../domain/text/feature-set';
import { createGroupedExtractor, type GroupedExtractor } from '../domain/text/grouped-features';
import type { CharRange, Note, TextStructure } from '../domain/text/note';
import type { Label, PredictedSpan } from '../domain/text/span';
import { structureOf } from '../domain/text/structure';
import { decodeTags, tagsOfSpan } from '../domain/text/tags';
import { createTagging } from './best-tags';
import type { Engine, EngineTagger } from './ports';

export type ReaderError = { readonly code: 'feature-set-mismatch' } | { readonly code: 'model-unreadable' };

/** A model opened for reading notes. */
export interface Reader {
  /** Predicted spans of the note's sentences, in text order. */
  predict(note: Pick<Note, 'text' | 'tokenizer'>, structure?: TextStructure): PredictedSpan[];
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

/** Opens a model for reading; refusals as of `openModel`. */
export function openReader(model: ReadableModel, engine: Engine): Result<Reader, ReaderError> {
  const opened = openModel(model, engine);
  if (!opened.ok) return opened;
  let { tagger, extractor, groups: groupsHeld } = opened.value;
  const { known } = opened.value;
  let tagging = createTagging(opened.value, model);

  const refresh = () => {
    const again = openModel(model, engine);
    if (!again.ok) throw new Error(`a model that was open does not open again: ${again.error.code}`);
    tagger.close();
    ({ tagger, extractor, groups: groupsHeld } = again.value);
    tagging = createTagging(again.value, model);
  };

  const probabilityOf = (label: Label, from: number, length: number): number => {
    const tags = tagsOfSpan(label, length, model.featureSet.encoding);
    return tags.every((tag) => known.has(tag)) ? tagger.pathProbability(from, tags) : 0;
  };

  const predictSentence = (tokens: readonly CharRange[], words: readonly string[]): PredictedSpan[] => {
    if (tokens.length === 0) return [];
    if (groupsHeld() > GROUPS_MAX) refresh();
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const spans = decodeTags(tokens, tagging(tokens.length));
    return spans.map((span) => {
      const from = tokens.findIndex((token) => token.start === span.start);
      const length = tokens.findIndex((token) => token.end === span.end) + 1 - from;
      const others = model.labels.filter((label) => label !== span.label);
      const predicted = {
        ...span,
        confidence: probabilityOf(span.label, from, length),
        otherwise: {
          none: known.has('O') ? tagger.pathProbability(from, Array<string>(length).fill('O')) : 0,
          labels: Object.fromEntries(others.map((label) => [label, probabilityOf(label, from, length)])),
        },
      };
      return model.calibration ? calibrated(predicted, model.calibration) : predicted;
    });
  };

  return ok({
    predictSentence,
    predict(note, structure = structureOf(note)) {
      return structure.sentences.flatMap((sentence) => {
        const tokens = structure.tokens.slice(sentence.tokenStart, sentence.tokenEnd);
        return predictSentence(
          tokens,
          tokens.map((token) => note.text.slice(token.start, token.end)),
        );
      });
    },
    close: () => tagger.close(),
  });
}
