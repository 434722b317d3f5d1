'use client';

import { RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { useHistory } from '@/lib/client/annotation';
import { editWords, layerName, panels } from '@/lib/messages/annotate-panels';
import { useAnnotate } from '../annotate-context';
import { definitionOf } from '../side/entity-rows';
import { type HistoryRow, historyRows, shortWords } from './history-rows';

const { history: words } = panels;

/** Steps drawn at first. */
const STEPS = 50;

/** Who did what in this note and when; each standing step can be gone back to, which is a step of its own. */
export function HistoryList({ text }: { readonly text: string }) {
  const { project, annotator, noteId, session, readOnly, announce } = useAnnotate();
  const edits = useHistory(project.id, annotator, noteId);
  const rows = useMemo(() => edits && historyRows(edits), [edits]);
  const [shown, setShown] = useState(STEPS);
  if (rows === undefined) return <Skeleton lines={4} />;
  if (rows.length === 0) return <p className="text-fg-2 text-table">{words.none}</p>;
  const restore = (seq: number) => {
    session.restore(seq);
    announce(words.restored);
  };
  const first = rows.length <= shown;
  const standing = rows.some(({ edit }) => edit.state === 'standing');
  return (
    <ol className="history">
      {rows.slice(0, shown).map((row) => (
        <HistoryStep
          key={row.edit.id}
          row={row}
          text={text}
          onRestore={row.restorable && readOnly === undefined ? () => restore(row.edit.seq) : undefined}
        />
      ))}
      {first && (
        <li className="history-step">
          <p>{words.start}</p>
          {standing && readOnly === undefined && (
            <Button size="small" variant="quiet" icon={RotateCcw} onClick={() => restore(0)}>
              {words.restoreStart}
            </Button>
          )}
        </li>
      )}
      {!first && (
        <li>
          <Button size="small" onClick={() => setShown(shown + STEPS)}>
            {panels.side.more(rows.length - shown)}
          </Button>
        </li>
      )}
    </ol>
  );
}

function HistoryStep({
  row,
  text,
  onRestore,
}: {
  readonly row: HistoryRow;
  readonly text: string;
  readonly onRestore: (() => void) | undefined;
}) {
  const { labelSet } = useAnnotate();
  const { edit, marks, more, bulk, current } = row;
  const status = edit.status;
  const state = edit.state === 'standing' ? undefined : edit.state === 'undone' ? words.undone : words.dropped;
  return (
    <li className="history-step" data-state={edit.state} aria-current={current ? 'step' : undefined}>
      <p>
        <b>{editWords(edit.kind, edit.changes)}</b>
        {status && ` ${words.statusChange(status.before, status.after)}`}
        {marks.map((mark) => (
          <span key={mark.id} dir="auto">
            {' '}
            <mark data-swatch data-look={definitionOf(labelSet.labels, mark.label).look}>
              {shortWords(text, mark)}
            </mark>
          </span>
        ))}
        {more > 0 && ` ${words.andMore(more)}`}
      </p>
      <p className="text-caption text-fg-2">
        {layerName(edit.annotator)}, {formatDateTime(edit.at)}
        {bulk && `, ${words.bulk}`}
        {state !== undefined && `, ${state}`}
        {current && `, ${words.now}`}
      </p>
      {onRestore && (
        <Button size="small" variant="quiet" icon={RotateCcw} onClick={onRestore}>
          {words.restore}
        </Button>
      )}
    </li>
  );
}
