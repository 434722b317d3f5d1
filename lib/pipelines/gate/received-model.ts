import type { ModelDescriptionHashes } from '../../domain/deployment/browser-checks';
import { sameOutcome } from '../../domain/model/self-test';
import { fail, ok, type Result } from '../../domain/result';
import { tokenizerFingerprint } from '../../domain/text/tokenizer-fingerprint';
import { type ModelFileFault, readModelFile } from '../../formats/model-file';
import type { ReadableModel, ReaderError } from '../inference';
import type { Engine, Hash } from '../ports';
import { runSelfTest } from './self-test';

/** A model file from elsewhere, opened and tried; whether it is the right one is for checkDeployment to say. */
export interface ReceivedModel {
  readonly model: ReadableModel;
  /** Of what the file says and of how this build cuts words. */
  readonly hashes: ModelDescriptionHashes;
  readonly selfTestPassed: boolean;
}

export async function openReceived(
  file: Uint8Array,
  engine: Engine,
  hash: Hash,
): Promise<Result<ReceivedModel, ModelFileFault | ReaderError>> {
  const read = readModelFile(file);
  if (!read.ok) return fail(read.error);
  const { description, written, weights } = read.value;
  const { labels, featureSet, lexicon, tokenizers, selfTest } = description;
  const model: ReadableModel = {
    labels,
    featureSet,
    lexicon: lexicon ?? undefined,
    spanChanceMin: description.spanChanceMin ?? undefined,
    calibration: description.calibration,
    bytes: weights.slice(),
  };
  const outcome = runSelfTest(model, engine);
  if (!outcome.ok) return fail(outcome.error);
  const hashOf = (text: string) => hash(new TextEncoder().encode(text));
  return ok({
    model,
    hashes: {
      labelSetHash: await hashOf(written.labels),
      featureSetHash: await hashOf(written.featureSet),
      tokenizerHash: await hashOf(tokenizerFingerprint(tokenizers)),
    },
    selfTestPassed: sameOutcome(outcome.value, selfTest),
  });
}
