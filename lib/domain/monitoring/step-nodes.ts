import type { StepRun } from './step-run';

/** What a step of the graph shows of itself. `look`: somebody should see why; `wait`: it never ran, or was called off. */
export type NodeState = 'running' | 'look' | 'ok' | 'wait';

export function nodeStateOf(run: Pick<StepRun, 'outcome'> | undefined): NodeState {
  switch (run?.outcome) {
    case 'running':
      return 'running';
    case 'ok':
      return 'ok';
    case 'look':
    case 'refused':
    case 'failed':
    case 'interrupted':
      return 'look';
    case 'cancelled':
    case undefined:
      return 'wait';
  }
}
