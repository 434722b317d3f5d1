'use client';

import { FileDown } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { fileNameOf, saveFile } from '@/components/ui/save-file';
import type { Loss } from '@/lib/domain/annotation/exchange';
import { panels } from '@/lib/messages/annotate-panels';
import { exchange, lossGroups, lossLine } from '@/lib/messages/exchange';
import { lossCsv } from './loss-csv';

const { export: words } = panels;
/** Losses named one by one; the file names all. */
const NAMED = 5;

/** What does not come along, by kind and by place, with the whole list as a file. */
export function LossList({
  losses,
  titleOf,
  fileName,
}: {
  readonly losses: readonly Loss[];
  readonly titleOf: (noteId: string) => string;
  readonly fileName: string;
}) {
  if (losses.length === 0) return <p className="text-table">{exchange.nothingLost}</p>;
  const save = () => saveFile(words.lossFile(fileNameOf(fileName)), lossCsv(losses, titleOf), 'text/csv;charset=utf-8');
  return (
    <section className="grid gap-2 text-table" aria-label={exchange.lost}>
      <h3>{words.lossesTitle(losses.length)}</h3>
      <ul className="ml-4 list-disc">
        {lossGroups(losses).map(({ code, what }) => (
          <li key={code}>{what}</li>
        ))}
      </ul>
      <details>
        <summary className="text-accent">{words.first}</summary>
        <ul className="mt-1 ml-4 list-disc text-caption text-fg-2">
          {losses.slice(0, NAMED).map((loss, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
            <li key={index}>{lossLine(loss, titleOf(loss.noteId))}</li>
          ))}
          {losses.length > NAMED && <li>{panels.importLayer.more(losses.length - NAMED)}</li>}
        </ul>
      </details>
      <div>
        <Button size="small" icon={FileDown} onClick={save}>
          {exchange.report}
        </Button>
      </div>
    </section>
  );
}
