import type { ImportIssue, SourcePlace } from '@/lib/domain/data/import-report';

/** "train_sent, lines 12, 40–44 and 3 more places; test_sent, line 7". Empty where an issue has no place. */
export function placesPhrase({ places, count }: Pick<ImportIssue, 'places' | 'count'>, placesMax = 5): string {
  const shown = places.slice(0, placesMax);
  const byFile = new Map<string, SourcePlace[]>();
  for (const place of shown) byFile.set(place.file, [...(byFile.get(place.file) ?? []), place]);
  const parts = [...byFile].map(([file, of]) => {
    const lines = of.flatMap(({ line, endLine }) =>
      line === undefined ? [] : [endLine !== undefined && endLine > line ? `${line}–${endLine}` : String(line)],
    );
    if (lines.length === 0) return file;
    const several = lines.length > 1 || lines[0]?.includes('–');
    return `${file}, ${several ? 'lines' : 'line'} ${lines.join(', ')}`;
  });
  const left = Math.max(count, places.length) - shown.length;
  if (left > 0 && parts.length > 0) parts.push(`and ${left.toLocaleString('en')} more`);
  return parts.join('; ').replace('; and ', ' and ');
}

/** "train_label:128", as compilers write it. */
export function placeShort({ file, line }: SourcePlace): string {
  return line === undefined ? file : `${file}:${line}`;
}
