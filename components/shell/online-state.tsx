'use client';

import { Cloud, CloudOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Tooltip } from '@/components/ui/tooltip';
import { shell } from '@/lib/messages/en/shell';

function onConnectionChange(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether there is a network; nothing here depends on it, and it says so. */
export function OnlineState() {
  const online = useSyncExternalStore(
    onConnectionChange,
    () => navigator.onLine,
    () => true,
  );
  const Icon = online ? Cloud : CloudOff;
  return (
    <Tooltip content={online ? shell.online.onlineNote : shell.online.offlineNote}>
      <button type="button" className="top-state">
        <Icon aria-hidden />
        <span role="status">{online ? shell.online.online : shell.online.offline}</span>
      </button>
    </Tooltip>
  );
}
