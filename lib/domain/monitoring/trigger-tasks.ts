import type { Firing } from './trigger-events';

/** Whether a firing leaves something to do for a person: a reviewer's task, or a roll-back to confirm. */
export function asksSomebody({ actions }: Pick<Firing, 'actions'>): boolean {
  return actions.some(({ do: what }) => what === 'reviewer-task' || what === 'propose-roll-back');
}
