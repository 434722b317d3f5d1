'use client';

import { RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAtRest } from '@/components/ui/at-rest';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { keepOffline, takeUpdate, useOfflineState } from '@/lib/client/offline';
import { shell } from '@/lib/messages/shell';

const words = shell.offline;

/** Keeps the app for work without a network, and says when a newer version waits. */
export function AppUpdate() {
  const state = useOfflineState();
  const [later, setLater] = useState(false);
  const atRest = useAtRest();
  // Keeping the app is fetching all of it.
  useEffect(() => {
    if (atRest) keepOffline();
  }, [atRest]);
  const replaced = state === 'replaced';
  if (later || (state !== 'update' && !replaced)) return null;
  return (
    <Notice
      tone="info"
      announce
      title={replaced ? words.replaced : words.update}
      actions={
        <>
          <Button size="small" variant="primary" icon={RotateCw} onClick={takeUpdate}>
            {words.reload}
          </Button>
          <Button size="small" onClick={() => setLater(true)}>
            {words.later}
          </Button>
        </>
      }
    >
      {replaced ? words.replacedNote : words.updateNote}
    </Notice>
  );
}
