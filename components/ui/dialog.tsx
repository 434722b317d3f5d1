'use client';

import { type ComponentProps, useEffect } from 'react';
import type * as Parts from './dialog-parts';
import { onDemand, useLoaded } from './on-demand';

const parts = onDemand(() => import('./dialog-parts'));

/** Modal: focus stays inside, Escape closes, focus goes back to what opened it. Fetched when the first one opens. */
export function Dialog(props: ComponentProps<typeof Parts.OpenedDialog>) {
  const loaded = useLoaded(parts);
  const { open, onOpenChange } = props;
  useEffect(() => {
    // A script that does not come: as if nobody had asked, so that one can ask again.
    if (open && loaded === undefined) parts.load().catch(() => onOpenChange(false));
  }, [open, loaded, onOpenChange]);
  return loaded && <loaded.OpenedDialog {...props} />;
}
