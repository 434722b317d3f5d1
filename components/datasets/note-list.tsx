'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';
import { VirtualList } from '@/components/ui/virtual-list';
import { useNoteAt } from '@/lib/client/datasets';
import { useSealedName } from '@/lib/client/sealed-names';
import { SPLIT_LABELS, datasets as words } from '@/lib/messages/datasets';

const ROW_HEIGHT = 37;
/** Characters of a note's beginning; the rest is cut by the row's width anyway. */
const BEGINNING = 160;

/** All notes of a dataset, in the order of import; each leads to the Read page. */
export function NoteList({ datasetId, count }: { readonly datasetId: string; readonly count: number }) {
  const [typed, setTyped] = useState('');
  const [scrollTo, setScrollTo] = useState<{ index: number }>();
  const wanted = Number.parseInt(typed, 10);
  return (
    <div>
      {count > 20 && (
        <form
          className="mb-2 flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted >= 1) setScrollTo({ index: Math.min(count, wanted) - 1 });
          }}
        >
          <TextInput
            className="w-36"
            inputMode="numeric"
            aria-label={words.goTo}
            placeholder={words.goToHelp(count)}
            value={typed}
            onChange={setTyped}
          />
          <Button type="submit">{words.goTo}</Button>
        </form>
      )}
      <VirtualList
        label={words.notes}
        count={count}
        estimateHeight={ROW_HEIGHT}
        scrollTo={scrollTo}
        renderRow={(index) => <NoteRow datasetId={datasetId} index={index} />}
      />
    </div>
  );
}

function NoteRow({ datasetId, index }: { readonly datasetId: string; readonly index: number }) {
  const labelled = useNoteAt(datasetId, index);
  const named = useSealedName(labelled?.note.id);
  if (!labelled) return <div style={{ height: ROW_HEIGHT - 1 }} />;
  const { note, gold, split } = labelled;
  return (
    <Link
      href={`/read?${new URLSearchParams({ dataset: datasetId, ...(named ? { note: named } : {}) })}`}
      prefetch={false}
      className="grid min-h-9 grid-cols-[44px_minmax(0,1fr)_auto] items-center gap-x-3 px-3 text-fg text-table no-underline hover:bg-hover tablet:grid-cols-[44px_minmax(0,1fr)_minmax(0,2fr)_90px_70px_16px]"
    >
      <span className="text-right text-fg-3 tabular-nums">{words.number(index + 1)}</span>
      <span className="truncate font-semibold">{note.title}</span>
      <span className="hidden truncate text-fg-2 tablet:block">{note.text.slice(0, BEGINNING)}</span>
      <span className="hidden text-fg-2 tablet:block">{split ? SPLIT_LABELS[split] : ''}</span>
      <span className="whitespace-nowrap text-right text-fg-2 tabular-nums">{words.noteEntities(gold.length)}</span>
      <ArrowRight aria-hidden className="hidden text-fg-3 tablet:block" />
    </Link>
  );
}
