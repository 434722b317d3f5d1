'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

/** A heading that opens and closes what belongs to it; closed content is not in the page. */
export function Disclosure({
  title,
  note,
  open: startOpen = false,
  children,
  className = '',
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const [open, setOpen] = useState(startOpen);
  const id = useId();
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <div className={className}>
      <h3>
        <button
          type="button"
          className="inline-flex min-h-7 items-center gap-1.5 rounded-control text-left"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <Arrow aria-hidden className="text-fg-3" />
          <span>{title}</span>
          {note !== undefined && <span className="font-normal text-caption text-fg-2 tabular-nums">{note}</span>}
        </button>
      </h3>
      {open && (
        <div id={id} className="mt-2">
          {children}
        </div>
      )}
    </div>
  );
}
