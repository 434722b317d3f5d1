'use client';

import { Table2, Workflow } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useTriggerRules } from '@/lib/client/monitoring';
import { usePreference } from '@/lib/client/preferences';
import { type StepKey, useStepRuns } from '@/lib/client/step-runs';
import { wakeBackground } from '@/lib/client/work';
import { pipelines } from '@/lib/messages/pipelines';
import { PipelineGraph } from './graph/pipeline-graph';
import { NodeSummary } from './node-state';
import { RulesDialog } from './rules/rules-dialog';
import { RulesSummary } from './rules/rules-summary';
import { Simulator } from './simulator/simulator';
import { STEP_RUNS_SHOWN, StepRuns } from './step-runs';
import { StepsTable } from './steps-table';
import { useStepNodes } from './use-nodes';

/** The four pipelines as they run, what starts them, and a month of all of it in a minute. */
export function PipelinesPage() {
  const nodes = useStepNodes();
  const [selected, setSelected] = useState<StepKey>('data/import');
  const [view, setView] = usePreference<'graph' | 'table'>('pipelines.view', 'graph');
  const [changing, setChanging] = useState(false);
  // The worker says of runs that a tab left behind that they were cut off.
  useEffect(wakeBackground, []);
  const newest = useStepRuns(selected, STEP_RUNS_SHOWN);
  const kept = useTriggerRules();
  // All of it at once: what comes later would push what stands below it.
  if (!nodes || !newest || !kept) return <Skeleton className="page-body" lines={8} label={pipelines.loading} />;
  const shown = { nodes, selected, onSelect: setSelected };
  return (
    <div className="page-body grid min-w-0 gap-6">
      <div className="grid min-w-0 gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <NodeSummary nodes={[...nodes.values()]} />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setChanging(true)}>{pipelines.rulesButton}</Button>
            <Button
              icon={view === 'graph' ? Table2 : Workflow}
              onClick={() => setView(view === 'graph' ? 'table' : 'graph')}
            >
              {view === 'graph' ? pipelines.asTable : pipelines.asGraph}
            </Button>
          </div>
        </div>
        {view === 'graph' ? <PipelineGraph {...shown} /> : <StepsTable {...shown} />}
      </div>
      <div className="pipe-two">
        <StepRuns step={selected} newest={newest} />
        <RulesSummary kept={kept} onChange={() => setChanging(true)} />
      </div>
      <Simulator />
      {changing && <RulesDialog onClose={() => setChanging(false)} />}
    </div>
  );
}
