'use client';

import { LockOpen } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { lock as words } from '@/lib/messages/lock';
import { useSecondsLeft } from './use-seconds-left';

/** Of the forms that unlock: what was wrong with the last try, when the next one may be, and the button. */
export function UnlockFoot({
  busy,
  wrong,
  waitUntilMs,
}: {
  readonly busy: boolean;
  /** Of the last try; undefined: there was none, or nothing was wrong. */
  readonly wrong: { readonly what: string; readonly next: string } | undefined;
  /** Of the next try; milliseconds since 1970. */
  readonly waitUntilMs: number;
}) {
  const wait = useSecondsLeft(waitUntilMs);
  return (
    <>
      {wrong && (
        <Notice tone="critical" title={wrong.what} announce>
          {wrong.next} {wait > 0 && words.tooSoon(wait)}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" icon={LockOpen} busy={busy} disabled={wait > 0}>
          {words.unlock}
        </Button>
      </div>
    </>
  );
}
