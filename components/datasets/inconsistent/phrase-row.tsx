'use client';

import { useState } from 'react';
import { LabelSwatch } from '@/components/experiments/label-swatch';
import { labelName, lookOf } from '@/components/reading/mark-look';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import type { Label } from '@/lib/domain/text/span';
import { inconsistent as words } from '@/lib/messages/dataset-versions';
import type { PlacedOccurrence, PlacedPhrase } from '@/workers/pipeline-api';
import type { PhraseChoice } from './choose-labels';

const LEAVE = 'leave';
const NONE = 'none';
const LABEL = 'label:';

/** A phrase, how often it is marked which way, its places, and how it is to be marked from now on. */
export function PhraseRow({
  phrase,
  labels,
  choice,
  onChoose,
}: {
  readonly phrase: PlacedPhrase;
  readonly labels: readonly Label[];
  readonly choice: PhraseChoice | undefined;
  readonly onChoose: (choice: PhraseChoice | undefined) => void;
}) {
  const [open, setOpen] = useState(false);
  const value = choice === undefined ? LEAVE : choice.kind === 'none' ? NONE : `${LABEL}${choice.label}`;
  return (
    <div className="grid gap-2 border-line border-b px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <strong className="min-w-40 flex-1 break-words">{phrase.phrase}</strong>
        <span className="flex flex-wrap gap-x-4 text-fg-2 tabular-nums">
          {Object.entries(phrase.labelled).map(([label, count]) => (
            <span key={label}>
              <LabelSwatch label={label} labels={labels} /> {count}
            </span>
          ))}
          <span>
            {words.unmarked} {phrase.unlabelled}
          </span>
        </span>
        <SelectField
          aria-label={words.choose(phrase.phrase)}
          value={value}
          options={[
            { value: LEAVE, label: words.leave },
            ...labels.map((label) => ({ value: `${LABEL}${label}`, label: labelName(label) })),
            { value: NONE, label: words.remove },
          ]}
          onChange={(next) => onChoose(choiceOf(next))}
        />
        <Button size="small" variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hidePlaces : words.places(phrase.occurrences.length)}
        </Button>
      </div>
      {open && (
        <ul className="grid gap-1">
          {phrase.occurrences.map((place) => (
            <PlaceLine key={`${place.noteId} ${place.start}`} place={place} labels={labels} />
          ))}
        </ul>
      )}
    </div>
  );
}

function PlaceLine({ place, labels }: { readonly place: PlacedOccurrence; readonly labels: readonly Label[] }) {
  const { before, words: marked, after, label, noteTitle, split } = place;
  return (
    <li className="grid grid-cols-[minmax(6rem,9rem)_1fr] gap-3 text-table">
      <span className="truncate text-fg-2" title={noteTitle}>
        {noteTitle}
        {split === 'test' && `, ${words.inTest}`}
      </span>
      <span dir="auto">
        {before}
        {label === undefined ? (
          <strong>{marked}</strong>
        ) : (
          <mark data-look={lookOf(label, labels)} data-state="confirmed">
            {marked}
          </mark>
        )}
        {after}
      </span>
    </li>
  );
}

function choiceOf(value: string): PhraseChoice | undefined {
  if (value === LEAVE) return undefined;
  return value === NONE ? { kind: 'none' } : { kind: 'label', label: value.slice(LABEL.length) };
}
