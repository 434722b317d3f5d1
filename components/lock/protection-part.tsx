'use client';

import { Lock, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { StatePill } from '@/components/ui/state-pill';
import { isGuarded, useWays } from '@/lib/client/at-start';
import { lockNow, useDamagedRows } from '@/lib/client/lock';
import { lock } from '@/lib/messages/lock';
import { ProtectionDialog } from './protection-dialog';
import { protectionWords } from './protection-words';

const { protection: words } = lock;

/** In the storage menu: how the data is protected, and the way to change that. */
export function ProtectionPart() {
  const ways = useWays();
  const damaged = useDamagedRows();
  const [open, setOpen] = useState(false);
  if (ways === undefined) return null;
  return (
    <section className="grid gap-2 border-line border-t pt-3" aria-label={words.open}>
      <p className="font-semibold">{words.open}</p>
      <p className="[&>.state]:whitespace-normal">
        <StatePill tone={isGuarded(ways) ? 'ok' : 'info'} icon={isGuarded(ways) ? ShieldCheck : Lock}>
          {protectionWords(ways)}
        </StatePill>
      </p>
      {damaged > 0 && (
        <Notice tone="critical" title={lock.damaged(damaged)}>
          {lock.damagedNext}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={ShieldCheck} onClick={() => setOpen(true)}>
          {isGuarded(ways) ? words.open : words.protect}
        </Button>
        {isGuarded(ways) && (
          <Button size="small" icon={Lock} onClick={lockNow}>
            {lock.lockNow}
          </Button>
        )}
      </div>
      {open && <ProtectionDialog ways={ways} onClose={() => setOpen(false)} />}
    </section>
  );
}
