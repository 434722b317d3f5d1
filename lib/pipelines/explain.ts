import {
  type Comparison,
  type Contribution,
  differenceOf,
  type SentenceExplanation,
} from '../domain/model/explanation';
import { fail, ok, type Result } from '../domain/result';
import { createAttributeExtractor } from '../domain/text/features';
import type { CharRange } from '../domain/text/note';
import { typeOfTag } from '../domain/text/tags';
import { createTagging } from './best-tags';
import { openModel, type ReadableModel, type ReaderError } from './inference';
import type { Engine, ModelWeights } from './ports';

/** Says why a model's tags are what they are. */
export interface Explainer {
  /**
   * One sentence of known tokens; each is compared with its likeliest other tag.
   * @param words [T] the tokens' characters @param against one token is compared with the likeliest tag of this label
   */
  explain(tokens: readonly CharRange[], words: readonly string[], against?: Comparison): SentenceExplanation;
  close(): void;
}

/**
 * Opens a model for explaining. A linear chain's score is a sum of weights, so that a tag's lead over another is told
 * exactly by the weights the two do not share: those of the token's attributes and of the steps to its neighbours.
 */
export function openExplainer(model: ReadableModel, engine: Engine): Result<Explainer, ReaderError> {
  const opened = openModel(model, engine);
  if (!opened.ok) return fail(opened.error);
  const { tagger, extractor, known } = opened.value;
  const attributesOf = createAttributeExtractor(model.featureSet, model.lexicon);
  const { state, step } = readWeights(tagger.info());
  const bias = known.has('O') ? (model.outsideBias ?? 0) : 0;
  const tags = [...known];
  const tagging = createTagging(opened.value, model);

  const explain: Explainer['explain'] = (tokens, words, comparison) => {
    if (tokens.length === 0) return { tokens: [], score: 0 };
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const path = tagging(words.length);
    if (bias !== 0) tagger.setBias('O', bias);
    const score = tagger.score(path);
    if (bias !== 0) tagger.setBias('O', 0);
    const attributes = attributesOf.inference(words);
    return {
      score,
      tokens: tokens.map(({ start, end }, at) => {
        const tag = path[at] ?? '';
        const chances = tags
          .filter((one) => one !== tag)
          .map((one) => ({ tag: one, probability: tagger.pathProbability(at, [one]) }))
          .sort((a, b) => b.probability - a.probability);
        const asked = comparison?.start === start ? comparison.label : undefined;
        const other = chances.find((one) => typeOfTag(one.tag) === asked) ?? chances[0];
        const against = other?.tag ?? '';
        const contributions: Contribution[] = [];
        const add = (kind: Contribution['kind'], name: string, own: number, otherWeight: number) => {
          if (own !== 0 || otherWeight !== 0) contributions.push({ kind, name, own, other: otherWeight });
        };
        for (const [name, times] of counted(attributes[at] ?? [])) {
          const weights = state.get(name);
          add('attribute', name, times * (weights?.get(tag) ?? 0), times * (weights?.get(against) ?? 0));
        }
        const [before, after] = [path[at - 1], path[at + 1]];
        if (before !== undefined) add('before', before, step(before, tag), step(before, against));
        if (after !== undefined) add('after', after, step(tag, after), step(against, after));
        if (bias !== 0) add('bias', '', tag === 'O' ? bias : 0, against === 'O' ? bias : 0);
        contributions.sort((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)));
        return {
          ...{ start, end, tag, contributions, other: other?.tag, otherProbability: other?.probability ?? 0 },
          probability: tagger.pathProbability(at, [tag]),
        };
      }),
    };
  };
  return ok({ explain, close: () => tagger.close() });
}

interface Weights {
  /** attribute -> tag -> nats */
  readonly state: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly step: (from: string, to: string) => number;
}

function readWeights({ stateFeatures, transitions }: ModelWeights): Weights {
  const state = new Map<string, Map<string, number>>();
  for (const { attribute, label, weight } of stateFeatures) {
    const of = state.get(attribute) ?? new Map<string, number>();
    state.set(attribute, of);
    of.set(label, weight);
  }
  const steps = new Map(transitions.map(({ from, to, weight }) => [`${from} ${to}`, weight]));
  return { state, step: (from, to) => steps.get(`${from} ${to}`) ?? 0 };
}

/** An item may have an attribute twice: its weight then counts twice. */
function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
