'use client';

import type { ReactElement, ReactNode } from 'react';
import { type OnDemand, onDemand } from './on-demand';
import { OpensOnDemand } from './opens-on-demand';

const parts = onDemand(() => import('./popover-parts'));

/** Text and controls under their button; a Menu takes commands alone. `label` names it for screen readers. */
export function Popover({
  trigger,
  label,
  also,
  children,
}: {
  readonly trigger: ReactElement;
  readonly label: string;
  /** Script that the content needs, fetched with the popover's own. */
  readonly also?: OnDemand<unknown>;
  readonly children: ReactNode;
}) {
  return (
    <OpensOnDemand part={parts} also={also} trigger={trigger} popup="dialog">
      {(loaded) => (
        <loaded.OpenedPopover trigger={trigger} label={label}>
          {children}
        </loaded.OpenedPopover>
      )}
    </OpensOnDemand>
  );
}
