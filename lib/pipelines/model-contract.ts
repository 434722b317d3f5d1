import type { ModelVersion } from '../domain/model/run';
import type { TokenizerId } from '../domain/text/note';
import type { Label } from '../domain/text/span';
import { typeOfTag } from '../domain/text/tags';
import { tokenizerFingerprint } from '../domain/text/tokenizer-fingerprint';
import type { Hash } from './ports';

/** Notes of either are read by any model. */
const TOKENIZERS: readonly TokenizerId[] = ['clinical-1', 'given-1'];

const hashOf = (text: string, hash: Hash) => hash(new TextEncoder().encode(text));

/** Of how this build cuts words: a model keeps the one it was trained under. */
export function tokenizerHash(hash: Hash): Promise<string> {
  return hashOf(tokenizerFingerprint(TOKENIZERS), hash);
}

/**
 * The contract of a stored model, before it reads: its words were cut as this build cuts them, and its recipe is the one
 * that it was trained under. Models from the site met the same on their way in (checkDeployment); older ones of this
 * browser state no tokenizer.
 */
export async function modelFault(
  model: Pick<ModelVersion, 'tokenizerHash' | 'featureSet' | 'featureSetHash'> & { readonly versionId?: unknown },
  hash: Hash,
): Promise<{ readonly code: 'tokenizer-mismatch' | 'feature-set-mismatch' } | undefined> {
  if (model.tokenizerHash !== undefined && model.tokenizerHash !== (await tokenizerHash(hash))) {
    return { code: 'tokenizer-mismatch' };
  }
  if (model.versionId !== undefined || model.tokenizerHash === undefined) return undefined;
  const same = (await hashOf(JSON.stringify(model.featureSet), hash)) === model.featureSetHash;
  return same ? undefined : { code: 'feature-set-mismatch' };
}

/** Whether the tags that stand in a model's bytes are of the labels that it states. */
export function labelsAgree(tags: Iterable<string>, labels: readonly Label[]): boolean {
  return [...tags].every((tag) => tag === 'O' || labels.includes(typeOfTag(tag)));
}
