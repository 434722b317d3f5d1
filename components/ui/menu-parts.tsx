'use client';

import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type FocusEvent, type ReactElement, type ReactNode, useCallback, useRef, useState } from 'react';
import type { OpenedBy } from './opens-on-demand';

/** A menu that was asked for: open from the first moment. */
export function OpenedMenu({
  trigger,
  children,
  align,
  openedBy,
}: {
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align: 'start' | 'end';
  readonly openedBy: OpenedBy;
}) {
  // The menu saw no key go down, as it comes after it: a keyboard begins at the first row all the same.
  const atFirstRow = useRef(openedBy === 'keyboard');
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!atFirstRow.current || target !== currentTarget) return;
    atFirstRow.current = false;
    currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
  };
  // Rows stand inside the landmark of their button: who goes from landmark to landmark meets them there.
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const button = useCallback(
    (element: HTMLElement | null) => setLandmark(element?.closest<HTMLElement>('main, header') ?? null),
    [],
  );
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild ref={button}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content
          className="floating menu"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onFocus={onFocus}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({
  icon: Icon,
  onSelect,
  disabled,
  children,
}: {
  readonly icon?: LucideIcon;
  /** Prevent the event's default to keep the menu open. */
  readonly onSelect: (event: Event) => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <DropdownMenu.Item className="menu-row" disabled={disabled} onSelect={onSelect}>
      {Icon && <Icon aria-hidden />}
      <span className="min-w-0 flex-1">{children}</span>
    </DropdownMenu.Item>
  );
}

export interface MenuChoice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly note?: ReactNode;
}

export interface MenuChoicesProps<T extends string> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly choices: readonly MenuChoice<T>[];
}

export function MenuChoices<T extends string>({ value, onChange, choices }: MenuChoicesProps<T>) {
  return (
    <DropdownMenu.RadioGroup
      value={value}
      onValueChange={(next) => {
        const chosen = choices.find((choice) => choice.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {choices.map((choice) => (
        <DropdownMenu.RadioItem key={choice.value} value={choice.value} className="menu-row">
          <span className="w-4 flex-none">
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden />
            </DropdownMenu.ItemIndicator>
          </span>
          <span className="grid min-w-0 flex-1">
            <span>{choice.label}</span>
            {choice.note !== undefined && <span className="text-caption text-fg-2">{choice.note}</span>}
          </span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuCaption({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="menu-caption">{children}</DropdownMenu.Label>;
}

export function MenuRule() {
  return <DropdownMenu.Separator className="menu-rule" />;
}
