import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from '@playwright/test';

/** A browser with a profile of its own on the disk, started by us, so that its processes can be killed. */
export interface MortalBrowser {
  readonly context: BrowserContext;
  /** SIGKILL to the browser and all its processes: nothing of them can be written any more. */
  kill(): Promise<void>;
}

export async function startBrowser(executablePath: string, profile: string): Promise<MortalBrowser> {
  const child = spawn(
    executablePath,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--remote-debugging-port=0',
      '--window-size=1280,800',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own: its children die with it, and nobody else.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // A test that runs out of time leaves without its last lines; the browser must not stay behind.
  const end = () => killGroup(child);
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const browser = await chromium.connectOverCDP(await endpointOf(child));
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no context');
  return {
    context,
    kill: async () => {
      const gone = once(child, 'exit');
      if (!killGroup(child)) return;
      await gone;
      await browser.close().catch(() => undefined);
    },
  };
}

/** @returns false when it is gone already */
function killGroup({ pid, exitCode, signalCode }: ChildProcess): boolean {
  if (pid === undefined || exitCode !== null || signalCode !== null) return false;
  return process.kill(-pid, 'SIGKILL');
}

async function endpointOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('no words from the browser');
  for await (const line of createInterface({ input: child.stderr })) {
    const endpoint = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (endpoint !== undefined) {
      child.stderr.resume();
      return endpoint;
    }
  }
  throw new Error('the browser did not start');
}
