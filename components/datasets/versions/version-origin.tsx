'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useDataset } from '@/lib/client/datasets';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { versions as words } from '@/lib/messages/dataset-versions';

/** Where a version comes from and what it changed; of an import, how it was split here. */
export function VersionOrigin({
  dataset,
  onOpen,
}: {
  readonly dataset: DatasetVersion;
  readonly onOpen: (datasetId: string) => void;
}) {
  const parent = useDataset(dataset.parentId);
  if (dataset.parentId === undefined) {
    return dataset.importSplit ? <p className="mb-4 text-fg-2">{words.importSplit(dataset.importSplit)}</p> : null;
  }
  const testChanged = dataset.difference?.testChanged ?? 0;
  return (
    <div className="mb-4 grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-fg-2">
        <span>
          {words.origin(parent?.name, dataset.steps ?? [])} {dataset.difference && words.difference(dataset.difference)}
        </span>
        {parent && (
          <Button size="small" variant="quiet" onClick={() => onOpen(parent.id)}>
            {words.openParent}
          </Button>
        )}
      </p>
      {testChanged > 0 && (
        <Notice tone="warning" title={words.testChanged(testChanged)}>
          {words.testChangedNext}
        </Notice>
      )}
    </div>
  );
}
