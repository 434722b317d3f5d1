'use client';

import { type ComponentProps, createContext, type ReactElement, type ReactNode, use } from 'react';
import type * as Parts from './menu-parts';
import { type OnDemand, onDemand } from './on-demand';
import { OpensOnDemand } from './opens-on-demand';

const parts = onDemand(() => import('./menu-parts'));
/** Of the menu around: its rows are drawn only once it is open. */
const PartsOfMenu = createContext<typeof Parts | undefined>(undefined);

export type { MenuChoice } from './menu-parts';

/** A menu under its button. `trigger` is one element that takes a ref and props, such as Button. */
export function Menu({
  trigger,
  also,
  children,
  align = 'end',
}: {
  readonly trigger: ReactElement;
  /** Script that the rows need, fetched with the menu's own. */
  readonly also?: OnDemand<unknown>;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}) {
  return (
    <OpensOnDemand part={parts} also={also} trigger={trigger} popup="menu">
      {(loaded, openedBy) => (
        <PartsOfMenu value={loaded}>
          <loaded.OpenedMenu trigger={trigger} align={align} openedBy={openedBy}>
            {children}
          </loaded.OpenedMenu>
        </PartsOfMenu>
      )}
    </OpensOnDemand>
  );
}

export function MenuItem(props: ComponentProps<typeof Parts.MenuItem>) {
  const loaded = use(PartsOfMenu);
  return loaded && <loaded.MenuItem {...props} />;
}

/** One of several, with a check at the chosen one. */
export function MenuChoices<T extends string>(props: Parts.MenuChoicesProps<T>) {
  const loaded = use(PartsOfMenu);
  return loaded && <loaded.MenuChoices {...props} />;
}

export function MenuCaption(props: ComponentProps<typeof Parts.MenuCaption>) {
  const loaded = use(PartsOfMenu);
  return loaded && <loaded.MenuCaption {...props} />;
}

export function MenuRule() {
  const loaded = use(PartsOfMenu);
  return loaded && <loaded.MenuRule />;
}
