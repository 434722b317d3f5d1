'use client';

import { ChevronLeft, ChevronRight, FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { formatCount, formatDate } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { reading } from '@/lib/messages/reading';
import { SourceBar, type SourceBarProps } from './source-bar';

const WAY = { variant: 'quiet', size: 'small' } as const;

/** The sheet a note is read on: where it comes from, its title, its text, and the way to the next. */
export function NotePaper({
  labelled,
  index,
  total,
  bar,
  onPrevious,
  onNext,
  noModel,
  children,
}: {
  readonly labelled: LabelledNote;
  readonly index: number;
  readonly total: number | undefined;
  readonly bar: SourceBarProps;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly noModel: boolean;
  readonly children: ReactNode;
}) {
  const { note, split } = labelled;
  const facts = [
    // Often the title says date and patient already.
    note.date && !note.title.includes(note.date.slice(0, 4)) ? formatDate(note.date) : undefined,
    note.patientKey === note.id || note.title.includes(note.patientKey)
      ? undefined
      : reading.note.patient(note.patientKey),
    split && reading.note.split[split],
  ].filter((fact) => fact !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <article className="paper" data-tour="read" aria-label={reading.note.label(note.title)} tabIndex={0}>
      <SourceBar {...bar}>
        {total !== undefined && (
          <span className="text-caption text-fg-2 tabular-nums">
            {reading.note.place(index + 1, formatCount(total))}
          </span>
        )}
        <Button
          {...WAY}
          title={reading.note.keys}
          icon={ChevronLeft}
          disabled={!onPrevious}
          onClick={onPrevious}
          aria-keyshortcuts="k"
        >
          {reading.note.previous} <kbd aria-hidden>k</kbd>
        </Button>
        <Button
          {...WAY}
          title={reading.note.keys}
          iconAfter={ChevronRight}
          disabled={!onNext}
          onClick={onNext}
          aria-keyshortcuts="j"
        >
          <kbd aria-hidden>j</kbd> {reading.note.next}
        </Button>
      </SourceBar>
      <header className="note-head">
        <h2>{note.title}</h2>
        <span className="text-caption text-fg-2">{facts.join(', ')}</span>
      </header>
      {noModel && (
        <Notice
          className="mb-4 ml-(--gutter) max-w-[46rem]"
          tone="info"
          title={reading.note.noModel}
          actions={
            <ButtonLink href="/experiments" icon={FlaskConical} variant="primary">
              {reading.note.train}
            </ButtonLink>
          }
        >
          {reading.note.noModelText}
        </Notice>
      )}
      {note.text.trim() === '' ? <p className="pl-(--gutter) text-fg-2">{reading.note.noText}</p> : children}
    </article>
  );
}
