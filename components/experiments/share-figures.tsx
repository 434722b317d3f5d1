'use client';

import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { FiguresTable } from '@/components/models/figures-table';
import { ShareThingsDialog } from '@/components/sharing/share-things-dialog';
import { Button } from '@/components/ui/button';
import { useMayShare } from '@/lib/client/registry/shared';
import type { Run } from '@/lib/domain/model/run';
import { shared as words } from '@/lib/messages/shared';

/** Figures of a run on frozen test notes; nothing where the site takes none or the run has none. */
export function ShareFigures({ run }: { readonly run: Run }) {
  const [open, setOpen] = useState(false);
  const may = useMayShare('evaluations');
  const { evaluation, judgedHash, datasetHash, labels, number } = run;
  if (!may || evaluation?.split !== 'test' || judgedHash === undefined) return null;
  const { scores } = evaluation;
  const content = { runId: run.id, datasetHash, judgedHash, labels: [...labels], evaluation: scores };
  return (
    <>
      <Button icon={ChartColumn} onClick={() => setOpen(true)}>
        {words.shareFigures}
      </Button>
      {open && (
        <ShareThingsDialog
          title={words.titles.figures(number)}
          things={[{ key: run.id, content: { kind: 'evaluations', version: 1, content }, texts: [] }]}
          name={words.figures.run(number)}
          onClose={() => setOpen(false)}
        >
          {() => (
            <FiguresTable
              labels={labels}
              sides={[{ name: words.figures.run(number), series: 'a', exact: scores.exact }]}
              otherNotes={false}
            />
          )}
        </ShareThingsDialog>
      )}
    </>
  );
}
