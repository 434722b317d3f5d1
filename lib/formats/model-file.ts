import { joinModelFile, type ModelFileError, splitModelFile } from '../domain/model/model-file';
import { fail, ok, type Result } from '../domain/result';
import { type ModelDescription, modelDescriptionSchema } from '../schemas/model-file';

/** A shared model's file, opened. */
export interface OpenedModelFile {
  readonly description: ModelDescription;
  /** The labels and the FeatureSet as the file writes them: what their hashes are of. */
  readonly written: { readonly labels: string; readonly featureSet: string };
  /** CRFsuite's own format; a view into the file. */
  readonly weights: Uint8Array;
}

export type ModelFileFault = ModelFileError | { readonly code: 'description-malformed' };

export function writeModelFile(description: ModelDescription, weights: Uint8Array): Uint8Array {
  return joinModelFile({ description: new TextEncoder().encode(JSON.stringify(description)), weights });
}

export function readModelFile(file: Uint8Array): Result<OpenedModelFile, ModelFileFault> {
  const parts = splitModelFile(file);
  if (!parts.ok) return parts;
  const raw = parsedJson(parts.value.description);
  const description = modelDescriptionSchema.safeParse(raw);
  if (!description.success || !isRecord(raw)) return fail({ code: 'description-malformed' });
  return ok({
    description: description.data,
    written: { labels: JSON.stringify(raw.labels), featureSet: JSON.stringify(raw.featureSet) },
    weights: parts.value.weights,
  });
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
