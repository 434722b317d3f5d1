import { gazetteerBytes, readGazetteerFile } from '@/lib/formats/gazetteer-file';
import { guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import type { SearchApi } from './search-api';

/** Reads files of phrases for recipes; nothing is stored here. */
export function gazetteerWork({ host }: Pick<WorkParts, 'host'>): Pick<SearchApi, 'readGazetteer'> {
  return {
    readGazetteer: (name, bytes) =>
      guardedAtOnce(async () => {
        const read = readGazetteerFile(name, bytes);
        if (!read.ok) return { kind: 'refused', error: read.error };
        const { list, ...passedOver } = read.value;
        return { kind: 'read', list: { ...list, sha256: await host.hash(gazetteerBytes(list)) }, ...passedOver };
      }),
  };
}
