'use client';

import { X } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { useTurns } from '@/components/ui/use-turns';
import type { Run } from '@/lib/domain/model/run';
import { type RunSummary, summaryOf } from '@/lib/domain/model/run-summary';
import { experiments } from '@/lib/messages/experiments';
import { ConfusionMatrix } from './confusion-matrix';
import { CurveCharts } from './curve-charts';
import { InsightTabs } from './insight-tabs';
import { LabelTable } from './label-table';
import { RepeatNotice } from './repeat-notice';
import { RunActions } from './run-actions';
import { RunFacts } from './run-facts';
import { RunOutcomeNotice } from './run-outcome-notice';
import { RunStateWord } from './run-state-word';
import { TokenTable } from './token-table';

/** Everything about one run that is not under way. Mount with the run's id as key: it takes focus when it appears. */
export const RunDetails = memo(function RunDetails({
  run,
  previous,
  inUse,
  canRestart,
  datasetThere,
  repeats,
  onRestart,
  onRepeat,
  onClose,
}: {
  readonly run: Run;
  readonly previous: Run | undefined;
  readonly inUse: boolean;
  readonly canRestart: boolean;
  readonly datasetThere: boolean;
  /** The run this one repeats and those that repeat it; undefined: it repeats one that is gone. */
  readonly repeats: readonly (RunSummary | undefined)[];
  readonly onRestart: (run: Run) => void;
  readonly onRepeat: (run: Run) => void;
  readonly onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { evaluation } = run;
  const drawn = useTurns(6);
  return (
    <section className="panel section mt-6" aria-labelledby="run-details">
      <div className="panel-head scroll-mt-4">
        <h2 id="run-details" ref={heading} tabIndex={-1} className="focus-visible:shadow-none">
          {experiments.running(run.number)}
        </h2>
        <RunStateWord run={run} inUse={false} />
        <span className="text-caption text-fg-2 tabular-nums">
          {run.datasetName}, {formatDateTime(run.startedAt)}
        </span>
        <div className="head-actions">
          <RunActions
            run={run}
            inUse={inUse}
            canRepeat={canRestart}
            onRepeat={() => onRepeat(run)}
            onDeleted={onClose}
          />
          <Button variant="quiet" icon={X} onClick={onClose}>
            {experiments.close}
          </Button>
        </div>
      </div>
      <div className="divide-y divide-line *:p-4">
        {run.state !== 'finished' && (
          <div>
            <RunOutcomeNotice
              run={run}
              canRestart={canRestart}
              datasetThere={datasetThere}
              onRestart={() => onRestart(run)}
            />
          </div>
        )}
        {run.state === 'finished' && repeats.length > 0 && (
          <div className="grid gap-2">
            {repeats.map((other) => (
              <RepeatNotice key={other?.id ?? ''} run={summaryOf(run)} other={other} />
            ))}
          </div>
        )}
        {drawn > 1 && evaluation && (
          <div className="grid gap-8 desk:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <LabelTable evaluation={evaluation} labels={run.labels} />
            <div className="grid content-start gap-6">
              {drawn > 2 && (
                <>
                  <ConfusionMatrix token={evaluation.scores.token} />
                  <TokenTable token={evaluation.scores.token} />
                </>
              )}
            </div>
          </div>
        )}
        {run.state === 'finished' && !evaluation && <p className="text-fg-2">{experiments.noEvaluation}</p>}
        {drawn > 3 && run.curve.length > 0 && (
          <div>
            <CurveCharts run={run} previous={previous} live={false} />
          </div>
        )}
        {drawn > 4 && (
          <div>
            <RunFacts run={run} />
          </div>
        )}
        {drawn > 5 && evaluation && (
          <div>
            <InsightTabs run={run} />
          </div>
        )}
      </div>
    </section>
  );
});
