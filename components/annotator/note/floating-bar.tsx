'use client';

import {
  autoUpdate,
  FloatingPortal,
  flip,
  inline,
  offset,
  shift,
  useFloating,
  type VirtualElement,
} from '@floating-ui/react';
import { type ReactNode, useLayoutEffect } from 'react';

/**
 * A bar of buttons under words of the note. It takes no focus itself: the keys on its buttons work from the text, so
 * that a hand never leaves it.
 */
export function FloatingBar({
  anchor,
  root,
  label,
  children,
}: {
  readonly anchor: Element | VirtualElement;
  /** The page's landmark. */
  readonly root: HTMLElement;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const { refs, floatingStyles } = useFloating({
    open: true,
    placement: 'bottom-start',
    strategy: 'fixed',
    middleware: [inline(), offset(10), flip({ padding: 8 }), shift({ padding: 8 })],
    whileElementsMounted: autoUpdate,
  });
  useLayoutEffect(() => refs.setReference(anchor), [anchor, refs]);
  return (
    <FloatingPortal root={root}>
      <div
        ref={refs.setFloating}
        role="toolbar"
        aria-label={label}
        className="floating item-bar"
        style={floatingStyles}
        // The words chosen stay chosen.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
      >
        {children}
      </div>
    </FloatingPortal>
  );
}
