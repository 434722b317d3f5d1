'use client';

import { useState } from 'react';
import { type PlacedNote, useNote } from '@/lib/client/datasets';
import type { DifferingSentence } from '@/lib/domain/model/compare-runs';
import { sentenceVerdict } from '@/lib/domain/model/sentence-verdict';
import type { Label } from '@/lib/domain/text/span';
import { VERDICTS, compareWords as words } from '@/lib/messages/runs';
import { MarkedText } from '../marked-text';

/** One sentence at a time where the two runs find different marks, with what each finds and what is right. */
export function DifferingSentences({
  sentences,
  labels,
  numbers,
}: {
  readonly sentences: readonly DifferingSentence[];
  readonly labels: readonly Label[];
  readonly numbers: readonly [first: number, second: number];
}) {
  const [index, setIndex] = useState(0);
  const sentence = sentences[Math.min(index, sentences.length - 1)];
  const placed = useNote(sentence?.noteId);
  if (!sentence) return <p className="text-fg-2">{words.noSentences}</p>;
  const at = Math.min(index, sentences.length - 1);
  const here = placed?.labelled.note.id === sentence.noteId ? placed : placed === null ? null : undefined;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-3 text-caption text-fg-2 tabular-nums">
        <span aria-live="polite">{words.place(at + 1, sentences.length, here?.labelled.note.title ?? '')}</span>
        <StepButton disabled={at === 0} onClick={() => setIndex(at - 1)} label={words.previous} />
        <StepButton disabled={at + 1 >= sentences.length} onClick={() => setIndex(at + 1)} label={words.next} />
      </p>
      {here === null ? (
        <p className="py-2 text-fg-2">{words.noteGone}</p>
      ) : here === undefined ? (
        <span className="skeleton mt-2 block h-20" />
      ) : (
        <dl className="mt-1 grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 leading-[1.75rem] max-tablet:grid-cols-1">
          <Output
            name={words.gold}
            tone="text-fg-2"
            placed={here}
            sentence={sentence}
            spans={sentence.gold}
            labels={labels}
          />
          <Output
            name={`${numbers[0]}, ${VERDICTS[sentenceVerdict(sentence.gold, sentence.first)]}`}
            tone="text-chart-a font-semibold"
            placed={here}
            sentence={sentence}
            spans={sentence.first}
            labels={labels}
          />
          <Output
            name={`${numbers[1]}, ${VERDICTS[sentenceVerdict(sentence.gold, sentence.second)]}`}
            tone="text-chart-b font-semibold"
            placed={here}
            sentence={sentence}
            spans={sentence.second}
            labels={labels}
          />
        </dl>
      )}
    </div>
  );
}

function StepButton({
  label,
  disabled,
  onClick,
}: {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="min-h-6 rounded-mark font-medium text-accent underline underline-offset-2 disabled:text-fg-3 disabled:no-underline"
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </button>
  );
}

function Output({
  name,
  tone,
  placed,
  sentence,
  spans,
  labels,
}: {
  readonly name: string;
  readonly tone: string;
  readonly placed: PlacedNote;
  readonly sentence: DifferingSentence;
  readonly spans: DifferingSentence['gold'];
  readonly labels: readonly Label[];
}) {
  return (
    <>
      <dt className={`text-caption leading-[1.75rem] ${tone}`}>{name}</dt>
      <dd>
        <MarkedText
          text={placed.labelled.note.text}
          start={sentence.start}
          end={sentence.end}
          spans={spans}
          labels={labels}
          state={spans === sentence.gold && name === words.gold ? 'confirmed' : 'suggested'}
        />
      </dd>
    </>
  );
}
