'use client';

import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { NoteFault, NoteFaultCode } from '@/lib/domain/data/contract';
import { noteFaultMessage } from '@/lib/messages/import';
import { reading } from '@/lib/messages/reading';

/** Why the open note is not read. */
export function RefusedNote({ code, facts }: { readonly code: NoteFaultCode; readonly facts: NoteFault['facts'] }) {
  return (
    <Notice
      className="m-4"
      tone="warning"
      title={reading.refused.title}
      announce
      actions={<ButtonLink href="/datasets">{reading.refused.quarantine}</ButtonLink>}
    >
      {noteFaultMessage(code, facts)} <code className="font-mono text-caption">{code}</code>
    </Notice>
  );
}
