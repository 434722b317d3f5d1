'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useFieldControl } from './field';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectFieldProps<T extends string>
  extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly SelectOption<T>[];
  /** Words inside the control before the value, as in "Confidence at least .50"; give `aria-label` too. */
  readonly caption?: ReactNode;
}

/** A native select: it works by keyboard, by touch and with every screen reader. */
export function SelectField<T extends string>({
  value,
  onChange,
  options,
  caption,
  className = '',
  ...rest
}: SelectFieldProps<T>) {
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid } = useFieldControl();
  return (
    <span className={`control control-select ${className}`} data-invalid={invalid}>
      {caption !== undefined && (
        <span className="control-caption" aria-hidden>
          {caption}
        </span>
      )}
      <select
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        {...rest}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </span>
  );
}
