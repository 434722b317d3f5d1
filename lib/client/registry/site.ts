'use client';
import { useEffect, useState } from 'react';
import { pollDelayMs } from '@/lib/domain/deployment/polling';
import { database } from '@/lib/store/database';
import { DexieSiteStore } from '@/lib/store/site-store';
import type { FollowOutcome } from '@/workers/pipeline-api';
import { useLive } from '../live';
import { useQueryClient } from '../queries';
import { backgroundWorker } from '../workers';
import { registryKeys } from './keys';

export type { FollowOutcome };

export function useBrowserId(): string | undefined {
  return useLive(() => new DexieSiteStore(database()).browserId(), []);
}

/** Looks for another model now. */
export const followSite = () => backgroundWorker().followSite();

/** While signed in and visible: every 30 s, jittered, and at once when the page comes into view. */
export function useFollowSite(signedIn: boolean): void {
  const client = useQueryClient();
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (!signedIn || !visible) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const outcome = await followSite().catch(() => undefined);
      if (outcome?.kind === 'signed-out') void client.invalidateQueries({ queryKey: registryKeys.session });
      // A swap is news for the page of models too: another version is in use.
      if (outcome?.kind === 'swapped') void client.invalidateQueries({ queryKey: registryKeys.deployments });
    };
    const look = async () => {
      await ask();
      if (!over) timer = setTimeout(() => void look(), pollDelayMs(Math.random));
    };
    void look();
    const onFocus = () => void ask();
    window.addEventListener('focus', onFocus);
    return () => {
      over = true;
      clearTimeout(timer);
      window.removeEventListener('focus', onFocus);
    };
  }, [signedIn, visible, client]);
}
