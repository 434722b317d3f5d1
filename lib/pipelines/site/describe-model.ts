import type { ModelDescriptionHashes } from '../../domain/deployment/browser-checks';
import type { SelfTestOutcome } from '../../domain/model/self-test';
import type { TokenizerId } from '../../domain/text/note';
import { tokenizerFingerprint } from '../../domain/text/tokenizer-fingerprint';
import type { ReadableModel } from '../inference';
import type { Engine, Host } from '../ports';
import type { CompanionParts, ContentFacts, SiteManifest, SiteReader } from './ports';

export interface DescribedModel {
  readonly readable: ReadableModel;
  readonly hashes: ModelDescriptionHashes;
  readonly createdAt: string;
  readonly runId: string;
  /** Undefined: it was not told what to expect. */
  readonly selfTest: SelfTestOutcome | undefined;
}

export type Described =
  | { readonly kind: 'described'; readonly model: DescribedModel }
  /** The bytes do not open, or the companion is not the one that was signed. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unreachable' | 'signed-out' };

const NONE: CompanionParts = {
  lexicon: undefined,
  calibration: undefined,
  outsideBias: undefined,
  selfTest: undefined,
};

/** What the fetched files say of themselves. The card is not signed; its parts are held against hashes that are. */
export async function describeModel(
  manifest: SiteManifest,
  bytes: Uint8Array,
  reader: SiteReader,
  host: Host,
  engine: Engine,
): Promise<Described> {
  const card = await reader.card(manifest.modelVersionId);
  if (card.kind !== 'found') return { kind: card.kind === 'signed-out' ? 'signed-out' : 'unreachable' };
  const companion = manifest.companion ? await companionOf(manifest.companion, reader, host) : NONE;
  if (companion === 'unreadable' || companion === 'unreachable' || companion === 'signed-out') {
    return { kind: companion };
  }
  const { labels, featureSet, labelsText, featureSetText, createdAt, runId } = card.value;
  const { selfTest, ...adjustments } = companion;
  const found = labelsIn(bytes, engine);
  if (!found) return { kind: 'unreadable' };
  const text = (value: string) => host.hash(new TextEncoder().encode(value));
  // A model that gives a label the card does not name is not the one that was described.
  const stated = found.every((label) => labels.includes(label)) ? labelsText : JSON.stringify(found);
  return {
    kind: 'described',
    model: {
      readable: { bytes, labels, featureSet, ...adjustments },
      hashes: {
        labelSetHash: await text(stated),
        featureSetHash: await text(featureSetText),
        tokenizerHash: await tokenizerHashOf(manifest.tokenizerHash, text),
      },
      createdAt,
      runId,
      selfTest,
    },
  };
}

async function companionOf(
  { sha256, sizeBytes }: ContentFacts,
  reader: SiteReader,
  host: Host,
): Promise<CompanionParts | 'unreadable' | 'unreachable' | 'signed-out'> {
  const found = await reader.bytes(sha256);
  if (found.kind !== 'found') return found.kind === 'signed-out' ? 'signed-out' : 'unreachable';
  const { value } = found;
  if (value.byteLength !== sizeBytes || (await host.hash(value)) !== sha256) return 'unreadable';
  const parts = reader.readCompanion(value);
  return parts.ok ? parts.value : 'unreadable';
}

/** Labels of the model's tags; undefined: the bytes do not open. */
function labelsIn(bytes: Uint8Array, engine: Engine): string[] | undefined {
  try {
    const tagger = engine.openTagger(bytes);
    try {
      return [...new Set(tagger.labels().flatMap((tag) => (tag === 'O' ? [] : [tag.replace(/^[BILU]-/u, '')])))].sort();
    } finally {
      tagger.close();
    }
  } catch {
    return undefined;
  }
}

/** This build's fingerprint of the tokenizers that the manifest's stands for; of free text's, where it stands for none. */
async function tokenizerHashOf(wanted: string, hash: (text: string) => Promise<string>): Promise<string> {
  const sets: TokenizerId[][] = [['clinical-1'], ['given-1'], ['clinical-1', 'given-1']];
  const hashes = await Promise.all(sets.map((ids) => hash(tokenizerFingerprint(ids))));
  return hashes.find((each) => each === wanted) ?? hashes[0] ?? '';
}
