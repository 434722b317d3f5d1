'use client';

import type { ReactNode } from 'react';

export interface SegmentOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** Small figure after the label. */
  readonly count?: ReactNode;
  readonly disabled?: boolean;
}

interface SegmentedProps<T extends string> {
  /** Names the group for screen readers. */
  readonly label: string;
  readonly options: readonly SegmentOption<T>[];
  readonly className?: string;
}

function Segments<T extends string>({
  label,
  options,
  className = '',
  isOn,
  onPress,
}: SegmentedProps<T> & { readonly isOn: (value: T) => boolean; readonly onPress: (value: T) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one control in every browser
    <div className={`segmented ${className}`} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={isOn(option.value)}
          disabled={option.disabled}
          onClick={() => onPress(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className="tabular-nums"> {option.count}</span>}
        </button>
      ))}
    </div>
  );
}

/** Exactly one of a few. */
export function Segmented<T extends string>({
  value,
  onChange,
  ...rest
}: SegmentedProps<T> & { readonly value: T; readonly onChange: (value: T) => void }) {
  return <Segments {...rest} isOn={(option) => option === value} onPress={onChange} />;
}

/** Any of a few, each on or off by itself. */
export function SegmentedMany<T extends string>({
  values,
  onChange,
  ...rest
}: SegmentedProps<T> & { readonly values: readonly T[]; readonly onChange: (values: T[]) => void }) {
  return (
    <Segments
      {...rest}
      isOn={(option) => values.includes(option)}
      onPress={(option) =>
        onChange(values.includes(option) ? values.filter((value) => value !== option) : [...values, option])
      }
    />
  );
}
