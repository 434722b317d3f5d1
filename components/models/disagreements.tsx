'use client';

import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { type PlacedNote, useNote } from '@/lib/client/datasets';
import { judgePlace, type ReviewRecord, type ShadowVerdict } from '@/lib/client/registry/review';
import { nextToLookAt } from '@/lib/domain/model/review-record';
import type { Disagreement } from '@/lib/domain/model/shadow-run';
import type { Label } from '@/lib/domain/text/span';
import { KIND_NAMES, models } from '@/lib/messages/models';
import { MarkedText } from '../experiments/marked-text';

const words = models.disagreements;
const VERDICTS: readonly (readonly [ShadowVerdict, () => string])[] = [
  ['challenger', () => words.challengerRight],
  ['champion', () => words.championRight],
  ['neither', () => words.neither],
];

/** Where the two part on the shadow notes, one place at a time; it is done once a person said who is right. */
export function Disagreements({
  review,
  labels,
}: {
  readonly review: ReviewRecord;
  readonly labels: readonly Label[];
}) {
  const { disagreements, verdicts } = review;
  const [at, setAt] = useState(() => nextToLookAt(review) ?? 0);
  const left = disagreements.filter((_, i) => verdicts[i] === undefined).length;
  const place = disagreements[at];
  const placed = useNote(place?.noteId);
  if (!place) {
    return (
      <Section title={words.title}>
        <p className="text-fg-2">{words.none}</p>
      </Section>
    );
  }
  const here = placed?.labelled.note.id === place.noteId ? placed : placed === null ? null : undefined;
  const judge = (verdict: ShadowVerdict) => {
    const next = nextToLookAt({ ...review, verdicts: { ...verdicts, [at]: verdict } }, at);
    void judgePlace(review.id, at, verdict);
    if (next !== undefined) setAt(next);
  };
  return (
    <Section title={words.title} note={words.note(left, disagreements.length)}>
      <p className="flex flex-wrap items-center gap-x-3 text-caption text-fg-2 tabular-nums">
        <span aria-live="polite">
          {words.place(at + 1, disagreements.length, here?.labelled.note.title ?? '')}, {KIND_NAMES[place.kind]}
        </span>
        <Button size="small" variant="quiet" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {words.previous}
        </Button>
        <Button size="small" variant="quiet" disabled={at + 1 >= disagreements.length} onClick={() => setAt(at + 1)}>
          {words.next}
        </Button>
      </p>
      <div className="disagreement">
        {here === null ? (
          <p className="text-fg-2">{words.noteGone}</p>
        ) : here === undefined ? (
          <span className="skeleton block h-14" />
        ) : (
          <Place placed={here} place={place} labels={labels} />
        )}
        <div className="flex flex-wrap gap-2">
          {VERDICTS.map(([verdict, name]) => (
            <Button
              key={verdict}
              size="small"
              {...(verdicts[at] === verdict ? { icon: Check } : {})}
              aria-pressed={verdicts[at] === verdict}
              onClick={() => judge(verdict)}
            >
              {name()}
            </Button>
          ))}
        </div>
      </div>
    </Section>
  );
}

function Place({
  placed,
  place,
  labels,
}: {
  readonly placed: PlacedNote;
  readonly place: Disagreement;
  readonly labels: readonly Label[];
}) {
  const { text } = placed.labelled.note;
  const { start, end } = place.sentence;
  return (
    <dl className="grid grid-cols-[56px_minmax(0,1fr)] leading-[1.8] [&>dt]:text-caption [&>dt]:text-fg-2 [&>dt]:leading-[1.8rem]">
      {(
        [
          [words.challenger, place.challenger],
          [words.champion, place.champion],
        ] as const
      ).map(([name, mark]) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt>{name}</dt>
          <dd>
            <MarkedText
              text={text}
              start={start}
              end={end}
              spans={mark ? [mark] : []}
              labels={labels}
              state="suggested"
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
