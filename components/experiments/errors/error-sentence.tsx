'use client';

import { ArrowRight, CircleHelp } from 'lucide-react';
import { labelName } from '@/components/reading/mark-look';
import { Button, ButtonLink } from '@/components/ui/button';
import { formatFraction } from '@/components/ui/format';
import { type PlacedNote, useNote } from '@/lib/client/datasets';
import { useSealedName } from '@/lib/client/sealed-names';
import type { SpanError } from '@/lib/domain/model/error-kinds';
import type { SentenceError } from '@/lib/domain/model/run';
import type { CharOffset } from '@/lib/domain/text/note';
import type { Label, PredictedSpan, Span } from '@/lib/domain/text/span';
import { structureOf } from '@/lib/domain/text/structure';
import { ERROR_KIND_NAMES, experiments } from '@/lib/messages/experiments';
import { insight } from '@/lib/messages/insight';
import { MarkedText } from '../marked-text';

const { errors: words } = experiments;

export interface JudgedSentence {
  readonly sentence: SentenceError;
  readonly errors: readonly SpanError<Span, PredictedSpan>[];
}

/** One sentence twice, as the dataset marks it and as the model does, with what is wrong. */
export function ErrorSentence({
  judged,
  labels,
  onWhy,
}: {
  readonly judged: JudgedSentence;
  readonly labels: readonly Label[];
  /** Undefined: the model is gone. */
  readonly onWhy: ((sentence: SentenceError) => void) | undefined;
}) {
  const { sentence, errors } = judged;
  const placed = useNote(sentence.noteId);
  const href = useReadHref(placed ?? undefined, sentence.start);
  if (placed === null) return <p className="px-4 py-3 text-fg-2">{words.gone}</p>;
  return (
    <div className="grid gap-x-4 gap-y-1 px-4 py-3 tablet:grid-cols-[88px_minmax(0,1fr)_auto]">
      {placed ? (
        <>
          <span className="text-caption text-fg-2 leading-[1.75rem]">{words.gold}</span>
          <p className="leading-[1.75rem]">
            <MarkedText
              text={placed.labelled.note.text}
              start={sentence.start}
              end={sentence.end}
              spans={sentence.gold}
              labels={labels}
              state="confirmed"
            />
          </p>
          <div className="row-span-3 flex gap-1 self-start">
            {onWhy && (
              <Button
                size="small"
                variant="quiet"
                icon={CircleHelp}
                aria-label={insight.errors.whyNamed(placed.labelled.note.title)}
                onClick={() => onWhy(sentence)}
              >
                {insight.errors.why}
              </Button>
            )}
            <ButtonLink
              size="small"
              variant="quiet"
              iconAfter={ArrowRight}
              href={href}
              aria-label={words.openNamed(placed.labelled.note.title)}
            >
              {words.open}
            </ButtonLink>
          </div>
          <span className="text-caption text-fg-2 leading-[1.75rem] tablet:col-start-1">{words.predicted}</span>
          <p className="leading-[1.75rem] tablet:col-start-2">
            <MarkedText
              text={placed.labelled.note.text}
              start={sentence.start}
              end={sentence.end}
              spans={sentence.predicted}
              labels={labels}
              state="suggested"
            />
          </p>
        </>
      ) : (
        <span className="skeleton col-span-full h-14" />
      )}
      <p className="flex flex-wrap gap-x-4 text-caption text-fg-2 tablet:col-start-2">
        {errors.map((error) => (
          <span key={`${error.kind} ${error.gold?.start} ${error.predicted?.start}`}>
            <b className="font-semibold text-fg">{ERROR_KIND_NAMES[error.kind].name}</b> {errorWords(error)}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The Read page at the sentence that holds this offset. */
export function useReadHref(placed: PlacedNote | undefined, offset: CharOffset): string {
  const named = useSealedName(placed?.labelled.note.id);
  if (!placed) return '/read';
  const { labelled, datasetId } = placed;
  const index = structureOf(labelled.note).sentences.findIndex(({ start, end }) => start <= offset && offset < end);
  const query = new URLSearchParams({ dataset: datasetId, ...(named ? { note: named } : {}) });
  if (index >= 0) query.set('sentence', String(index));
  return `/read?${query}`;
}

function errorWords(error: SpanError<Span, PredictedSpan>): string {
  const sure = error.predicted ? `, ${formatFraction(error.predicted.confidence, 2)}` : '';
  if (error.gold && error.predicted && error.gold.label !== error.predicted.label) {
    return `${words.instead(labelName(error.predicted.label), labelName(error.gold.label))}${sure}`;
  }
  const label = error.gold?.label ?? error.predicted?.label ?? '';
  return `${labelName(label)}${sure}`;
}
