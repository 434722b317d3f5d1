import type { Page } from '@playwright/test';

export interface Responsiveness {
  /** Tasks over 50 ms on the page's own thread, as the browser reports them: wall time, other processes' turns included. */
  readonly longTasks: number;
  readonly longestTaskMs: number;
  /** How late a 10 ms timer came, over all its turns: an input event would have waited as long. */
  readonly turns: number;
  readonly medianLatenessMs: number;
  readonly p99LatenessMs: number;
  readonly worstLatenessMs: number;
  /** Processor time of the page's own thread as a share of the time that passed, 0-1: free of what else the machine does. */
  readonly processorShare: number;
}

interface Probe {
  latenessMs: number[];
  taskMs: number[];
  observer: PerformanceObserver;
  timer: number;
}

/** Starts measuring how soon the page's thread could answer input; call the result to stop and read. */
export async function probeResponsiveness(page: Page): Promise<() => Promise<Responsiveness>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const processorSeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
  };
  const processorBefore = await processorSeconds();
  const startedMs = performance.now();
  await page.evaluate(() => {
    const latenessMs: number[] = [];
    const taskMs: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) taskMs.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    let due = performance.now() + 10;
    const timer = window.setInterval(() => {
      const now = performance.now();
      latenessMs.push(Math.max(0, now - due));
      due = now + 10;
    }, 10);
    const probe: Probe = { latenessMs, taskMs, observer, timer };
    Object.assign(window, { responsivenessProbe: probe });
  });

  return async () => {
    const processorUsed = (await processorSeconds()) - processorBefore;
    const elapsedSeconds = (performance.now() - startedMs) / 1000;
    const { latenessMs, taskMs } = await page.evaluate(() => {
      const probe = (window as unknown as { responsivenessProbe: Probe }).responsivenessProbe;
      window.clearInterval(probe.timer);
      for (const entry of probe.observer.takeRecords()) probe.taskMs.push(entry.duration);
      probe.observer.disconnect();
      return { latenessMs: probe.latenessMs, taskMs: probe.taskMs };
    });
    const late = latenessMs.sort((a, b) => a - b);
    const at = (share: number) => late[Math.min(late.length - 1, Math.floor(share * late.length))] ?? 0;
    return {
      longTasks: taskMs.length,
      longestTaskMs: Math.max(0, ...taskMs),
      turns: late.length,
      medianLatenessMs: at(0.5),
      p99LatenessMs: at(0.99),
      worstLatenessMs: at(1),
      processorShare: processorUsed / elapsedSeconds,
    };
  };
}

export function describeResponsiveness(what: string, measured: Responsiveness): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return (
    `${what}: ${measured.longTasks} tasks over 50 ms, longest ${ms(measured.longestTaskMs)}; a 10 ms timer came late by ` +
    `${ms(measured.medianLatenessMs)} in the middle, ${ms(measured.p99LatenessMs)} at the 99th percentile, ` +
    `${ms(measured.worstLatenessMs)} at worst, over ${measured.turns} turns (target: 50 ms); the page's thread used ` +
    `${(100 * measured.processorShare).toFixed(0)} % of a processor`
  );
}
