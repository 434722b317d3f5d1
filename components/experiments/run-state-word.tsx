import { Tag, X } from 'lucide-react';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import type { Run, RunState } from '@/lib/domain/model/run';
import { experiments, RUN_STATES } from '@/lib/messages/experiments';

const TONES: Readonly<Record<RunState, StateTone>> = {
  running: 'info',
  finished: 'ok',
  cancelled: 'none',
  failed: 'critical',
  interrupted: 'warning',
};

export function RunStateWord({ run, inUse }: { readonly run: Pick<Run, 'state' | 'number'>; readonly inUse: boolean }) {
  if (inUse) {
    return (
      <StatePill tone="ok" icon={Tag}>
        {experiments.inUse(run.number)}
      </StatePill>
    );
  }
  return (
    <StatePill tone={TONES[run.state]} {...(run.state === 'cancelled' ? { icon: X } : {})}>
      {RUN_STATES[run.state]}
    </StatePill>
  );
}
