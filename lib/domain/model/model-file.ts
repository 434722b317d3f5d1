import { fail, ok, type Result } from '../result';

/**
 * A shared model as one file, so that one hash and one signature speak of all that a reader needs. Little-endian:
 *   8 bytes  "BHMODEL1" (format and version)
 *   u32      bytes of the description
 *   u32      bytes of the weights
 *   description: UTF-8 JSON (lib/schemas/model-file.ts); weights: CRFsuite's own file
 * and nothing behind.
 */
export const MODEL_FILE_MAGIC = 'BHMODEL1';
const HEADER_BYTES = 16;

export interface ModelFileParts {
  /** UTF-8 JSON. */
  readonly description: Uint8Array;
  /** CRFsuite's format. */
  readonly weights: Uint8Array;
}

export function joinModelFile({ description, weights }: ModelFileParts): Uint8Array {
  const file = new Uint8Array(HEADER_BYTES + description.length + weights.length);
  for (let at = 0; at < MODEL_FILE_MAGIC.length; at++) file[at] = MODEL_FILE_MAGIC.charCodeAt(at);
  const view = new DataView(file.buffer);
  view.setUint32(8, description.length, true);
  view.setUint32(12, weights.length, true);
  file.set(description, HEADER_BYTES);
  file.set(weights, HEADER_BYTES + description.length);
  return file;
}

export type ModelFileError = { readonly code: 'no-model-file' } | { readonly code: 'length-differs' };

/** @returns views into `file`, not copies */
export function splitModelFile(file: Uint8Array): Result<ModelFileParts, ModelFileError> {
  if (file.length < HEADER_BYTES) return fail({ code: 'no-model-file' });
  for (let at = 0; at < MODEL_FILE_MAGIC.length; at++) {
    if (file[at] !== MODEL_FILE_MAGIC.charCodeAt(at)) return fail({ code: 'no-model-file' });
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [description, weights] = [view.getUint32(8, true), view.getUint32(12, true)];
  if (HEADER_BYTES + description + weights !== file.length) return fail({ code: 'length-differs' });
  const border = HEADER_BYTES + description;
  return ok({ description: file.subarray(HEADER_BYTES, border), weights: file.subarray(border) });
}
