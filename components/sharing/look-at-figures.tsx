import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/select-field';
import type { SharedBody } from '@/lib/client/registry/shared';
import { useRun, useRuns } from '@/lib/client/runs';
import { shared } from '@/lib/messages/shared';
import { FiguresTable } from '../models/figures-table';

const words = shared.figures;
const NONE = '';

/** Shared figures, beside those of a run of this browser that was judged on the same notes. */
export function LookAtFigures({
  item: { name, content },
  onClose,
}: {
  readonly item: Extract<SharedBody, { kind: 'evaluations' }>;
  readonly onClose: () => void;
}) {
  const runs = useRuns()?.filter(({ figures }) => figures?.split === 'test') ?? [];
  const [chosen, setChosen] = useState<string>();
  // The newest that can be compared stands beside it at once.
  const runId = chosen ?? runs.find(({ judgedHash }) => judgedHash === content.judgedHash)?.id ?? NONE;
  const run = useRun(runId === NONE ? undefined : runId);
  const own = run?.evaluation?.scores;
  const sameNotes = run?.judgedHash === content.judgedHash;
  const { evaluation } = content;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="wide"
      title={words.title(name)}
      description={words.judgedOn(evaluation.notes)}
    >
      <div className="grid gap-4">
        <SelectField
          className="w-fit"
          caption={words.beside}
          aria-label={words.beside}
          value={runId}
          onChange={setChosen}
          options={[
            { value: NONE, label: words.none },
            ...runs.map(({ id, number }) => ({ value: id, label: words.run(number) })),
          ]}
        />
        <FiguresTable
          labels={[...content.labels]}
          sides={[
            { name: words.shared, series: 'a', exact: evaluation.exact },
            ...(run && own && sameNotes
              ? [{ name: words.run(run.number), series: 'rest' as const, exact: own.exact }]
              : []),
          ]}
          otherNotes={own !== undefined && !sameNotes}
        />
      </div>
    </Dialog>
  );
}
