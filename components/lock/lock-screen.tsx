'use client';

import { useEffect, useState } from 'react';
import { CredentialsForm } from '@/components/account/credentials-form';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { WrapKind } from '@/lib/client/at-start';
import { openAgain } from '@/lib/client/lock';
import { unlockBySignIn } from '@/lib/client/protection';
import { lock as words } from '@/lib/messages/lock';
import { CodeForm } from './code-form';
import { LockFrame } from './lock-frame';
import { PassphraseForm } from './passphrase-form';

const ORDER = ['passphrase', 'sign-in', 'recovery'] as const;
type UnlockWay = (typeof ORDER)[number];

/** What is locked and why, and every way to open it that was set up. */
export function LockScreen({
  ways,
  waitUntilMs,
}: {
  /** Empty: not known yet. */
  readonly ways: readonly WrapKind[];
  /** Of the next try; milliseconds since 1970. */
  readonly waitUntilMs: number;
}) {
  const open = ORDER.filter((way) => ways.includes(way));
  const [chosen, setChosen] = useState<UnlockWay>();
  const way = chosen ?? open[0];
  useEffect(openAgain, []);
  return (
    <LockFrame title={words.title}>
      <p>{words.what}</p>
      {way === undefined ? (
        <div role="status" aria-label={words.looking}>
          <Skeleton lines={3} />
        </div>
      ) : (
        <>
          {open.length > 1 && (
            <Segmented
              className="justify-self-start"
              label={words.waysLabel}
              value={way}
              onChange={setChosen}
              options={open.map((value) => ({ value, label: words.ways[value] }))}
            />
          )}
          {way === 'passphrase' && <PassphraseForm waitUntilMs={waitUntilMs} />}
          {way === 'recovery' && <CodeForm waitUntilMs={waitUntilMs} />}
          {way === 'sign-in' && <CredentialsForm sign={unlockBySignIn} onSignedIn={() => undefined} />}
        </>
      )}
      <p className="text-caption text-fg-2">{words.why}</p>
    </LockFrame>
  );
}
