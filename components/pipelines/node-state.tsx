import { Circle, CircleCheck, type LucideIcon, Play, TriangleAlert } from 'lucide-react';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import type { NodeState } from '@/lib/domain/monitoring/step-nodes';
import { pipelines } from '@/lib/messages/pipelines';
import type { StepNode } from './use-nodes';

export const NODE_ICONS: Readonly<Record<NodeState, LucideIcon>> = {
  running: Play,
  look: TriangleAlert,
  ok: CircleCheck,
  wait: Circle,
};
export const NODE_TONES: Readonly<Record<NodeState, StateTone>> = {
  running: 'info',
  look: 'warning',
  ok: 'ok',
  wait: 'none',
};
const ORDER: readonly NodeState[] = ['running', 'look', 'ok', 'wait'];

export function NodeStateWord({ state }: { readonly state: NodeState }) {
  return (
    <StatePill tone={NODE_TONES[state]} icon={NODE_ICONS[state]}>
      {pipelines.states[state]}
    </StatePill>
  );
}

/** How many steps are in each state. */
export function NodeSummary({ nodes }: { readonly nodes: readonly StepNode[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1" aria-label={pipelines.summary.label}>
      {ORDER.map((state) => {
        const count = nodes.filter((node) => node.state === state).length;
        return (
          <li key={state}>
            {/* Nothing to look at is no warning. */}
            <StatePill tone={count === 0 ? 'none' : NODE_TONES[state]} icon={NODE_ICONS[state]}>
              {pipelines.summary[state](count)}
            </StatePill>
          </li>
        );
      })}
    </ul>
  );
}
