'use client';

import { cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode, useState } from 'react';
import { type OnDemand, useLoaded } from './on-demand';

interface TriggerProps {
  readonly onClick?: (event: MouseEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onPointerEnter?: () => void;
  readonly onFocus?: () => void;
  readonly 'aria-haspopup'?: 'menu' | 'dialog';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-busy'?: boolean | undefined;
}

export type OpenedBy = 'pointer' | 'keyboard';

/**
 * A button whose menu or popover is no part of a page's first load. It is fetched when the pointer or the focus comes to
 * the button, and takes the button's place only once it is pressed: sooner would take the focus away.
 * @param also what its content needs besides
 */
export function OpensOnDemand<T>({
  part,
  also,
  trigger,
  popup,
  children,
}: {
  readonly part: OnDemand<T>;
  readonly also?: OnDemand<unknown> | undefined;
  readonly trigger: ReactElement;
  readonly popup: 'menu' | 'dialog';
  readonly children: (loaded: T, openedBy: OpenedBy) => ReactNode;
}) {
  const loaded = useLoaded(part);
  const ready = useLoaded(also ?? part) !== undefined;
  const [asked, setAsked] = useState<OpenedBy>();
  const load = () => Promise.all([part.load(), also?.load()]);
  // No network, and the app not kept yet: the button stays, and can be pressed again.
  const fetchAhead = () => void load().catch(() => undefined);
  const open = (by: OpenedBy) => {
    setAsked(by);
    void load().catch(() => setAsked(undefined));
  };
  if (loaded !== undefined && ready && asked !== undefined) return children(loaded, asked);
  return cloneElement(trigger as ReactElement<TriggerProps>, {
    'aria-haspopup': popup,
    'aria-expanded': false,
    'aria-busy': asked !== undefined || undefined,
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    // A key's click has no count.
    onClick: ({ detail }) => open(detail === 0 ? 'keyboard' : 'pointer'),
    onKeyDown: (event) => {
      if (popup !== 'menu' || event.key !== 'ArrowDown') return;
      event.preventDefault();
      open('keyboard');
    },
  });
}
