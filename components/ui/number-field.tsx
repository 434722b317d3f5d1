'use client';

import { type ComponentProps, useState } from 'react';
import { useFieldControl } from './field';

export interface NumberFieldProps
  extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'min' | 'max' | 'step' | 'type'> {
  readonly value: number;
  /** Called with numbers inside [min, max] only. */
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | 'any';
  /** Unit or remark after the figure. */
  readonly suffix?: string;
}

/** Keeps what is being typed ("0.", "") until it is a number again; on leaving it shows the value that counts. */
export function NumberField({ value, onChange, min, max, step, suffix, className = '', ...rest }: NumberFieldProps) {
  const field = useFieldControl();
  const [draft, setDraft] = useState<string>();
  const isInside = (n: number) =>
    Number.isFinite(n) && (min === undefined || n >= min) && (max === undefined || n <= max);
  const wrong = draft !== undefined && (draft.trim() === '' || !isInside(Number(draft)));
  return (
    <span className={`control ${className}`} data-invalid={wrong || field['aria-invalid'] || undefined}>
      <input
        type="number"
        inputMode="decimal"
        {...field}
        {...rest}
        aria-invalid={wrong || field['aria-invalid'] || undefined}
        min={min}
        max={max}
        step={step ?? 'any'}
        value={draft ?? String(value)}
        onChange={(event) => {
          setDraft(event.target.value);
          const typed = event.target.value.trim();
          if (typed !== '' && isInside(Number(typed))) onChange(Number(typed));
        }}
        onBlur={() => setDraft(undefined)}
      />
      {suffix !== undefined && <span className="control-caption">{suffix}</span>}
    </span>
  );
}
