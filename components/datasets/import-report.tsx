'use client';

import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { formatBytes } from '@/components/ui/format';
import { StatePill } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { ImportIssue } from '@/lib/domain/data/import-report';
import { datasets } from '@/lib/messages/datasets';
import type { StoredImportReport } from '@/lib/pipelines/ports';
import { IssueList } from './issue-list';
import { QuarantineViewer } from './quarantine-viewer';
import { SplitTable } from './split-table';

/** What came in, what was set aside, what looks odd; before storing and, as kept, after. */
export function ImportReport({
  dataset,
  issues,
  quarantine,
  files,
  name,
}: StoredImportReport & {
  /** Undefined: an error stopped the import, or the counts stand elsewhere on the page. */
  readonly dataset: DatasetVersion | undefined;
  /** Names the exported quarantine file. */
  readonly name: string;
}) {
  const of = (severity: ImportIssue['severity']) => issues.filter((issue) => issue.severity === severity);
  const errors = of('error');
  const rejected = of('rejected');
  const notices = of('notice');
  return (
    <div className="grid min-w-0 gap-5">
      {errors.length > 0 && (
        <Part title={datasets.stops} state={<StatePill tone="critical">{errors.length}</StatePill>}>
          <IssueList issues={errors} />
        </Part>
      )}
      {dataset && (
        <Part title={datasets.cameIn}>
          <SplitTable dataset={dataset} caption={datasets.tableCaption} />
        </Part>
      )}
      {errors.length === 0 && (
        <Part
          title={datasets.setAside}
          note={quarantine.length > 0 ? datasets.setAsideNote(quarantine.length) : undefined}
        >
          {rejected.length === 0 ? (
            <p className="text-fg-2">{datasets.nothingAside}</p>
          ) : (
            <IssueList issues={rejected} />
          )}
          {quarantine.length > 0 && <QuarantineViewer rows={quarantine} issues={rejected} name={name} />}
        </Part>
      )}
      {(errors.length === 0 || notices.length > 0) && (
        <Part title={datasets.odd} note={notices.length > 0 && errors.length === 0 ? datasets.oddNote : undefined}>
          {notices.length === 0 ? <p className="text-fg-2">{datasets.nothingOdd}</p> : <IssueList issues={notices} />}
        </Part>
      )}
      <Disclosure title={datasets.files} note={String(files.length)}>
        <Table caption={datasets.files}>
          <thead>
            <tr>
              <Th>{datasets.columns.file}</Th>
              <Th num>{datasets.columns.size}</Th>
              <Th>{datasets.columns.encoding}</Th>
            </tr>
          </thead>
          <tbody>
            {files.map((file, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and the list never changes
              <tr key={i}>
                <Td>{file.name}</Td>
                <Td num>{formatBytes(file.sizeBytes)}</Td>
                <Td>{file.encoding}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </div>
  );
}

function Part({
  title,
  note,
  state,
  children,
}: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly state?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid min-w-0 gap-2">
      <h3 className="flex items-center gap-2">
        {title}
        {state}
        {note !== undefined && <span className="font-normal text-caption text-fg-2 tabular-nums">{note}</span>}
      </h3>
      {children}
    </div>
  );
}
