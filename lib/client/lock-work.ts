'use client';
import { useEffect } from 'react';
import { OPEN_MS_MAX, whySessionEnds } from '@/lib/domain/session-end';
import { database } from '@/lib/store/database';
import { isGuarded } from './at-start';
import { lockNow, openAgain } from './lock';
import { forgetAll } from './on-forget';
import { lastActiveMs, noteActivity, onActivity } from './registry/activity';
import { stepsSettled } from './steps-settled';
import { useStored } from './stored';
import { endWorkers } from './workers';

const LOOK_EVERY_MS = 15_000;
/** Steps on their way to the disk get so long before the keys go. */
const SETTLE_MS_MAX = 2_000;
const JOBS_LOOK_MS = 5_000;

const ring = () => database().ring;

/**
 * Opens the database for this page and shares its keys with tabs and workers; once there is a passphrase or a sign-in to
 * open it with, locks after 15 minutes without work and after 12 hours, by this tab's own clock, with or without a network.
 */
export function LockWork(): null {
  const guarded = isGuarded(useStored('ways'));
  useEffect(() => {
    const lock = async () => {
      await Promise.race([stepsSettled(), new Promise((resolve) => setTimeout(resolve, SETTLE_MS_MAX))]);
      ring().forget();
      forgetAll();
      await workDone();
      endWorkers();
      // What a page has in memory goes with the page alone. Without a network it could not come back: then it stays.
      if (await canComeBack()) window.location.reload();
    };
    ring().ofPage({ mayGive: () => !guarded || !isOverdue(), lockAsked: () => void lock() });
    openAgain();
  }, [guarded]);

  useEffect(() => {
    if (!guarded) return;
    const look = () => {
      if (ring().state().kind === 'open' && isOverdue()) lockNow();
    };
    look();
    const stop = onActivity(() => {
      // Back after a pause that was too long: the pause counts, not the key that ended it.
      look();
      noteActivity();
    });
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [guarded]);
  return null;
}

function isOverdue(): boolean {
  const expiresAtMs = ring().openedAtMs() + OPEN_MS_MAX;
  return whySessionEnds({ lastActiveMs: lastActiveMs(), expiresAtMs }, Date.now()) !== undefined;
}

async function canComeBack(): Promise<boolean> {
  // The service worker has the whole app.
  if (navigator.serviceWorker?.controller) return true;
  try {
    return (await fetch(window.location.pathname, { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}

/**
 * Training and other long work goes on behind the lock: its workers hold keys until it has ended, and give them to nobody.
 */
async function workDone(): Promise<void> {
  for (;;) {
    const { held = [] } = await navigator.locks.query();
    if (!held.some(({ name }) => name?.startsWith('behealthy.job.'))) return;
    await new Promise((resolve) => setTimeout(resolve, JOBS_LOOK_MS));
  }
}
