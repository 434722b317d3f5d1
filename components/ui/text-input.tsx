'use client';

import type { ComponentProps } from 'react';
import { useFieldControl } from './field';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One line of text. Inside a Field it takes the field's label; elsewhere give `aria-label`. */
export function TextInput({ value, onChange, className = '', ...rest }: TextInputProps) {
  const field = useFieldControl();
  return (
    <span className={`control ${className}`} data-invalid={field['aria-invalid']}>
      <input type="text" {...field} {...rest} value={value} onChange={(event) => onChange(event.target.value)} />
    </span>
  );
}

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Several lines of text; label as for TextInput. */
export function TextArea({ value, onChange, className = '', ...rest }: TextAreaProps) {
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid } = useFieldControl();
  return (
    <textarea
      id={id}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      {...rest}
      className={`text-area ${className}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
