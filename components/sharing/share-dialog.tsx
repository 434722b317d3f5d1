'use client';

import { Box, CloudUpload, Share2, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SelectField } from '@/components/ui/select-field';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { hasRole, useSession } from '@/lib/client/registry/session';
import type { Run } from '@/lib/domain/model/run';
import { share as words } from '@/lib/messages/models';
import { GateCurveTable } from './gate-curve-table';
import { GateReportFacts } from './gate-report-facts';
import { useShare } from './use-share';

const KS = [5, 8, 11, 20] as const;
const NOTE_MAX = 500;
const NAME_MAX = 120;

/** From a run to the outbox: the privacy gate, what it costs, what others will see of it. */
export function ShareDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const session = useSession();
  const [k, setK] = useState<number>(KS[0]);
  const [datasetName, setDatasetName] = useState('');
  const [note, setNote] = useState('');
  const work = useShare(run);
  const { state } = work;
  const gated = state.gated;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={words.title(run.number)}
      description={words.note}
      footer={
        state.sharedAs === undefined ? (
          <Button
            variant="primary"
            icon={Share2}
            disabled={gated === undefined || datasetName.trim() === ''}
            busy={state.sharing}
            onClick={() => void work.share({ datasetName: datasetName.trim(), note: note.trim() })}
          >
            {words.submit}
          </Button>
        ) : (
          <>
            <ButtonLink href="/sync" icon={CloudUpload}>
              {words.toSync}
            </ButtonLink>
            <ButtonLink href="/models" variant="primary" icon={Box}>
              {words.toModels}
            </ButtonLink>
          </>
        )
      }
    >
      <div className="grid gap-4">
        {session === null && <Notice tone="info" title={words.needsSignIn} />}
        {session && !hasRole(session, 'clinician') && !hasRole(session, 'reviewer') && (
          <Notice tone="warning" title={words.needsRole} />
        )}
        {run.evaluation?.split !== 'test' && <Notice tone="warning" title={words.notTest} />}
        {state.sharedAs === undefined ? (
          <>
            <div className="flex flex-wrap items-end gap-3">
              <Field label={words.k} hint={words.kHint} className="flex-1">
                <SelectField
                  value={String(k)}
                  onChange={(value) => setK(Number(value))}
                  options={KS.map((each) => ({ value: String(each), label: String(each) }))}
                  disabled={state.jobId !== undefined}
                />
              </Field>
            </div>
            {state.jobId === undefined ? (
              <div className="flex flex-wrap gap-2">
                <Button
                  variant={gated ? 'default' : 'primary'}
                  icon={ShieldCheck}
                  disabled={run.evaluation?.split !== 'test'}
                  onClick={() => void work.gate(k)}
                >
                  {gated ? words.runAgain : words.run}
                </Button>
                <Button title={words.curveHelp} onClick={() => void work.drawCurve()}>
                  {words.curve}
                </Button>
              </div>
            ) : (
              <ProgressBar
                label={state.drawing ? words.drawing : words.running}
                value={work.job?.done ?? 0}
                total={work.job?.total ?? 0}
                msLeft={work.job?.msLeft}
                onCancel={work.cancel}
              />
            )}
            {state.curve && <GateCurveTable curve={state.curve} />}
            {gated && (
              <>
                <GateReportFacts report={gated.report} />
                <Field label={words.dataset} hint={words.datasetHint}>
                  <TextInput value={datasetName} onChange={setDatasetName} maxLength={NAME_MAX} />
                </Field>
                <Field label={words.author} hint={words.authorHint}>
                  <TextArea value={note} onChange={setNote} maxLength={NOTE_MAX} />
                </Field>
                <p className="text-caption text-fg-2">{words.goes}</p>
              </>
            )}
          </>
        ) : (
          <Notice tone="ok" title={words.shared} announce>
            {words.sharedBody}
          </Notice>
        )}
        {state.problem !== undefined && <Notice tone="critical" title={state.problem} announce />}
      </div>
    </Dialog>
  );
}
