'use client';

import { useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { formatCount } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, Td, Th } from '@/components/ui/table';
import { unknownWords } from '@/lib/client/monitoring';
import { monitor } from '@/lib/messages/monitor';

const { unknown: words } = monitor;
type Found = Awaited<ReturnType<typeof unknownWords>> | 'failed' | undefined;

/** Words of a window's notes that the model has not met. They are read when asked for, and go nowhere. */
export function WordsDialog({
  windowNumber,
  onClose,
}: {
  readonly windowNumber: number;
  readonly onClose: () => void;
}) {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let left = false;
    unknownWords(windowNumber).then(
      (list) => !left && setFound(list),
      () => !left && setFound('failed'),
    );
    return () => {
      left = true;
    };
  }, [windowNumber]);
  return (
    <Dialog
      open
      width="small"
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.description}
    >
      {found === undefined ? (
        <Skeleton lines={6} label={words.loading} />
      ) : found === 'failed' ? (
        <p role="alert">{words.failed}</p>
      ) : found.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table caption={words.title}>
          <thead>
            <tr>
              <Th>{words.word}</Th>
              <Th num>{words.notes}</Th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ word, notes }) => (
              <tr key={word}>
                <th scope="row" className="break-all">
                  {word}
                </th>
                <Td num>{formatCount(notes)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Dialog>
  );
}
