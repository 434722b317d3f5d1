'use client';
import { useEffect, useState } from 'react';
import { database } from '@/lib/store/database';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { useLive } from './live';
import { useChampion } from './models';
import { usePreference } from './preferences';
import { lastActiveMs, noteActivity, onActivity } from './registry/activity';
import { backgroundWorker } from './workers';

/** Preference: long work that a rule started waits until nobody is at work here. */
export const ONLY_WHILE_IDLE = 'monitoring.only-while-idle';
const IDLE_MS = 120_000;
const LOOK_EVERY_MS = 30_000;

/** Work that a rule started goes on in whatever tab is open; what was cut off is taken up again. */
export function useMonitoringLoop(signedIn: boolean): void {
  const champion = useChampion();
  const modelId = champion?.id;
  const [onlyIdle] = usePreference<boolean>(ONLY_WHILE_IDLE, false);
  /** A worker is started for it only where there is something to do. */
  const begun = useLive(
    async () => (await database().windows.count()) > 0 || (await database().firings.count()) > 0,
    [],
  );
  const open = useLive(async () => {
    const all = await new DexieMonitoringStore(database()).all();
    return all.filter(({ state }) => state === 'asked' || state === 'running' || state === 'needs-person').length;
  }, []);
  const finished = useLive(async () => (begun ? lastFinished() : ''), [begun]);

  // Whenever another model is in use, and at the start: what is logged and not acted on is acted on.
  useEffect(() => {
    if (begun && modelId !== undefined) void backgroundWorker().resumeMonitoring();
  }, [begun, modelId]);
  useEffect(() => {
    if (finished) void backgroundWorker().tellLabelled();
  }, [finished]);
  useEffect(() => {
    if (!signedIn) return;
    const follow = () => void backgroundWorker().followMonitoring();
    follow();
    const timer = setInterval(follow, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [signedIn]);
  const idle = useIdle(onlyIdle && (open ?? 0) > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody signed in: what waited for that goes on
  useEffect(() => {
    if ((open ?? 0) === 0 || (onlyIdle && !idle)) return;
    const carryOn = () => void backgroundWorker().carryOnWork();
    carryOn();
    // Another tab may be at it, and die: nothing else would tell this one.
    const timer = setInterval(carryOn, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [open, onlyIdle, idle, signedIn]);
}

/** When a note was last finished, by whomever, and how many are. */
async function lastFinished(): Promise<string> {
  let count = 0;
  let last = '';
  await database().noteStates.each(({ doneAt, status }) => {
    if (doneAt === undefined || (status !== 'done' && status !== 'reviewed-empty')) return;
    count++;
    if (doneAt > last) last = doneAt;
  });
  return count === 0 ? '' : `${count} ${last}`;
}

/** Nobody touched any tab of the browser for two minutes. @param wanted false: nobody looks */
function useIdle(wanted: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    const stop = onActivity(() => {
      noteActivity();
      setIdle(false);
    });
    const timer = setInterval(() => setIdle(Date.now() - lastActiveMs() >= IDLE_MS), LOOK_EVERY_MS / 3);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [wanted]);
  return idle;
}
