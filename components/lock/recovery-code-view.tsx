'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { lock } from '@/lib/messages/lock';

const { protection: words } = lock;

/** Shown once, in a form that can be printed. */
export function RecoveryCodeView({ code }: { readonly code: string }) {
  return (
    <div className="grid gap-3">
      <Notice tone="warning" title={words.codeOnce} announce>
        {words.codeText}
      </Notice>
      <p className="recovery-code">{code}</p>
      <div>
        <Button icon={Printer} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </div>
  );
}
