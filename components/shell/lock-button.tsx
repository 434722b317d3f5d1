'use client';

import { Lock } from 'lucide-react';
import { lockNow } from '@/lib/client/lock';
import { lock } from '@/lib/messages/lock';

export function LockButton() {
  return (
    <button type="button" className="top-state" onClick={lockNow} aria-label={lock.lockNow}>
      <Lock aria-hidden />
      <span>{lock.lock}</span>
    </button>
  );
}
