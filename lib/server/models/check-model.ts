import { countBroken, textReason } from '../../domain/model/gate-text';
import { splitModelFile } from '../../domain/model/model-file';
import { fail, ok, type Result } from '../../domain/result';
import type { ModelCard } from '../../schemas/registry/card';
import type { RegistryError } from '../../schemas/registry/errors';
import { type SharedDescription, sharedDescriptionSchema } from '../../schemas/registry/shared-model';
import { sha256Hex } from '../hash';
import { readWeights } from './weights';

/** Which letters stand before a label in a tag, by encoding. */
const PREFIXES: Readonly<Record<string, string>> = { IO: 'I', BIO: 'BI', BILOU: 'BILU' };

/**
 * What the server sees for itself, whatever the browser says: that the bytes are a model of the card's labels and
 * FeatureSet, that hashes agree, and that nothing in it breaks the gate's rules on text. In how many notes a word stands
 * cannot be seen in a file: that is what the report says.
 * @param minimumK of the site
 */
export function checkModel(card: ModelCard, file: Uint8Array, minimumK: number): Result<undefined, RegistryError> {
  const stated = whatIsStated(card, minimumK);
  if (stated) return fail(stated);
  const parts = splitModelFile(file);
  const described = parts.ok ? readDescription(parts.value.description) : undefined;
  const weights = parts.ok ? readWeights(parts.value.weights) : undefined;
  if (!parts.ok || !described || !weights) return fail({ code: 'not-a-model' });
  if (sha256Hex(JSON.stringify(described.labels)) !== card.labelSetHash) return fail({ code: 'labels-differ' });
  // Parsed and written again, a file's FeatureSet keeps the order of its keys, as the card's does.
  if (sha256Hex(JSON.stringify(described.featureSet)) !== card.featureSetHash) {
    return fail({ code: 'feature-set-differs' });
  }
  const known = tagsOf(card);
  const told = [...weights.tags, ...described.selfTest.tags.flat()];
  if (!told.every((tag) => known.has(tag))) return fail({ code: 'labels-differ' });
  if ((described.lexicon === null) === hasLexicon(card)) return fail({ code: 'lexicon-missing' });
  // What the gate reported on is what came.
  if (sha256Hex(parts.value.weights) !== card.gate.versions.afterSha256) {
    return fail({ code: 'gate-report-of-another-model' });
  }
  const { date, id, digits } = countBroken(weights.attributes, card.labels);
  const count = date + id + digits + brokenWords(described.lexicon);
  return count === 0 ? ok(undefined) : fail({ code: 'rare-attributes-present', count });
}

/** What can be said of the card alone. */
function whatIsStated(card: ModelCard, minimum: number): RegistryError | undefined {
  const { labels, labelSetHash, featureSet, featureSetHash, evaluation, gate } = card;
  if (sha256Hex(JSON.stringify(labels)) !== labelSetHash) return { code: 'label-set-hash-differs' };
  if (sha256Hex(JSON.stringify(featureSet)) !== featureSetHash) return { code: 'feature-set-hash-differs' };
  if (evaluation.split !== 'test') return { code: 'not-judged-on-test' };
  if (gate.versions.featureSetSha256 !== featureSetHash) return { code: 'gate-report-of-another-model' };
  return gate.k < minimum ? { code: 'gate-below-minimum', minimum } : undefined;
}

function tagsOf({ labels, featureSet }: ModelCard): ReadonlySet<string> {
  const prefixes = [...(PREFIXES[featureSet.encoding] ?? '')];
  return new Set(['O', ...labels.flatMap((label) => prefixes.map((prefix) => `${prefix}-${label}`))]);
}

/** Whether the FeatureSet learns anything of words: learnLexicon's rule (lib/domain/text/lexicon.ts). */
function hasLexicon({ featureSet: { parts } }: ModelCard): boolean {
  const { lexicon, wordPairs, topics, gazetteers = [] } = parts;
  return Boolean(lexicon || wordPairs || topics || gazetteers.length > 0);
}

/** As it was written: the schema is strict and changes nothing. */
function readDescription(bytes: Uint8Array): SharedDescription | undefined {
  try {
    const raw: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return sharedDescriptionSchema.safeParse(raw).success ? (raw as SharedDescription) : undefined;
  } catch {
    return undefined;
  }
}

/** Words, phrases, stems, pairs and listed phrases that break the rules on text. */
function brokenWords(lexicon: SharedDescription['lexicon']): number {
  if (!lexicon) return 0;
  const { words, phrases, stems, pairs, topics, gazetteers = [] } = lexicon;
  const listed = gazetteers.flatMap(({ classes }) => Object.values(classes).flat());
  const keyed = [words, phrases, stems ?? {}, topics?.stems ?? {}].flatMap(Object.keys);
  const keys = [...keyed, ...(pairs ?? []), ...listed];
  return keys.filter((key) => textReason(key) !== undefined).length;
}
