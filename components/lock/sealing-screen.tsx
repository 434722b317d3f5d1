'use client';

import { ProgressBar } from '@/components/ui/progress-bar';
import { lock as words } from '@/lib/messages/lock';
import { LockFrame } from './lock-frame';

/** While rows of an earlier version are being sealed. */
export function SealingScreen({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <LockFrame title={words.sealing}>
      <p className="text-fg-2">{words.sealingText}</p>
      <ProgressBar label={words.sealing} value={done} total={total} />
    </LockFrame>
  );
}
