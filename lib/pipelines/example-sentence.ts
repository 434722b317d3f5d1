import { fail, ok, type Result } from '../domain/result';
import { createAttributeExtractor } from '../domain/text/features';
import type { ExampleSentence } from '../formats/run-export/run-files';
import { openModel, type ReadableModel, type ReaderError } from './inference';
import type { Engine } from './ports';

/** Nobody's words. */
const WORDS = 'No fever today , but gestational diabetes : start insulin 10 mg at night .'.split(' ');

/** The example with the attributes the model's recipe gives it and the tags its weights give those. */
export function exampleSentence(model: ReadableModel, engine: Engine): Result<ExampleSentence, ReaderError> {
  const opened = openModel(model, engine);
  if (!opened.ok) return fail(opened.error);
  const { tagger, extractor } = opened.value;
  try {
    const { groups, starts } = extractor.inference(WORDS);
    tagger.setGroups(groups, starts);
    const attributes = createAttributeExtractor(model.featureSet, model.lexicon).inference(WORDS);
    return ok({ words: WORDS, attributes, tags: tagger.tag() });
  } finally {
    tagger.close();
  }
}
