import { type ReactNode, Suspense } from 'react';
import { LockGate } from '@/components/lock/lock-gate';
import { TourBar } from '@/components/tour/tour-bar';
import { shell } from '@/lib/messages/shell';
import { AppUpdate } from './app-update';
import { FaultNotices } from './fault-notices';
import { Rail } from './rail';
import { ShellWork } from './shell-work';
import { TopBar } from './top-bar';

/** What stands around every page: skip link, rail, top bar, and the page itself. */
export function AppShell({ children }: { readonly children: ReactNode }) {
  return (
    <LockGate>
      <div className="shell">
        <a href="#page" className="skip-link button">
          {shell.skip}
        </a>
        <ShellWork />
        <Rail />
        <TopBar />
        <main id="page" className="shell-page" tabIndex={-1}>
          {children}
        </main>
        <div className="shell-notices">
          <FaultNotices />
          <AppUpdate />
        </div>
        <Suspense>
          <TourBar />
        </Suspense>
      </div>
    </LockGate>
  );
}
