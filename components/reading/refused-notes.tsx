'use client';

import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useRefusedNotes } from '@/lib/client/datasets';
import { reading } from '@/lib/messages/reading';

/** Notes of the dataset that are in no list, since they break the contract; nothing where there are none. */
export function RefusedNotes({ datasetId }: { readonly datasetId: string }) {
  const refused = useRefusedNotes(datasetId);
  if (!refused || refused.length === 0) return null;
  const codes = [...new Set(refused.map(({ code }) => code))];
  return (
    <Notice
      className="mb-3"
      tone="warning"
      title={reading.refused.count(refused.length)}
      actions={<ButtonLink href="/datasets">{reading.refused.quarantine}</ButtonLink>}
    >
      {reading.refused.codes(codes)}
    </Notice>
  );
}
