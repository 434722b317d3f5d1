'use client';

import { Keyboard } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { KeyMap } from '@/lib/domain/annotation/key-map';
import type { LabelSet } from '@/lib/domain/annotation/project';
import { annotate } from '@/lib/messages/annotate';
import { KEY_GROUPS } from './key-groups';
import { ShownKey } from './shown-key';

const { keys: words } = annotate;

/** All keys at a glance. */
export function KeyOverview({
  keyMap,
  labelSet,
  onChange,
  onClose,
}: {
  readonly keyMap: KeyMap;
  readonly labelSet: LabelSet;
  readonly onChange: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="wide"
      title={words.title}
      description={words.description}
      footer={
        <Button icon={Keyboard} onClick={onChange}>
          {words.change}
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="key-columns" aria-label={words.title} tabIndex={0}>
        <section>
          <h3>{words.groups.labels}</h3>
          <dl className="key-list">
            {labelSet.labels.map(({ label, name, look, key }) => (
              <div key={label}>
                <dt>
                  <mark data-swatch data-look={look}>
                    {name}
                  </mark>
                </dt>
                <dd>
                  <ShownKey chord={key} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        {KEY_GROUPS.map(({ group, actions }) => (
          <section key={group}>
            <h3>{words.groups[group]}</h3>
            <dl className="key-list">
              {actions.map((action) => (
                <div key={action}>
                  <dt>{words.actions[action]}</dt>
                  <dd>
                    {keyMap[action].length === 0 ? (
                      <span className="text-fg-3">{words.none}</span>
                    ) : (
                      keyMap[action].map((chord) => <ShownKey key={chord} chord={chord} />)
                    )}
                  </dd>
                </div>
              ))}
              {group === 'words' && (
                <>
                  <div>
                    <dt>{words.edges}</dt>
                    <dd>
                      <kbd>Home</kbd> <kbd>End</kbd>
                    </dd>
                  </div>
                  <div>
                    <dt>{words.drag}</dt>
                    <dd className="text-fg-2">{words.dragText}</dd>
                  </div>
                </>
              )}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
