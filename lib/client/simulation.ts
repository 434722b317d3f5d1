'use client';
import { proxy, type Remote, wrap } from 'comlink';
import { useSyncExternalStore } from 'react';
import type { Moment } from '@/lib/domain/simulation/moment';
import type { SimulationApi, SimulationOutcome, SimulationRequest } from '@/workers/pipeline-api';

export type { SimulationRequest };

/**
 * `preparing`: the month's first model is trained. `ended`: by a person. The last month stays to be looked at until the
 * next one begins.
 */
export interface LivedMonth {
  readonly status: 'none' | 'preparing' | 'running' | 'paused' | 'ended' | 'over' | 'failed';
  readonly request: SimulationRequest | undefined;
  readonly moment: Moment | undefined;
  readonly report: Extract<SimulationOutcome, { kind: 'lived' }>['report'] | undefined;
}

const NONE: LivedMonth = { status: 'none', request: undefined, moment: undefined, report: undefined };

let month = NONE;
let worker: { readonly own: Worker; readonly api: Remote<SimulationApi> } | undefined;
const listeners = new Set<() => void>();

function change(to: Partial<LivedMonth>): void {
  month = { ...month, ...to };
  for (const listener of listeners) listener();
}

/** The month of this tab: it goes on when the page is left. */
export function useSimulatedMonth(): LivedMonth {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => month,
    () => NONE,
  );
}

export async function startMonth(request: SimulationRequest): Promise<void> {
  stopWorker();
  const own = new Worker(new URL('../../workers/simulation.worker.ts', import.meta.url), { type: 'module' });
  const mine = { own, api: wrap<SimulationApi>(own) };
  worker = mine;
  change({ ...NONE, status: 'preparing', request });
  const onMoment = (moment: Moment) => {
    if (worker === mine) change({ moment, status: month.status === 'paused' ? 'paused' : 'running' });
  };
  // A worker that does not start never answers: its error is the answer.
  const broken = new Promise<SimulationOutcome>((resolve) => {
    own.addEventListener('error', () => resolve({ kind: 'failed' }));
  });
  const outcome = await Promise.race([mine.api.live(request, proxy(onMoment)) as Promise<SimulationOutcome>, broken]);
  if (worker !== mine) return;
  stopWorker();
  if (outcome.kind === 'failed') change({ status: 'failed' });
  else change({ status: 'over', moment: outcome.last, report: outcome.report });
}

export function pauseMonth(): void {
  void worker?.api.pause();
  change({ status: 'paused' });
}

export function resumeMonth(): void {
  void worker?.api.resume();
  change({ status: month.moment ? 'running' : 'preparing' });
}

export function endMonth(): void {
  stopWorker();
  change({ status: 'ended' });
}

function stopWorker(): void {
  worker?.own.terminate();
  worker = undefined;
}
