'use client';

import type { ReactNode } from 'react';

/** On or off at once; for something that needs saving use Checkbox. */
export function Switch({
  checked,
  onChange,
  children,
  disabled,
  className = '',
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      disabled={disabled}
      className={`switch rounded-control ${className}`}
      onClick={() => onChange(!checked)}
    >
      <span className="switch-track" aria-hidden />
      <span>{children}</span>
    </button>
  );
}
