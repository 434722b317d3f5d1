'use client';

import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { kit as words } from '@/lib/messages/kit';

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** For screen readers; the placeholder is for eyes. */
  readonly label: string;
}

export function SearchField({ value, onChange, label, className = '', ...rest }: SearchFieldProps) {
  return (
    <span className={`control ${className}`}>
      <Search aria-hidden />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        {...rest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== '' && (
        <button type="button" className="rounded-mark text-fg-3 hover:text-fg" onClick={() => onChange('')}>
          <X aria-hidden />
          <span className="sr-only">{words.clearSearch}</span>
        </button>
      )}
    </span>
  );
}
