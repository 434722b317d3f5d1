'use client';

import { CopyCheck, RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Segmented } from '@/components/ui/segmented';
import { VirtualList } from '@/components/ui/virtual-list';
import { panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import { useAnnotate } from '../annotate-context';
import type { NoteItem } from '../note/items';
import { definitionOf } from '../side/entity-rows';
import { HitRow } from './hit-row';
import { chosenHits, freeHits, keyOfHit, notesOf, toggled } from './same-words-rows';
import { useSameWords } from './use-same-words';

const { same: words } = panels;
const ROW_HEIGHT = 52;

/** Marks the same words elsewhere: every place with its context, chosen by hand, set as one step. Mounted while open. */
export function SameWordsDialog({ item, onClose }: { readonly item: NoteItem; readonly onClose: () => void }) {
  const { project, annotator, labelSet, note, noteId, session, announce } = useAnnotate();
  // What the dialog is about stays, whatever the note behind it does.
  const [label] = useState(item.span.label);
  const [text] = useState(() => note?.note.text.slice(item.span.start, item.span.end) ?? '');
  const [scope, setScope] = useState<'here' | 'all'>('all');
  const [again, setAgain] = useState(0);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<'choosing' | 'applying' | 'failed'>('choosing');
  const look = definitionOf(labelSet.labels, label);
  const search = useSameWords(
    { projectId: project.id, annotator, words: text, label },
    scope === 'here' ? noteId : undefined,
    again,
  );
  const hits = search.step === 'found' ? search.hits : [];
  const free = freeHits(hits);
  const chosen = chosenHits(hits, taken);
  // Found for the first time: one more key marks them all.
  const applyButton = useRef<HTMLButtonElement>(null);
  const ready = useRef(false);
  useEffect(() => {
    if (ready.current || chosen.length === 0) return;
    ready.current = true;
    applyButton.current?.focus();
  }, [chosen.length]);
  const lookAgain = () => {
    setTaken(new Set());
    setState('choosing');
    setAgain(again + 1);
  };

  const apply = () => {
    setState('applying');
    Promise.resolve(session.applyTo(chosen, label)).then(
      (outcome) => {
        if (isRefusal(outcome)) setState('failed');
        else {
          announce(words.applied(chosen.length));
          onClose();
        }
      },
      () => setState('failed'),
    );
  };

  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      width="wide"
      title={words.title(short(text))}
      description={words.description(look.name)}
      footer={
        <>
          <Button onClick={onClose}>{panels.cancel}</Button>
          <Button
            ref={applyButton}
            variant="primary"
            icon={CopyCheck}
            busy={state === 'applying'}
            disabled={chosen.length === 0}
            onClick={apply}
          >
            {words.apply(chosen.length)}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Segmented
            label={words.scope}
            value={scope}
            onChange={(next) => {
              setTaken(new Set());
              setScope(next);
            }}
            options={[
              { value: 'here', label: words.here },
              { value: 'all', label: words.all },
            ]}
          />
          <p className="text-fg-2 text-table tabular-nums" role="status">
            {search.step === 'found' && hits.length > 0 && words.counts(hits.length, notesOf(hits))}
          </p>
        </div>
        {state === 'failed' && (
          <Notice
            tone="critical"
            title={words.failed}
            announce
            actions={
              <Button size="small" icon={RefreshCw} onClick={lookAgain}>
                {words.again}
              </Button>
            }
          />
        )}
        {search.step === 'finding' && (
          <ProgressBar
            label={words.finding}
            value={search.job?.done ?? 0}
            total={search.job?.total ?? 0}
            onCancel={search.cancel}
          />
        )}
        {(search.step === 'failed' || search.step === 'cancelled') && (
          <Notice
            tone={search.step === 'failed' ? 'critical' : 'info'}
            title={search.step === 'failed' ? workErrorMessage(search.code).what : words.cancelled}
            announce
            actions={
              <Button size="small" icon={RefreshCw} onClick={lookAgain}>
                {words.again}
              </Button>
            }
          >
            {search.step === 'failed' && workErrorMessage(search.code).next}
          </Notice>
        )}
        {search.step === 'found' && hits.length === 0 && <p className="text-fg-2">{words.none}</p>}
        {hits.length > 0 && (
          <>
            {free.length === 0 ? (
              <p className="text-fg-2 text-table">{words.noneFree}</p>
            ) : (
              <Checkbox
                label={words.chooseAll}
                checked={chosen.length === free.length}
                indeterminate={chosen.length > 0 && chosen.length < free.length}
                onChange={(all) => setTaken(new Set(all ? [] : free.map(keyOfHit)))}
              />
            )}
            <VirtualList
              label={words.list}
              count={hits.length}
              estimateHeight={ROW_HEIGHT}
              renderRow={(index) => {
                const hit = hits[index];
                if (hit === undefined) return null;
                const key = keyOfHit(hit);
                return (
                  <HitRow
                    hit={hit}
                    look={look.look}
                    chosen={hit.state === 'free' && !taken.has(key)}
                    onToggle={() => setTaken(toggled(taken, key))}
                  />
                );
              }}
            />
            {search.step === 'found' && search.more && <p className="text-fg-2 text-table">{words.more}</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** A session says so when it made no step. */
function isRefusal(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false;
}

const short = (text: string) => (text.length <= 60 ? text : `${[...text].slice(0, 59).join('')}…`);
