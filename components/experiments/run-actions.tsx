'use client';

import { Archive, BookOpen, ChevronDown, Download, FileJson, RotateCcw, Share2, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Popover } from '@/components/ui/popover';
import { fileNameOf, saveFile } from '@/components/ui/save-file';
import { StatePill } from '@/components/ui/state-pill';
import { chooseModel, modelBytes, useModels } from '@/lib/client/models';
import { deleteRun } from '@/lib/client/runs';
import type { Run } from '@/lib/domain/model/run';
import { runRecord } from '@/lib/domain/model/run-record';
import { workErrorMessage } from '@/lib/messages/errors';
import { experiments } from '@/lib/messages/experiments';
import { share as shareWords } from '@/lib/messages/models';
import { exportWords, repeatWords } from '@/lib/messages/runs';
import { ShareDialog } from '../sharing/share-dialog';
import { ExportDialog } from './export-dialog';
import { ShareFigures } from './share-figures';

/** Use, repeat, download, delete. */
export function RunActions({
  run,
  inUse,
  canRepeat,
  onRepeat,
  onDeleted,
}: {
  readonly run: Run;
  readonly inUse: boolean;
  /** Its notes are here and no run is under way. */
  readonly canRepeat: boolean;
  readonly onRepeat: () => void;
  readonly onDeleted: () => void;
}) {
  const model = useModels()?.find(({ id }) => id === run.modelId);
  const [asking, setAsking] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const name = `run-${run.number}-${fileNameOf(run.datasetName)}`;

  const downloadModel = async () => {
    const bytes = model && (await modelBytes(model.id));
    if (!bytes) {
      setProblem(experiments.modelGone);
      return;
    }
    saveFile(`${name}.crfsuite`, bytes as Uint8Array<ArrayBuffer>, 'application/octet-stream');
  };
  const downloadReport = () =>
    saveFile(`${name}.json`, `${JSON.stringify(runRecord(run, model), undefined, 2)}\n`, 'application/json');
  const remove = () => {
    setDeleting(true);
    deleteRun(run.id).then(onDeleted, () => {
      setDeleting(false);
      setProblem(workErrorMessage('unexpected').what);
    });
  };

  return (
    <>
      {model && !inUse && (
        <Button variant="primary" icon={BookOpen} onClick={() => void chooseModel(model.id)}>
          {experiments.use}
        </Button>
      )}
      {model && inUse && (
        <StatePill tone="ok" icon={Tag}>
          {experiments.using}
        </StatePill>
      )}
      {run.state === 'finished' && (
        <Button icon={RotateCcw} title={repeatWords.help} disabled={!canRepeat} onClick={onRepeat}>
          {repeatWords.repeat}
        </Button>
      )}
      <Popover
        label={experiments.download}
        trigger={
          <Button icon={Download} iconAfter={ChevronDown}>
            {experiments.download}
          </Button>
        }
      >
        <Button icon={FileJson} onClick={downloadReport}>
          {experiments.downloadReport}
        </Button>
        {model && (
          <>
            <Button icon={Download} onClick={() => void downloadModel()}>
              {experiments.downloadModel}
            </Button>
            <Button icon={Archive} onClick={() => setExporting(true)}>
              {exportWords.open}
            </Button>
            <p className="text-caption text-fg-2">{experiments.downloadHint}</p>
          </>
        )}
      </Popover>
      {model && (
        <Button icon={Share2} onClick={() => setSharing(true)}>
          {shareWords.open}
        </Button>
      )}
      <ShareFigures run={run} />
      <Button icon={Trash2} onClick={() => setAsking(true)}>
        {experiments.delete}
      </Button>
      <ExportDialog runId={run.id} number={run.number} fileName={name} open={exporting} onOpenChange={setExporting} />
      {sharing && <ShareDialog run={run} onClose={() => setSharing(false)} />}
      {problem !== undefined && <Notice tone="critical" title={problem} announce />}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        width="small"
        title={experiments.deleteNamed(run.number)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{experiments.keep}</Button>
            <Button variant="danger" icon={Trash2} busy={deleting} onClick={remove}>
              {experiments.delete}
            </Button>
          </>
        }
      >
        <p>{experiments.deleteBody(run.number)}</p>
        {inUse && <p className="mt-2">{experiments.deleteInUse}</p>}
      </Dialog>
    </>
  );
}
