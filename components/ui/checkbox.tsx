'use client';

import type { ReactNode } from 'react';

export function Checkbox({
  checked,
  indeterminate = false,
  onChange,
  label,
  labelHidden = false,
  disabled,
}: {
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: ReactNode;
  /** The label is for screen readers alone, as in a table's first column. */
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        ref={(input) => {
          if (input !== null) input.indeterminate = indeterminate;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={labelHidden ? 'sr-only' : undefined}>{label}</span>
    </label>
  );
}
