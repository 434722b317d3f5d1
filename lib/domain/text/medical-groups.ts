import { createPairCache } from './group-caches';
import {
  MEDICAL_KINDS,
  type MedicalReader,
  type MedicalToken,
  medicalAttributes,
  type Named,
} from './medical-features';

/**
 * @returns function from a sentence to the groups of its tokens' medical kinds: [T * MEDICAL_KINDS.length], the kinds in
 *   their order, -1 for one a token has not. Holds until the next call.
 */
export function createMedicalGroups(
  intern: (attributes: string[]) => number,
): (reader: MedicalReader, sentence: readonly { readonly medical: MedicalToken | undefined }[]) => Int32Array {
  const kinds = MEDICAL_KINDS.length;
  const caches = MEDICAL_KINDS.map((_, kind) =>
    createPairCache((a: Named, b: Named) => intern(medicalAttributes(kind, a, b))),
  );
  let groups = new Int32Array(64 * kinds);
  return (reader, sentence) => {
    const size = sentence.length * kinds;
    if (groups.length < size) groups = new Int32Array(2 * size);
    groups.fill(-1, 0, size);
    const tokens: MedicalToken[] = [];
    for (const { medical } of sentence) if (medical) tokens.push(medical);
    reader.read(tokens, (at, kind, a, b) => {
      groups[at * kinds + kind] = caches[kind]?.(a, b) ?? -1;
    });
    return groups;
  };
}
