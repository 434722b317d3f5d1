'use client';

import { KeyRound, LogIn, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { isGuarded, type WrapKind } from '@/lib/client/at-start';
import { useSession } from '@/lib/client/registry/session';
import { lock } from '@/lib/messages/lock';
import { type ProtectionChange, ProtectionForm } from './protection-form';
import { protectionWords } from './protection-words';
import { RecoveryCodeView } from './recovery-code-view';

const { protection: words } = lock;

/** What protects the data, in words, and each change of it as a form of its own. */
export function ProtectionDialog({
  ways,
  onClose,
}: {
  readonly ways: readonly WrapKind[];
  readonly onClose: () => void;
}) {
  const guarded = isGuarded(ways);
  const person = useSession()?.person;
  const [change, setChange] = useState<ProtectionChange | undefined>(guarded ? undefined : 'set');
  const [done, setDone] = useState<{ readonly code: string | undefined }>();
  const title = done?.code ? words.codeTitle : change === undefined || done ? words.title : TITLES[change]();
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={title}
      footer={
        done?.code && (
          <Button variant="primary" onClick={onClose}>
            {words.kept}
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        {done?.code && <RecoveryCodeView code={done.code} />}
        {done && !done.code && <Notice tone="ok" title={words.changed} announce />}
        {!done && change && (
          <ProtectionForm
            change={change}
            guarded={guarded}
            hasPassphrase={ways.includes('passphrase')}
            person={person}
            onDone={(code) => {
              setDone({ code });
              setChange(undefined);
            }}
          />
        )}
        {!done && !change && (
          <>
            <p className="font-semibold">{protectionWords(ways)}</p>
            <div className="flex flex-wrap gap-2">
              <Button icon={KeyRound} onClick={() => setChange('set')}>
                {ways.includes('passphrase') ? words.change : words.setTitle}
              </Button>
              <Button icon={KeyRound} onClick={() => setChange('renew')}>
                {words.renew}
              </Button>
              {person && !ways.includes('sign-in') && (
                <Button icon={LogIn} onClick={() => setChange('sign-in')}>
                  {words.signIn}
                </Button>
              )}
              {ways.includes('sign-in') && (
                <Button icon={Trash2} onClick={() => setChange('remove-sign-in')}>
                  {words.signInRemove}
                </Button>
              )}
              {ways.includes('passphrase') && (
                <Button icon={Trash2} onClick={() => setChange('remove')}>
                  {words.remove}
                </Button>
              )}
            </div>
          </>
        )}
        {!done?.code && (
          <ul className="ml-4 grid list-disc gap-1 text-caption text-fg-2">
            {words.levels.map((level) => (
              <li key={level}>{level}</li>
            ))}
          </ul>
        )}
        {!guarded && !done && person && change === 'set' && (
          <div>
            <Button variant="quiet" icon={LogIn} onClick={() => setChange('sign-in')}>
              {words.signInTitle}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

const TITLES: Readonly<Record<ProtectionChange, () => string>> = {
  set: () => words.setTitle,
  renew: () => words.renewTitle,
  remove: () => words.removeTitle,
  'sign-in': () => words.signInTitle,
  'remove-sign-in': () => words.signInRemoveTitle,
};
