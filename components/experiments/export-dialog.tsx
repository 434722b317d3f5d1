'use client';

import { Download, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { saveFile } from '@/components/ui/save-file';
import { Segmented } from '@/components/ui/segmented';
import { exportRun } from '@/lib/client/export';
import { cancelJob, newJobId } from '@/lib/client/work';
import { UNNAMED } from '@/lib/domain/annotation/mark';
import { workErrorMessage } from '@/lib/messages/errors';
import { personName } from '@/lib/messages/person';
import { exportWords as words } from '@/lib/messages/runs';
import type { ExportLayout, WorkErrorCode } from '@/workers/pipeline-api';

const LAYOUTS: readonly ExportLayout[] = ['plain', 'mlflow'];

/** What an exported run holds, in which layout, and that it is to be kept safe; then the file. */
export function ExportDialog({
  runId,
  number,
  fileName,
  open,
  onOpenChange,
}: {
  readonly runId: string;
  readonly number: number;
  /** Without its ending. */
  readonly fileName: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const [layout, setLayout] = useState<ExportLayout>('plain');
  const [jobId, setJobId] = useState<string>();
  const [problem, setProblem] = useState<WorkErrorCode>();
  const current = useRef<string>(undefined);
  // Leaving ends the work.
  useEffect(
    () => () => {
      if (current.current) cancelJob(current.current);
    },
    [],
  );

  const start = () => {
    const id = newJobId();
    current.current = id;
    setJobId(id);
    setProblem(undefined);
    exportRun(id, { runId, layout, unnamed: personName(UNNAMED) })
      .then((outcome) => {
        if (outcome.kind === 'failed') setProblem(outcome.code);
        if (outcome.kind !== 'exported') return;
        saveFile(`${fileName}${layout === 'mlflow' ? '-mlflow' : ''}.zip`, outcome.file, 'application/zip');
        onOpenChange(false);
      })
      .catch(() => setProblem('unexpected'))
      .finally(() => {
        current.current = undefined;
        setJobId(undefined);
      });
  };
  const failure = problem && workErrorMessage(problem);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next && jobId) cancelJob(jobId);
        onOpenChange(next);
      }}
      title={words.title(number)}
      footer={
        <>
          {jobId && (
            <Button icon={Square} onClick={() => cancelJob(jobId)}>
              {words.cancel}
            </Button>
          )}
          <Button variant="primary" icon={Download} busy={jobId !== undefined} onClick={start}>
            {words.start}
          </Button>
        </>
      }
    >
      <Segmented
        label={words.layout}
        value={layout}
        onChange={setLayout}
        options={LAYOUTS.map((value) => ({ value, label: words.layouts[value].name }))}
      />
      <p className="mt-3">{words.layouts[layout].help}</p>
      <Notice className="mt-4" tone="warning" title={words.safe}>
        {words.safeWhy}
      </Notice>
      {failure && (
        <Notice className="mt-3" tone="critical" title={failure.what} announce>
          {failure.next}
        </Notice>
      )}
    </Dialog>
  );
}
