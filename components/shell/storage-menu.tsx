'use client';

import { ChevronDown, HardDrive, TriangleAlert } from 'lucide-react';
import { onDemand, useLoaded } from '@/components/ui/on-demand';
import { Popover } from '@/components/ui/popover';
import { isNearlyFull, useStorageState } from '@/lib/client/storage';
import { faults } from '@/lib/messages/faults';
import { shell } from '@/lib/messages/shell';

const panel = onDemand(() => import('./storage-panel'));

/** What is kept in this browser, how much, and whether the browser may clear it. */
export function StorageMenu() {
  const full = isNearlyFull(useStorageState());
  const loaded = useLoaded(panel);
  return (
    <Popover
      label={shell.storage.menuTitle}
      also={panel}
      trigger={
        <button type="button" className="top-state">
          {full ? <TriangleAlert aria-hidden /> : <HardDrive aria-hidden />}
          <span>
            {full ? faults.nearlyFull.word : shell.storage.word}
            {!full && <span className="top-detail">{shell.storage.detail}</span>}
          </span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      {loaded && <loaded.StoragePanel />}
    </Popover>
  );
}
