import { countBroken } from '../domain/model/gate-text';
import { HEAVIEST_MAX, type ModelLook, type ModelUse } from '../domain/model/model-look';
import { fail, ok, type Result } from '../domain/result';
import { typeOfTag } from '../domain/text/tags';
import { type ModelFileFault, readModelFile } from '../formats/model-file';
import { openReceived } from './gate/received-model';
import type { ReadableModel } from './inference';
import type { Engine, Hash, ModelFiles, ModelTable } from './ports';

export type LookError = { readonly code: 'model-unreadable' } | Exclude<ModelFileFault, { code: 'no-model-file' }>;

/** A file from elsewhere: what it is, and what reads with it. */
export interface ForeignModel {
  readonly look: ModelLook;
  /** CRFsuite's own format. */
  readonly weights: Uint8Array;
  /** Undefined: it cannot read notes here; `look.use` says why. */
  readonly model: ReadableModel | undefined;
}

/**
 * Looks at a model file, of this app or of CRFsuite and whatever writes its format.
 * @returns fails for bytes that are neither
 */
export async function lookAtModel(
  bytes: Uint8Array,
  engine: Engine,
  files: ModelFiles,
  hash: Hash,
): Promise<Result<ForeignModel, LookError>> {
  const file = readModelFile(bytes);
  if (!file.ok && file.error.code !== 'no-model-file') return fail(file.error);
  const weights = file.ok ? file.value.weights.slice() : bytes;
  let table: ModelTable;
  try {
    table = files.readModel(weights);
  } catch {
    return fail({ code: 'model-unreadable' });
  }
  const received = file.ok ? await openReceived(bytes, engine, hash) : undefined;
  const use = purposeOf(received);
  const model = received?.ok && use.kind === 'reads-notes' ? received.value.model : undefined;
  return ok({ look: { ...lookOf(table), sha256: await hash(bytes), sizeBytes: bytes.length, use }, weights, model });
}

function purposeOf(received: Awaited<ReturnType<typeof openReceived>> | undefined): ModelUse {
  if (!received) return { kind: 'no-feature-set' };
  if (!received.ok) return { kind: 'feature-set-mismatch' };
  return received.value.selfTestPassed ? { kind: 'reads-notes' } : { kind: 'self-test-failed' };
}

function lookOf(table: ModelTable): Omit<ModelLook, 'sha256' | 'sizeBytes' | 'use'> {
  const { labels: tags, attributes, featureType, featureSource, featureTarget, featureWeight } = table;
  const all = Array.from(featureType.keys());
  const states = all.filter((k) => featureType[k] === 0);
  const size = (k: number) => Math.abs(featureWeight[k] ?? 0);
  const labels = [...new Set(tags.map(typeOfTag))].filter((label) => label !== 'O').sort();
  return {
    tags,
    labels,
    attributes: attributes.length,
    stateFeatures: states.length,
    transitions: all.length - states.length,
    heaviest: states
      .sort((a, b) => size(b) - size(a) || a - b)
      .slice(0, HEAVIEST_MAX)
      .map((k) => ({
        attribute: attributes[featureSource[k] ?? 0] ?? '',
        tag: tags[featureTarget[k] ?? 0] ?? '',
        weight: featureWeight[k] ?? 0,
      })),
    broken: countBroken(attributes, labels),
  };
}
