import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/brand-mark';
import { shell } from '@/lib/messages/shell';

/** A page of its own, in place of the whole app. */
export function LockFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="lock-page" id="page" tabIndex={-1}>
      <div className="lock-card">
        <p className="lock-brand">
          <BrandMark />
          {shell.brand}
        </p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
