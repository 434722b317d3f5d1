'use client';

import { Check, ChevronDown, HardDrive, MonitorDown, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { BackupPart } from '@/components/annotator/backup/backup-part';
import { ProtectionPart } from '@/components/lock/protection-part';
import { Button } from '@/components/ui/button';
import { formatBytes } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { Popover } from '@/components/ui/popover';
import { StatePill } from '@/components/ui/state-pill';
import { useInstall, useOfflineState } from '@/lib/client/offline';
import { isNearlyFull, useRequestPersistence, useStorageState } from '@/lib/client/storage';
import { faults } from '@/lib/messages/faults';
import { shell } from '@/lib/messages/shell';

/** What is kept in this browser, how much, and whether the browser may clear it. */
export function StorageMenu() {
  const state = useStorageState();
  const request = useRequestPersistence();
  const offline = shell.offline.states[useOfflineState()];
  const install = useInstall();
  const full = isNearlyFull(state);
  const [answer, setAnswer] = useState<boolean>();
  const ask = async () => setAnswer(await request());
  return (
    <Popover
      label={shell.storage.menuTitle}
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
      <p className="font-semibold">{shell.storage.menuTitle}</p>
      <p className="tabular-nums">
        {state === undefined
          ? shell.storage.unknown
          : shell.storage.used(formatBytes(state.usedBytes), formatBytes(state.quotaBytes))}
      </p>
      {state !== undefined && full && (
        <Notice tone="warning" title={faults.nearlyFull.title}>
          {faults.nearlyFull.body(formatBytes(state.usedBytes), formatBytes(state.quotaBytes))}
        </Notice>
      )}
      {state !== undefined && (
        <p className="[&>.state]:whitespace-normal">
          <StatePill tone={state.persisted ? 'ok' : 'warning'} icon={state.persisted ? Check : TriangleAlert}>
            {state.persisted ? shell.storage.persisted : shell.storage.notPersisted}
          </StatePill>
        </p>
      )}
      {state?.persisted === false && (
        <Button icon={HardDrive} onClick={() => void ask()}>
          {shell.storage.ask}
        </Button>
      )}
      <p className="text-caption text-fg-2 empty:hidden" role="status">
        {answer === undefined ? '' : answer ? shell.storage.granted : shell.storage.refused}
      </p>
      {offline !== '' && <p className="text-caption text-fg-2">{offline}</p>}
      {install && (
        <Button icon={MonitorDown} onClick={() => void install()}>
          {shell.offline.install}
        </Button>
      )}
      <ProtectionPart />
      <BackupPart />
    </Popover>
  );
}
