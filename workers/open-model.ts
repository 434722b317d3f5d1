import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelVersion } from '@/lib/domain/model/run';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { Hash } from '@/lib/pipelines/ports';
import { modelVersionSchema } from '@/lib/schemas/model-version';

export type ModelFilesError = 'model-files-missing' | 'model-files-invalid' | 'model-files-differ';

/**
 * The model that `npm run pipeline` wrote.
 * @param path the folder with model.crfsuite and model.json, or one of two files that share a name
 * @returns fails when a file cannot be read, when model.json is not one, or when it describes other bytes
 */
export async function readModelFiles(path: string, hash: Hash): Promise<Result<ModelVersion, ModelFilesError>> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const name = isFolder ? join(path, 'model') : path.replace(/\.(?:crfsuite|json)$/u, '');
  let bytes: Uint8Array;
  let described: string;
  try {
    [bytes, described] = await Promise.all([readFile(`${name}.crfsuite`), readFile(`${name}.json`, 'utf8')]);
  } catch {
    return fail('model-files-missing');
  }
  let facts: unknown;
  try {
    facts = JSON.parse(described);
  } catch {
    return fail('model-files-invalid');
  }
  if (typeof facts !== 'object' || facts === null) return fail('model-files-invalid');
  const model = modelVersionSchema.safeParse({ ...facts, bytes: new Uint8Array(bytes) });
  if (!model.success) return fail('model-files-invalid');
  return (await hash(model.data.bytes)) === model.data.sha256 ? ok(model.data) : fail('model-files-differ');
}
