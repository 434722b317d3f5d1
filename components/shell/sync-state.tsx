'use client';

import { Cloud, CloudAlert, CloudOff, CloudUpload, type LucideIcon } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { PageLink } from '@/components/ui/page-link';
import { type OutboxCounts, useKnownSignIn, useOutboxCounts, useStorageLost } from '@/lib/client/at-start';
import { shell } from '@/lib/messages/shell';

const words = shell.sync;

function onConnectionChange(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** All sent, so many wait, or offline; the way to the page that shows every byte. */
export function SyncState() {
  const online = useSyncExternalStore(
    onConnectionChange,
    () => navigator.onLine,
    () => true,
  );
  const lost = useStorageLost();
  const counts = useOutboxCounts();
  const signedIn = useKnownSignIn() === true;
  const { icon: Icon, word, note } = lookOf(online, lost, counts, signedIn);
  return (
    <PageLink href="/sync" className="top-state" title={note}>
      <Icon aria-hidden />
      <span role="status">{word}</span>
    </PageLink>
  );
}

function lookOf(
  online: boolean,
  lost: boolean,
  counts: OutboxCounts | undefined,
  signedIn: boolean,
): { icon: LucideIcon; word: string; note: string } {
  if (lost) return { icon: CloudAlert, word: words.lost, note: words.lostNote };
  const { waiting = 0, stuck = 0, signIn = false } = counts ?? {};
  if (stuck > 0) return { icon: CloudAlert, word: words.stuck(stuck), note: words.stuckNote };
  if (!online) {
    const word = waiting > 0 ? `${words.offline}, ${words.waits(waiting)}` : words.offline;
    return { icon: CloudOff, word, note: words.offlineNote };
  }
  if (waiting > 0 && (signIn || !signedIn)) return { icon: CloudAlert, word: words.signIn, note: words.signInNote };
  if (waiting > 0) return { icon: CloudUpload, word: words.waits(waiting), note: words.waitsNote };
  return signedIn
    ? { icon: Cloud, word: words.allSent, note: words.allSentNote }
    : { icon: Cloud, word: words.online, note: words.onlineNote };
}
