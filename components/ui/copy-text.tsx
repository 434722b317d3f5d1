'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

/** A long id shown short, with a button that copies all of it. */
export function CopyText({
  text,
  shown = 10,
  label,
  copied,
}: {
  readonly text: string;
  /** Characters shown. */
  readonly shown?: number;
  /** What the button does, for screen readers. */
  readonly label: string;
  /** Said once it is done. */
  readonly copied: string;
}) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
  };
  return (
    <button
      type="button"
      className="inline-flex min-h-6 items-center gap-1.5 rounded-control font-mono text-[12px] text-fg-2 hover:text-fg"
      title={text}
      onClick={copy}
    >
      <span>{text.slice(0, shown)}</span>
      {done ? <Check aria-hidden className="!size-3.5 text-ok" /> : <Copy aria-hidden className="!size-3.5" />}
      <span className={done ? 'font-sans text-caption' : 'sr-only'} aria-live="polite">
        {done ? copied : label}
      </span>
    </button>
  );
}
