'use client';

import { Check, ChevronDown, HardDrive, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { formatBytes } from '@/components/ui/format';
import { IconText } from '@/components/ui/icon-text';
import { Menu, MenuCaption, MenuItem } from '@/components/ui/menu';
import { useRequestPersistence, useStorageState } from '@/lib/client/storage';
import { shell } from '@/lib/messages/en/shell';

/** What is kept in this browser, how much, and whether the browser may clear it. */
export function StorageMenu() {
  const state = useStorageState();
  const request = useRequestPersistence();
  const [answer, setAnswer] = useState<boolean>();
  const ask = async () => setAnswer(await request());
  return (
    <Menu
      trigger={
        <button type="button" className="top-state">
          <HardDrive aria-hidden />
          <span>
            {shell.storage.word}
            <span className="top-detail">{shell.storage.detail}</span>
          </span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuCaption>{shell.storage.menuTitle}</MenuCaption>
      <p className="px-2 pb-1 tabular-nums">
        {state === undefined
          ? shell.storage.unknown
          : shell.storage.used(formatBytes(state.usedBytes), formatBytes(state.quotaBytes))}
      </p>
      {state !== undefined && (
        <p className={`px-2 pb-2 ${state.persisted ? 'text-ok' : 'text-warning'}`}>
          <IconText icon={state.persisted ? Check : TriangleAlert}>
            {state.persisted ? shell.storage.persisted : shell.storage.notPersisted}
          </IconText>
        </p>
      )}
      {state?.persisted === false && (
        <MenuItem
          icon={HardDrive}
          onSelect={(event) => {
            // Stays open, so that the answer is seen where it was asked.
            event.preventDefault();
            void ask();
          }}
        >
          {shell.storage.ask}
        </MenuItem>
      )}
      <p className="px-2 text-caption text-fg-2" role="status">
        {answer === undefined ? '' : answer ? shell.storage.granted : shell.storage.refused}
      </p>
    </Menu>
  );
}
