'use client';

import { Check, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { StatePill } from '@/components/ui/state-pill';
import { type KeyUser, keyClashes } from '@/lib/domain/annotation/key-clashes';
import {
  type AnnotateAction,
  chordsOfPress,
  type KeyChanges,
  keyMapOf,
  partsOfChord,
  remapped,
} from '@/lib/domain/annotation/key-map';
import type { LabelSet } from '@/lib/domain/annotation/project';
import { annotate } from '@/lib/messages/annotate';
import { KEY_GROUPS } from './key-groups';
import { isMac } from './key-hint';
import { ShownKey } from './shown-key';

const { keys: words } = annotate;

/** Other keys for the actions; what clashes is named at once. Kept in this browser. */
export function KeyChangeDialog({
  changes,
  labelSet,
  onChanges,
  onClose,
}: {
  readonly changes: KeyChanges;
  readonly labelSet: LabelSet;
  readonly onChanges: (changes: KeyChanges) => void;
  readonly onClose: () => void;
}) {
  const [waiting, setWaiting] = useState<AnnotateAction>();
  const map = keyMapOf(changes);
  const clashes = keyClashes(map, labelSet.labels);
  const nameOf = (user: KeyUser) =>
    user.kind === 'action'
      ? words.actions[user.action]
      : words.labelUser(labelSet.labels.find(({ label }) => label === user.label)?.name ?? user.label);
  const onKey = (event: KeyboardEvent, action: AnnotateAction) => {
    if (waiting !== action) return;
    const [pressed] = chordsOfPress(pressOf(event));
    if (pressed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChanges(remapped(changes, action, pressed));
    setWaiting(undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        // Escape may be the key that is wanted.
        if (!open && waiting === undefined) onClose();
      }}
      width="wide"
      title={words.changeTitle}
      description={words.changeText}
      footer={
        <>
          <Button variant="quiet" onClick={() => onChanges({})}>
            {words.reset}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      <div className="mb-3 grid gap-1" role="status">
        {clashes.length === 0 ? (
          <StatePill tone="ok" icon={Check}>
            {words.fine}
          </StatePill>
        ) : (
          clashes.map(({ key, trouble, users }) => (
            <StatePill key={`${key} ${trouble}`} tone="warning" icon={TriangleAlert}>
              <span className="whitespace-normal">
                {words.clash(partsOfChord(key, isMac()).join(' '), trouble, users.map(nameOf).join(', '))}
              </span>
            </StatePill>
          ))
        )}
      </div>
      <div className="key-columns">
        {KEY_GROUPS.map(({ group, actions }) => (
          <section key={group}>
            <h3>{words.groups[group]}</h3>
            <ul className="key-list">
              {actions.map((action) => (
                <li key={action}>
                  <span className="flex-1">{words.actions[action]}</span>
                  <span>
                    {waiting === action ? (
                      words.press
                    ) : map[action].length === 0 ? (
                      <span className="text-fg-3">{words.none}</span>
                    ) : (
                      map[action].map((chord) => <ShownKey key={chord} chord={chord} />)
                    )}
                  </span>
                  <Button
                    size="small"
                    aria-label={words.set(words.actions[action])}
                    aria-pressed={waiting === action}
                    onClick={() => setWaiting(waiting === action ? undefined : action)}
                    onKeyDown={(event) => onKey(event, action)}
                    onBlur={() => setWaiting(undefined)}
                  >
                    {words.changeOne}
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={words.clear(words.actions[action])}
                    disabled={map[action].length === 0}
                    onClick={() => onChanges(remapped(changes, action, undefined))}
                  >
                    {words.clearOne}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function pressOf({ key, code, ctrlKey, altKey, shiftKey, metaKey, nativeEvent }: KeyboardEvent) {
  return { key, code, ctrlKey, altKey, shiftKey, metaKey, isComposing: nativeEvent.isComposing };
}
