'use client';

import { Square } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatTimeLeft } from '@/components/ui/format';
import { Panel } from '@/components/ui/section';
import { useJob } from '@/lib/client/jobs';
import { cancelJob } from '@/lib/client/work';
import type { Run } from '@/lib/domain/model/run';
import { ALGORITHM_WORDS, experiments, TRAINING_STEPS } from '@/lib/messages/experiments';
import { settingWords } from '@/lib/messages/search';
import { CurveCharts } from './curve-charts';
import { runMsLeft, runProgress } from './run-time-left';

/** The run under way: how far, how long still, a way out, and its curves as they grow. */
export function RunningPanel({ run, previous }: { readonly run: Run; readonly previous: Run | undefined }) {
  const job = useJob(run.id);
  const [cancelling, setCancelling] = useState(false);
  const { settings, featureSet } = run;
  const progress = runProgress(run);
  const label = stepLabel(run, job?.step, progress);
  const msLeft = runMsLeft(run, job);
  const { name } = ALGORITHM_WORDS[settings.algorithm];
  const percent = Math.round(100 * progress.share);
  return (
    <Panel
      className="mb-6"
      title={experiments.running(run.number)}
      note={experiments.settingsLine(run.datasetName, featureSet.id, name, settingWords(settings))}
      actions={
        <>
          <span className="whitespace-nowrap text-caption tabular-nums">{label}</span>
          <div
            className="meter w-28 desk:w-44"
            role="progressbar"
            aria-label={experiments.running(run.number)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
            aria-valuetext={label}
          >
            <span style={{ width: `${percent}%` }} />
          </div>
          <b className="whitespace-nowrap font-semibold text-table tabular-nums">
            {msLeft === undefined ? experiments.timeUnknown : formatTimeLeft(msLeft)}
          </b>
          <Button
            icon={Square}
            busy={cancelling}
            onClick={() => {
              setCancelling(true);
              cancelJob(run.id);
            }}
          >
            {cancelling ? experiments.cancelling : experiments.cancel}
          </Button>
        </>
      }
    >
      <CurveCharts run={run} previous={previous} live />
    </Panel>
  );
}

function stepLabel(run: Run, step: string | undefined, progress: ReturnType<typeof runProgress>): string {
  if ((step === 'fit-dev' || step === 'fit-final') && progress.fit !== undefined) {
    const { fit } = experiments;
    return `${fit[progress.fit]} ${fit.atMost(progress.iteration, run.settings.maxIterations)}`;
  }
  return TRAINING_STEPS[step ?? ''] ?? experiments.starting;
}
