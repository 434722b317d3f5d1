'use client';

import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { formatCount } from '@/components/ui/format';
import { fileNameOf, saveFile } from '@/components/ui/save-file';
import { SelectField } from '@/components/ui/select-field';
import { VirtualList } from '@/components/ui/virtual-list';
import type { ImportIssue, ImportIssueCode, QuarantinedNote } from '@/lib/domain/data/import-report';
import { quarantineCsv } from '@/lib/domain/data/quarantine-csv';
import { datasets } from '@/lib/messages/datasets';
import { importIssueMessage } from '@/lib/messages/import';
import { placeWords } from './issue-list';

const { quarantine: words } = datasets;

/** Notes an import set aside: to look at, and to take away as a table. */
export function QuarantineViewer({
  rows,
  issues,
  name,
}: {
  readonly rows: readonly QuarantinedNote[];
  /** The report's rejections: their wording names the reasons. */
  readonly issues: readonly ImportIssue[];
  readonly name: string;
}) {
  const [code, setCode] = useState<ImportIssueCode | 'all'>('all');
  const codes = useMemo(() => [...new Set(rows.map((row) => row.code))], [rows]);
  const shown = useMemo(() => (code === 'all' ? rows : rows.filter((row) => row.code === code)), [rows, code]);
  const reasonOf = (one: ImportIssueCode) => {
    const issue = issues.find((candidate) => candidate.code === one);
    return issue ? importIssueMessage(issue).what : one;
  };
  const exportCsv = () => saveFile(words.fileName(fileNameOf(name)), quarantineCsv(rows), 'text/csv;charset=utf-8');
  return (
    <Disclosure title={words.title} note={words.count(rows.length)}>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        {codes.length > 1 && (
          <SelectField
            className="max-w-md"
            aria-label={words.reason}
            value={code}
            onChange={setCode}
            options={[
              { value: 'all' as const, label: words.allReasons },
              ...codes.map((value) => ({ value, label: reasonOf(value) })),
            ]}
          />
        )}
        <span className="text-caption text-fg-2 tabular-nums">{formatCount(shown.length)}</span>
        <Button size="small" icon={Download} onClick={exportCsv}>
          {words.export}
        </Button>
        <span className="text-caption text-fg-2">{words.exportHint}</span>
      </div>
      <VirtualList
        // Measured heights belong to the rows shown.
        key={code}
        label={words.list}
        count={shown.length}
        estimateHeight={72}
        renderRow={(index) => {
          const row = shown[index];
          return row && <QuarantineRow row={row} issue={issues.find(({ code: one }) => one === row.code)} />;
        }}
      />
    </Disclosure>
  );
}

function QuarantineRow({ row, issue }: { readonly row: QuarantinedNote; readonly issue: ImportIssue | undefined }) {
  // The issue speaks of all its notes; here it speaks of this one.
  const reason = issue ? importIssueMessage({ ...issue, count: 1, places: [row.place] }).what : row.code;
  return (
    <div className="grid gap-x-4 gap-y-1 px-3 py-2 text-table tablet:grid-cols-[150px_minmax(0,1fr)]">
      <code className="break-all font-mono text-caption text-fg-2">{placeWords(row.place)}</code>
      <span className="text-caption text-fg-2">{reason}</span>
      <p className="whitespace-pre-wrap break-words tablet:col-start-2">
        {row.text === '' ? <span className="text-fg-3">{words.noText}</span> : row.text}
      </p>
      {row.tags && row.tags.length > 0 && (
        <p className="break-words font-mono text-caption text-fg-2 tablet:col-start-2">
          <span className="sr-only">{words.tags}: </span>
          {row.tags.join(' ')}
        </p>
      )}
    </div>
  );
}
