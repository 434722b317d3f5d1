'use client';

import type { ReactNode } from 'react';
import { useAtRest } from '@/components/ui/at-rest';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { isGuarded, useRingState, useWays } from '@/lib/client/at-start';
import { useStore } from '@/lib/client/stored';

const locked = onDemand(() => import('./lock-screen'));
const sealing = onDemand(() => import('./sealing-screen'));

/** The app while its data is open; the lock screen in its place while it is not. */
export function LockGate({ children }: { readonly children: ReactNode }) {
  const store = useStore();
  const state = useRingState();
  const guarded = isGuarded(useWays());
  const atRest = useAtRest();
  // Where it can come to a lock, the screen is there before: without a network it could not be fetched.
  const lockScreen = useNeeded(locked, state.kind === 'locked' || (guarded && atRest));
  const sealingScreen = useNeeded(sealing, state.kind === 'sealing');
  let shown = children;
  // Nothing until the screen is there: what is behind it would only wait.
  if (state.kind === 'locked')
    shown = lockScreen && <lockScreen.LockScreen ways={state.ways} waitUntilMs={state.waitUntilMs} />;
  else if (state.kind === 'sealing')
    shown = sealingScreen && <sealingScreen.SealingScreen done={state.done} total={state.total} />;
  return (
    <>
      {store && <store.LockWork />}
      {shown}
    </>
  );
}
