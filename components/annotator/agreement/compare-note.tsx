'use client';

import { ArrowRight, Check, Save } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { StatePill } from '@/components/ui/state-pill';
import { useNote } from '@/lib/client/datasets';
import type { Choice } from '@/lib/domain/annotation/adjudicate';
import type { Annotator } from '@/lib/domain/annotation/mark';
import { isFinished } from '@/lib/domain/annotation/note-state';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import { layerName, panels } from '@/lib/messages/annotate-panels';
import { nextOpen, type Verdict, verdictOfKey, verdictsFor } from './compare-rules';
import { DifferenceCard } from './difference-card';
import { SideText } from './side-text';
import { useAdjudication } from './use-adjudication';

const { agreement: words } = panels;

/** One note in two layers: each difference is decided, the result goes to the gold layer. Mount with its id as key. */
export function CompareNote({
  projectId,
  annotators,
  noteId,
  by,
  labels,
  onNext,
}: {
  readonly projectId: string;
  readonly annotators: readonly [Annotator, Annotator];
  readonly noteId: string;
  /** Who decides. */
  readonly by: Annotator;
  readonly labels: readonly LabelDefinition[];
  readonly onNext: () => void;
}) {
  const placed = useNote(noteId);
  const { differences, agreed, decisions, result, gold, decide, save, state } = useAdjudication(
    projectId,
    annotators,
    noteId,
    by,
  );
  const [current, setCurrent] = useState(-1);
  const [whole, setWhole] = useState(false);
  // The first difference to decide has the focus, so that keys work at once.
  const first = differences && gold ? (nextOpen(differences, decisions, -1) ?? 0) : -1;
  useEffect(() => setCurrent((now) => (now < 0 ? first : now)), [first]);
  if (!placed || placed.labelled.note.id !== noteId || !differences || !result || !gold) return <Skeleton lines={8} />;
  const { note } = placed.labelled;
  const open = differences.filter(({ key }) => !decisions.has(key)).length;
  const names = [layerName(annotators[0]), layerName(annotators[1])] as const;

  const give = (choice: Choice, index: number, verdict: Verdict) => {
    if (!verdictsFor(choice).includes(verdict)) return;
    const next = new Map(decisions).set(choice.key, { kind: verdict });
    decide(choice.key, { kind: verdict });
    const after = nextOpen(differences, next, index);
    setCurrent(after ?? index);
  };
  const onKey = (event: KeyboardEvent, choice: Choice, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const verdict = verdictOfKey(event.key);
    if (verdict) give(choice, index, verdict);
    else if (event.key === 'ArrowDown') setCurrent(Math.min(differences.length - 1, index + 1));
    else if (event.key === 'ArrowUp') setCurrent(Math.max(0, index - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const store = async (next: boolean) => {
    if ((await save()) && next) onNext();
  };

  return (
    <article className="compare" aria-label={words.note(note.title)}>
      <header className="compare-head">
        <h3>{note.title}</h3>
        {isFinished(gold.status) && state !== 'open' && (
          <StatePill tone="ok" icon={Check}>
            {words.adjudicated}
          </StatePill>
        )}
        <span className="text-caption text-fg-2 tabular-nums" role="status">
          {words.progress(differences.length - open, differences.length)}
        </span>
      </header>
      <p className="text-caption text-fg-2">{words.keys}</p>
      {agreed.length > 0 && (
        <p className="text-table">
          {words.agreed(agreed.length)}{' '}
          <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? words.hideAgreed : words.showAgreed}
          </button>
        </p>
      )}
      {whole && (
        <div className="compare-whole">
          <SideText
            text={note.text}
            range={{ start: 0, end: note.text.length }}
            marks={agreed}
            given={[]}
            labels={labels}
          />
        </div>
      )}
      <div className="grid gap-3">
        {differences.map((choice, index) => (
          <DifferenceCard
            key={choice.key}
            choice={choice}
            number={index + 1}
            count={differences.length}
            text={note.text}
            names={names}
            agreed={agreed}
            labels={labels}
            decision={decisions.get(choice.key)}
            current={index === current}
            onFocus={() => setCurrent(index)}
            onVerdict={(verdict) => give(choice, index, verdict)}
            onKey={(event) => onKey(event, choice, index)}
          />
        ))}
        {differences.length === 0 && <p className="text-fg-2">{words.noDifference}</p>}
      </div>
      {state === 'failed' && <Notice tone="critical" title={words.saveFailed} announce />}
      {state === 'conflict' && <Notice tone="warning" title={words.conflict} announce />}
      {state === 'saved' && <Notice tone="ok" title={words.saved(note.title, result.spans.length)} announce />}
      <footer className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          icon={Save}
          iconAfter={ArrowRight}
          disabled={open > 0}
          busy={state === 'saving'}
          onClick={() => void store(true)}
        >
          {words.saveNext}
        </Button>
        <Button disabled={open > 0 || state === 'saving'} onClick={() => void store(false)}>
          {words.save}
        </Button>
        {open > 0 && <span className="text-fg-2 text-table">{words.undecided(open)}</span>}
      </footer>
    </article>
  );
}
