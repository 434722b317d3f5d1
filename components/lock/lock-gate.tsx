'use client';

import type { ReactNode } from 'react';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useLockWork, useRingState } from '@/lib/client/lock';
import { lock as words } from '@/lib/messages/lock';
import { LockFrame } from './lock-frame';
import { LockScreen } from './lock-screen';

/** The app while its data is open; the lock screen in its place while it is not. */
export function LockGate({ children }: { readonly children: ReactNode }) {
  useLockWork();
  const state = useRingState();
  if (state.kind === 'locked') return <LockScreen ways={state.ways} waitUntilMs={state.waitUntilMs} />;
  if (state.kind === 'sealing') {
    return (
      <LockFrame title={words.sealing}>
        <p className="text-fg-2">{words.sealingText}</p>
        <ProgressBar label={words.sealing} value={state.done} total={state.total} />
      </LockFrame>
    );
  }
  return children;
}
