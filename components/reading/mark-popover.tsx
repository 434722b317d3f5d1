'use client';

import { autoUpdate, FloatingPortal, flip, inline, limitShift, offset, shift, useFloating } from '@floating-ui/react';
import { useLayoutEffect } from 'react';
import { formatProbability } from '@/components/ui/format';
import type { Mark } from '@/lib/domain/reading/reading';
import type { Label } from '@/lib/domain/text/span';
import { kit } from '@/lib/messages/kit';
import { reading } from '@/lib/messages/reading';
import { labelName, lookOf } from './mark-look';

export interface MarkPopoverProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly mark: Mark;
  readonly labels: readonly Label[];
  readonly modelNumber: number | undefined;
  /** Names on the other side of its pairs. */
  readonly listedWith: readonly string[];
  /** The words that made it denied or family. */
  readonly cue: string | undefined;
  /** How often in the whole dataset, once it has been read. */
  readonly inAllNotes: string | undefined;
  /** Marks over the same words, this one left out. */
  readonly beneath: number;
}

/** What is known of the focused mark. It takes no focus itself: Tab goes on to the next mark. */
export function MarkPopover(props: MarkPopoverProps) {
  const { anchor, mark, labels } = props;
  const { refs, floatingStyles } = useFloating({
    open: true,
    placement: 'bottom-start',
    // Fixed: it stands inside the page's landmark, which scrolls.
    strategy: 'fixed',
    middleware: [
      inline(),
      offset(10),
      flip({ padding: 8 }),
      // Where neither above nor below is room for it, as at 200 %, it is whole over the mark rather than cut off.
      shift({ padding: 8, crossAxis: true, limiter: limitShift() }),
    ],
    whileElementsMounted: autoUpdate,
  });
  useLayoutEffect(() => refs.setReference(anchor), [anchor, refs]);
  const look = lookOf(mark.label, labels);
  return (
    <FloatingPortal root={anchor.closest('main')}>
      <div ref={refs.setFloating} id={props.id} role="tooltip" className="floating mark-popover" style={floatingStyles}>
        <p className="flex flex-wrap items-baseline gap-2">
          <mark data-swatch data-look={look}>
            {labelName(mark.label)}
          </mark>
          <span className="text-fg-2">
            {mark.status === 'confirmed'
              ? reading.mark.confirmed
              : reading.mark.suggestedBy(props.modelNumber === undefined ? '' : `v${props.modelNumber}`)}
          </span>
        </p>
        <Confidence mark={mark} look={look} modelAsked={props.modelNumber !== undefined} />
        <Facts {...props} />
      </div>
    </FloatingPortal>
  );
}

function Confidence({
  mark,
  look,
  modelAsked,
}: {
  readonly mark: Mark;
  readonly look: string;
  readonly modelAsked: boolean;
}) {
  if (mark.confidence === undefined) {
    return modelAsked ? <p className="mt-2 text-fg-2">{reading.mark.notGiven}</p> : null;
  }
  const percent = Math.round(100 * mark.confidence);
  return (
    <>
      <p className="mt-2 mb-1.5 flex items-baseline gap-2">
        <b className="font-[620] text-figure leading-none tracking-[-0.02em] tabular-nums">
          {formatProbability(mark.confidence)}
        </b>
        <span>{reading.mark.sure}</span>
      </p>
      <div className="meter" aria-hidden>
        <span
          style={{
            width: `${percent}%`,
            background:
              look === 'treatment' ? 'var(--treatment-line)' : look === 'disease' ? 'var(--disease-line)' : undefined,
          }}
        />
      </div>
      <p className="mt-1.5 text-caption text-fg-2">
        {mark.rawConfidence === undefined
          ? reading.mark.ownEstimate
          : reading.mark.calibrated(formatProbability(mark.rawConfidence))}
      </p>
    </>
  );
}

function Facts({ mark, listedWith, cue, inAllNotes, beneath }: MarkPopoverProps) {
  const otherwise = mark.otherwise && [
    reading.mark.none(formatProbability(mark.otherwise.none)),
    ...Object.entries(mark.otherwise.labels).map(([label, p]) =>
      reading.mark.likely(labelName(label), formatProbability(p)),
    ),
  ];
  const assertion = reading.mark.assertions[mark.assertion];
  return (
    <dl className="mark-facts">
      {otherwise && (
        <>
          <dt>{reading.mark.otherwise}</dt>
          <dd className="tabular-nums">{otherwise.join(', ')}</dd>
        </>
      )}
      {mark.assertion !== 'affirmed' && (
        <>
          <dt>{reading.mark.saidAs[mark.assertion]}</dt>
          <dd>{cue === undefined ? assertion : kit.quoted(cue)}</dd>
        </>
      )}
      <dt>{reading.mark.listedWith}</dt>
      <dd>
        {listedWith.length > 0
          ? listedWith.join(', ')
          : mark.assertion === 'affirmed'
            ? reading.mark.notListed
            : reading.mark.keptOut}
      </dd>
      {inAllNotes !== undefined && (
        <>
          <dt>{reading.mark.allNotes}</dt>
          <dd className="tabular-nums">{inAllNotes}</dd>
        </>
      )}
      {beneath > 0 && <dd className="col-span-2 text-fg-2">{reading.mark.beneath(beneath)}</dd>}
    </dl>
  );
}
