'use client';

import { Table2, Workflow } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { usePreference } from '@/lib/client/preferences';
import type { StepKey } from '@/lib/client/step-runs';
import { wakeBackground } from '@/lib/client/work';
import { pipelines } from '@/lib/messages/pipelines';
import { PipelineGraph } from './graph/pipeline-graph';
import { NodeSummary } from './node-state';
import { RulesDialog } from './rules/rules-dialog';
import { RulesSummary } from './rules/rules-summary';
import { Simulator } from './simulator/simulator';
import { StepRuns } from './step-runs';
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
  if (!nodes) return <Skeleton className="page-body" lines={8} label={pipelines.loading} />;
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
        <StepRuns step={selected} />
        <RulesSummary onChange={() => setChanging(true)} />
      </div>
      <Simulator />
      {changing && <RulesDialog onClose={() => setChanging(false)} />}
    </div>
  );
}
