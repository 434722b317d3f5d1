import type { StepKey } from '@/lib/client/step-runs';
import { namesOf } from '@/lib/domain/monitoring/step-run';
import { pipelines, STEP_WORDS } from '@/lib/messages/pipelines';
import { NODE_ICONS } from '../node-state';
import type { StepNode } from '../use-nodes';
import { NODE, placeOf } from './graph-layout';

/** One step: its state as shape and word, its name, and one line of what goes on. */
export function NodeButton({
  node: { step, state, line },
  selected,
  onSelect,
}: {
  readonly node: StepNode;
  readonly selected: boolean;
  readonly onSelect: (step: StepKey) => void;
}) {
  const { x, y } = placeOf(step);
  const Icon = NODE_ICONS[state];
  const [pipeline] = namesOf(step);
  return (
    <button
      type="button"
      className="pipe-node"
      data-step={step}
      data-state={state}
      aria-pressed={selected}
      tabIndex={selected ? 0 : -1}
      style={{ left: x, top: y, width: NODE.width, height: NODE.height }}
      onClick={() => onSelect(step)}
    >
      <span className="pipe-node-head">
        <Icon aria-hidden />
        <span className="sr-only">{pipelines.lanes[pipeline].name}, </span>
        <span className="pipe-node-name">{STEP_WORDS[step]}</span>
        <span className="sr-only">, {pipelines.states[state]}:</span>
      </span>{' '}
      <span className="pipe-node-line">{line}</span>
    </button>
  );
}
