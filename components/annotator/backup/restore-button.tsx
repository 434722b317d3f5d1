'use client';

import { ArchiveRestore } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { panels } from '@/lib/messages/annotate-panels';
import { RestoreDialog } from './restore-dialog';
import { useBackup } from './use-backup';

const { backup: words } = panels;

/** Asks for a backup file, and adds what is in it. */
export function RestoreButton({
  label = words.choose,
  variant,
  onAsk,
  onBusy,
}: {
  readonly label?: string;
  readonly variant?: 'primary';
  readonly onAsk?: () => void;
  /** Whether a file is being checked, restored or told about. */
  readonly onBusy?: (busy: boolean) => void;
}) {
  const restoring = useBackup();
  const input = useRef<HTMLInputElement>(null);
  const busy = restoring.state.step !== 'idle';
  useEffect(() => onBusy?.(busy), [busy, onBusy]);
  return (
    <>
      <Button
        size="small"
        icon={ArchiveRestore}
        {...(variant ? { variant } : {})}
        onClick={() => {
          onAsk?.();
          input.current?.click();
        }}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".gz,.backup"
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file chosen again must count as a change.
          event.target.value = '';
          if (file) restoring.check(file);
        }}
      />
      {busy && <RestoreDialog work={restoring} />}
    </>
  );
}
