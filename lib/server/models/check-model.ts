import { countBroken, textReason } from '../../domain/model/gate-text';
import { fail, ok, type Result } from '../../domain/result';
import type { ModelCard } from '../../schemas/registry/card';
import { type Companion, companionSchema } from '../../schemas/registry/companion';
import type { RegistryError } from '../../schemas/registry/errors';
import { sha256Hex } from '../hash';
import { readModelFile } from './model-file';

/** Which letters stand before a label in a tag, by encoding. */
const PREFIXES: Readonly<Record<string, string>> = { IO: 'I', BIO: 'BI', BILOU: 'BILU' };

/**
 * What the server sees for itself, whatever the browser says: that the bytes are a CRFsuite model of the card's labels,
 * that hashes agree, and that nothing in model and companion breaks the gate's rules on text. In how many notes a word
 * stands cannot be seen here: that is what the report says.
 * @param companion undefined: the card names none
 */
export function checkModel(
  card: ModelCard,
  modelBytes: Uint8Array,
  companionBytes: Uint8Array | undefined,
  minimumK: number,
): Result<undefined, RegistryError> {
  const stated = whatIsStated(card, minimumK);
  if (stated) return fail(stated);
  const file = readModelFile(modelBytes);
  if (!file) return fail({ code: 'not-a-model' });
  const prefixes = PREFIXES[card.featureSet.encoding] ?? '';
  const known = new Set(['O', ...card.labels.flatMap((label) => [...prefixes].map((prefix) => `${prefix}-${label}`))]);
  if (!file.tags.every((tag) => known.has(tag))) return fail({ code: 'labels-differ' });
  const companion = companionBytes && readCompanion(companionBytes, card.labels);
  if (companionBytes && !companion) return fail({ code: 'companion-invalid' });
  if (!companion?.lexicon !== (card.featureSet.parts.lexicon === null)) return fail({ code: 'companion-missing' });
  const { date, id, digits } = countBroken(file.attributes, card.labels);
  const count = date + id + digits + (companion?.lexicon ? brokenWords(companion.lexicon) : 0);
  return count === 0 ? ok(undefined) : fail({ code: 'rare-attributes-present', count });
}

/** What can be said of the card alone. */
function whatIsStated(card: ModelCard, minimum: number): RegistryError | undefined {
  const { labels, labelSetHash, featureSet, featureSetHash, evaluation, gate } = card;
  if (sha256Hex(JSON.stringify(labels)) !== labelSetHash) return { code: 'label-set-hash-differs' };
  // The card is as it was sent: the order of keys is the author's.
  if (sha256Hex(JSON.stringify(featureSet)) !== featureSetHash) return { code: 'feature-set-hash-differs' };
  if (evaluation.split !== 'test') return { code: 'not-judged-on-test' };
  if (gate.versions.afterSha256 !== card.model.sha256 || gate.versions.featureSetSha256 !== featureSetHash) {
    return { code: 'gate-report-of-another-model' };
  }
  return gate.k < minimum ? { code: 'gate-below-minimum', minimum } : undefined;
}

function readCompanion(bytes: Uint8Array, labels: readonly string[]): Companion | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed = companionSchema.safeParse(JSON.parse(text));
    const lexicon = parsed.data?.lexicon;
    if (lexicon && !lexicon.labels.every((label) => labels.includes(label))) return undefined;
    return parsed.data;
  } catch {
    return undefined;
  }
}

/** Words, phrases, stems and pairs that break the rules on text. */
function brokenWords({ words, phrases, stems, pairs, topics }: NonNullable<Companion['lexicon']>): number {
  const records = [words, phrases, stems ?? {}, topics?.stems ?? {}];
  const keys = [...records.flatMap(Object.keys), ...(pairs ?? [])];
  return keys.filter((key) => textReason(key) !== undefined).length;
}
