'use client';

import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatDateTime } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { saveFile } from '@/components/ui/save-file';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, Td, Th } from '@/components/ui/table';
import { exportAudit, useAudit, useVerifyAudit } from '@/lib/client/registry/audit';
import { models } from '@/lib/messages/models';
import { CallProblem } from '../account/call-problem';
import { Hash } from './hash';

const words = models.audit;
/** Characters; longer ones are ids and hashes, which nobody reads to their end. */
const SUBJECT_SHOWN = 16;

/** The log as it stands on the server, a check of its chain, and the whole of it as a file. */
export function AuditDialog({ onClose }: { readonly onClose: () => void }) {
  const audit = useAudit(true);
  const verify = useVerifyAudit();
  const [error, setError] = useState<unknown>();
  const pages = audit.data?.pages ?? [];
  const names = new Map(pages.flatMap(({ people }) => people.map(({ id, name }) => [id, name] as const)));
  const save = () => {
    setError(undefined);
    exportAudit().then((lines) => saveFile(words.file, lines, 'application/jsonl'), setError);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="wide"
      title={words.title}
      description={words.note}
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button icon={ShieldCheck} busy={verify.isPending} onClick={() => verify.mutate()}>
          {words.verify}
        </Button>
        <Button icon={Download} onClick={save}>
          {words.export}
        </Button>
      </div>
      {verify.data && (
        <Notice
          className="mb-3"
          tone={verify.data.sound ? 'ok' : 'critical'}
          title={verify.data.sound ? words.sound(verify.data.entries) : words.broken(verify.data.seq)}
          announce
        />
      )}
      <CallProblem error={error ?? verify.error ?? audit.error} className="mb-3" />
      {audit.isPending ? (
        <Skeleton lines={6} />
      ) : (
        <Table caption={words.note}>
          <thead>
            <tr>
              <Th num>{words.columns.seq}</Th>
              <Th>{words.columns.at}</Th>
              <Th>{words.columns.who}</Th>
              <Th>{words.columns.action}</Th>
              <Th>{words.columns.subject}</Th>
              <Th>{words.columns.detail}</Th>
            </tr>
          </thead>
          <tbody>
            {pages.flatMap(({ entries }) =>
              entries.map(({ seq, at, personId, action, subject, detail }) => (
                <tr key={seq}>
                  <Td num>{seq}</Td>
                  <Td className="whitespace-nowrap">{formatDateTime(at)}</Td>
                  <Td>{personId === null ? words.nobody : (names.get(personId) ?? personId)}</Td>
                  <Td>{action}</Td>
                  <Td className="whitespace-nowrap">
                    {subject.length > SUBJECT_SHOWN ? <Hash text={subject} /> : subject}
                  </Td>
                  <Td className="break-words text-caption text-fg-2">
                    {Object.entries(detail)
                      .map(([name, value]) => `${name} ${value}`)
                      .join(', ')}
                  </Td>
                </tr>
              )),
            )}
          </tbody>
        </Table>
      )}
      {audit.hasNextPage && (
        <Button className="mt-3" busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Dialog>
  );
}
