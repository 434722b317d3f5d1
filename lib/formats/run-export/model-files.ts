import type { ModelDescription } from '../../schemas/model-file';
import type { ArchiveEntry } from './archive-entry';
import type { ExampleSentence } from './run-files';

/** A model's file for other tools; the described one with what reading takes, and an example to try a reader with. */
export interface ModelForOthers {
  /** CRFsuite's own format. */
  readonly weights: Uint8Array;
  readonly weightsSha256: string;
  /** Undefined: CRFsuite's file is all there is. */
  readonly described:
    | { readonly description: Omit<ModelDescription, 'format' | 'selfTest'>; readonly example: ExampleSentence }
    | undefined;
}

/** @param readme text of README.md */
export function modelFiles({ weights, weightsSha256, described }: ModelForOthers, readme: string): ArchiveEntry[] {
  const beside: ArchiveEntry[] = described
    ? [
        { name: 'example.json', content: `${JSON.stringify(described.example, undefined, 2)}\n` },
        { name: 'model.json', content: `${JSON.stringify({ ...described.description, sha256: weightsSha256 })}\n` },
      ]
    : [];
  return [{ name: 'README.md', content: readme }, ...beside, { name: 'model.crfsuite', content: weights }];
}
