'use client';

import { Button } from '@/components/ui/button';
import type { ErrorPhrase } from '@/lib/domain/model/error-facts';
import type { Label } from '@/lib/domain/text/span';
import { ERROR_KIND_NAMES } from '@/lib/messages/experiments';
import { insight } from '@/lib/messages/insight';
import { LabelSwatch } from '../label-swatch';

const { errors: words } = insight;

/** The same words with the same error: what, how often, and a way to the places. */
export function PhraseRow({
  phrase: { phrase, kind, label, seen, sentences },
  labels,
  onOpen,
}: {
  readonly phrase: ErrorPhrase;
  readonly labels: readonly Label[];
  readonly onOpen: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <strong className="min-w-32 flex-1 break-words font-semibold" dir="auto">
        {phrase}
      </strong>
      <span className="w-22 text-fg-2">{ERROR_KIND_NAMES[kind].name}</span>
      <span className="w-20">
        <LabelSwatch label={label} labels={labels} />
      </span>
      <span className="w-28 text-caption text-fg-2">{seen ? words.seenWord : words.unseenWord}</span>
      <Button size="small" variant="quiet" onClick={onOpen} aria-label={words.placesOf(phrase, sentences.length)}>
        {words.places(sentences.length)}
      </Button>
    </div>
  );
}
