import type { SourcePlace } from '@/lib/domain/data/import-report';
import type * as english from '../en/import-places';
import type { Translated } from '../language';
import { n } from './numbers';

export { placeShort } from '../en/import-places';

export const placesPhrase: Translated<typeof english.placesPhrase> = ({ places, count }, placesMax = 5) => {
  const shown = places.slice(0, placesMax);
  const byFile = new Map<string, SourcePlace[]>();
  for (const place of shown) byFile.set(place.file, [...(byFile.get(place.file) ?? []), place]);
  const parts = [...byFile].map(([file, of]) => {
    const lines = of.flatMap(({ line, endLine }) =>
      line === undefined ? [] : [endLine !== undefined && endLine > line ? `${line}–${endLine}` : String(line)],
    );
    if (lines.length === 0) return file;
    const several = lines.length > 1 || lines[0]?.includes('–');
    return `${file}, ${several ? 'Zeilen' : 'Zeile'} ${lines.join(', ')}`;
  });
  const left = Math.max(count, places.length) - shown.length;
  const all = parts.join('; ');
  return left > 0 && parts.length > 0 ? `${all} und ${n(left)} weitere` : all;
};
