import { SELF_TEST, type SelfTestOutcome } from '../../domain/model/self-test';
import { fail, ok, type Result } from '../../domain/result';
import { openModel, type ReadableModel, type ReaderError } from '../inference';
import type { Engine } from '../ports';

/** Reads the test's sentences with a model. */
export function runSelfTest(model: ReadableModel, engine: Engine): Result<SelfTestOutcome, ReaderError> {
  const opened = openModel(model, engine);
  if (!opened.ok) return fail(opened.error);
  const { tagger, extractor } = opened.value;
  try {
    const read = SELF_TEST.sentences.map((words) => {
      const { groups, starts } = extractor.inference(words);
      tagger.setGroups(groups, starts);
      return { tags: tagger.tag(), logProbability: tagger.bestPathLogProbability() };
    });
    return ok({
      id: SELF_TEST.id,
      tags: read.map(({ tags }) => tags),
      logProbabilities: read.map(({ logProbability }) => logProbability),
    });
  } finally {
    tagger.close();
  }
}
