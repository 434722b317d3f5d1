import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { StepKey } from '@/lib/client/step-runs';
import { namesOf } from '@/lib/domain/monitoring/step-run';
import { pipelines, STEP_WORDS } from '@/lib/messages/pipelines';
import { NodeStateWord } from './node-state';
import type { StepNode } from './use-nodes';

/** The graph in words. */
export function StepsTable({
  nodes,
  selected,
  onSelect,
}: {
  readonly nodes: ReadonlyMap<StepKey, StepNode>;
  readonly selected: StepKey;
  readonly onSelect: (step: StepKey) => void;
}) {
  const { columns } = pipelines;
  return (
    <Table caption={pipelines.table} inset>
      <thead>
        <tr>
          <Th>{columns.pipeline}</Th>
          <Th>{columns.step}</Th>
          <Th>{columns.state}</Th>
          <Th>{columns.now}</Th>
          <Th>{columns.last}</Th>
          <Th>{columns.open}</Th>
        </tr>
      </thead>
      <tbody>
        {[...nodes.values()].map(({ step, state, line, run }) => (
          <Tr key={step} selected={step === selected}>
            <Td>{pipelines.lanes[namesOf(step)[0]].name}</Td>
            <th scope="row">{STEP_WORDS[step]}</th>
            <Td>
              <NodeStateWord state={state} />
            </Td>
            <Td className="tabular-nums">{line}</Td>
            <Td className="tabular-nums">
              {run ? formatDateTime(new Date(run.startedAt).toISOString()) : pipelines.never}
            </Td>
            <Td>
              <Button size="small" onClick={() => onSelect(step)} aria-label={pipelines.showNamed(STEP_WORDS[step])}>
                {pipelines.show}
              </Button>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
