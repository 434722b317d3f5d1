import type { ModelDescriptionHashes } from '../../domain/deployment/browser-checks';
import { fail, ok, type Result } from '../../domain/result';
import type { TokenizerId } from '../../domain/text/note';
import { tokenizerFingerprint } from '../../domain/text/tokenizer-fingerprint';
import { writeModelFile } from '../../formats/model-file';
import type { ReadableModel, ReaderError } from '../inference';
import type { Engine, Hash } from '../ports';
import { runSelfTest } from './self-test';

/** A model as one file, with the hashes a manifest states of it. */
export interface SharedFile extends ModelDescriptionHashes {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** @param model gated: nothing is looked at here @param used tokenizers of the notes it learned from */
export async function sharedFile(
  model: ReadableModel,
  used: Iterable<TokenizerId>,
  engine: Engine,
  hash: Hash,
): Promise<Result<SharedFile, ReaderError>> {
  const { labels, featureSet, lexicon, spanChanceMin, bytes, calibration } = model;
  const selfTest = runSelfTest(model, engine);
  if (!selfTest.ok) return fail(selfTest.error);
  const tokenizers = [...new Set(used)].sort();
  const file = writeModelFile(
    {
      format: 'behealthy-model-1',
      labels,
      featureSet,
      lexicon: lexicon ?? null,
      spanChanceMin: spanChanceMin ?? null,
      tokenizers,
      selfTest: selfTest.value,
      ...(calibration ? { calibration } : {}),
    },
    bytes,
  );
  const hashOf = (text: string) => hash(new TextEncoder().encode(text));
  return ok({
    bytes: file,
    sha256: await hash(file),
    labelSetHash: await hashOf(JSON.stringify(labels)),
    featureSetHash: await hashOf(JSON.stringify(featureSet)),
    tokenizerHash: await hashOf(tokenizerFingerprint(tokenizers)),
  });
}
