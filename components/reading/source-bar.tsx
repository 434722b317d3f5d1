'use client';

import { ClipboardPaste } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { reading } from '@/lib/messages/reading';

export interface SourceBarProps {
  readonly datasets: readonly DatasetVersion[];
  readonly datasetId: string;
  readonly onDataset: (datasetId: string) => void;
  readonly onPaste: () => void;
}

/** Which notes are read, a way to add one, and at the right what moves between them. */
export function SourceBar({
  datasets,
  datasetId,
  onDataset,
  onPaste,
  children,
}: SourceBarProps & { readonly children?: ReactNode }) {
  return (
    <div className="source-bar">
      <SelectField
        className="max-w-[260px]"
        caption={reading.dataset.caption}
        aria-label={reading.dataset.label}
        value={datasetId}
        onChange={onDataset}
        options={datasets.map((one) => ({ value: one.id, label: one.name }))}
      />
      <Button variant="quiet" icon={ClipboardPaste} onClick={onPaste}>
        {reading.paste}
      </Button>
      {children !== undefined && <div className="ml-auto flex items-center gap-2">{children}</div>}
    </div>
  );
}
