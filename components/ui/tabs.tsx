'use client';

import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

export interface TabItem<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly count?: ReactNode;
  readonly content: ReactNode;
}

/** Arrow keys move between tabs; only the chosen tab's content is in the page. */
export function Tabs<T extends string>({
  label,
  value,
  onChange,
  tabs,
  className = '',
}: {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly tabs: readonly TabItem<T>[];
  readonly className?: string;
}) {
  return (
    <Primitive.Root
      className={className}
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Primitive.List className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className="tab">
            {tab.label}
            {tab.count !== undefined && <span className="font-normal text-fg-2 tabular-nums"> {tab.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="rounded-control pt-3">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
