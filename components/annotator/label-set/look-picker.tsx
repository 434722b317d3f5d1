'use client';

import { useId } from 'react';
import { panels } from '@/lib/messages/annotate-panels';
import { LOOKS } from './looks';

const { labelSet: words } = panels;

/** The looks that marks can have, each shown as it is drawn. */
export function LookPicker({
  value,
  sample,
  onChange,
}: {
  readonly value: string;
  /** A few letters to draw it on. */
  readonly sample: string;
  readonly onChange: (look: string) => void;
}) {
  const name = useId();
  return (
    <fieldset className="form-field">
      <legend className="look-legend">{words.look}</legend>
      <div className="look-choices">
        {LOOKS.map(({ look }) => (
          <label key={look} className="look-choice" title={words.lookNames[look]}>
            <input type="radio" name={name} value={look} checked={look === value} onChange={() => onChange(look)} />
            <mark data-look={look} data-state="confirmed" aria-hidden>
              {sample}
            </mark>
            <span className="sr-only">{words.lookNames[look]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
