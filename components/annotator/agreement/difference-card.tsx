'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Choice, Decision } from '@/lib/domain/annotation/adjudicate';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import type { Span } from '@/lib/domain/text/span';
import { panels } from '@/lib/messages/annotate-panels';
import { definitionOf } from '../side/entity-rows';
import { contextOf, type Verdict, verdictOf, verdictsFor } from './compare-rules';
import { SideText } from './side-text';

const { agreement: words } = panels;
const VERDICT_KEYS: Readonly<Record<Verdict, string>> = { first: 'L', second: 'R', both: 'B', neither: 'N' };
const VERDICT_WORDS = { first: 'left', second: 'right', both: 'both', neither: 'neither' } as const satisfies Record<
  Verdict,
  string
>;

/** One place where two layers differ: its words as either side marked them, and what is to stand. */
export function DifferenceCard({
  choice,
  number,
  count,
  text,
  names,
  agreed,
  labels,
  decision,
  current,
  onFocus,
  onVerdict,
  onKey,
}: {
  readonly choice: Choice;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly text: string;
  readonly names: readonly [string, string];
  /** Marks both have, drawn fainter around the difference. */
  readonly agreed: readonly Span[];
  readonly labels: readonly LabelDefinition[];
  readonly decision: Decision | undefined;
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!current || card.current === null) return;
    if (!card.current.contains(document.activeElement)) card.current.focus({ preventScroll: true });
    card.current.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const range = contextOf(text, choice);
  const verdict = verdictOf(choice, decision);
  const sides = [
    { name: names[0], marks: choice.first, verdict: 'first' as const },
    { name: names[1], marks: choice.second, verdict: 'second' as const },
  ];
  return (
    <section
      ref={card}
      className="difference"
      aria-label={words.difference(number, count)}
      data-decided={decision !== undefined || undefined}
      tabIndex={-1}
      onFocus={onFocus}
      onKeyDown={onKey}
    >
      <div className="difference-sides">
        {sides.map((side) => (
          <div
            key={side.verdict}
            className="difference-side"
            data-chosen={isChosen(verdict, side.verdict) || undefined}
          >
            <p className="difference-name">
              {side.name}: {side.marks.length === 0 ? words.nothingMarked : labelsOf(side.marks, labels)}
            </p>
            <SideText text={text} range={range} marks={side.marks} given={agreed} labels={labels} />
          </div>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one control in every browser */}
      <div className="segmented" role="group" aria-label={words.choices(number)}>
        {verdictsFor(choice).map((one) => (
          <button key={one} type="button" aria-pressed={verdict === one} onClick={() => onVerdict(one)}>
            {words[VERDICT_WORDS[one]]} <kbd>{VERDICT_KEYS[one]}</kbd>
          </button>
        ))}
      </div>
    </section>
  );
}

function isChosen(verdict: Verdict | undefined, side: Verdict): boolean {
  return verdict === side || verdict === 'both';
}

function labelsOf(marks: readonly Span[], labels: readonly LabelDefinition[]): string {
  return [...new Set(marks.map(({ label }) => definitionOf(labels, label).name))].join(', ');
}
