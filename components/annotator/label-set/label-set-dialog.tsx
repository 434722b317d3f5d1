'use client';

import { Plus, Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatDateTime } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { Skeleton } from '@/components/ui/skeleton';
import { saveLabelSet, useLabelSet, useLabelsInUse } from '@/lib/client/annotation';
import type { KeyMap } from '@/lib/domain/annotation/key-map';
import type { LabelDefinition, LabelSet } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { panels } from '@/lib/messages/annotate-panels';
import { checkLabels, labelsEqual, namedLabels, newLabel, tidyLabels } from './label-draft';
import { LabelEditor } from './label-editor';
import { LabelReader } from './label-reader';
import { ShareLabels } from './share-labels';

const { labelSet: words } = panels;

/**
 * Names, looks, keys and guideline of the labels. Saving makes a new version; older ones can be read and taken up
 * again. Mounted only while it is open.
 */
export function LabelSetDialog({
  labelSet,
  keyMap,
  focusLabel,
  onClose,
}: {
  /** The version in use. */
  readonly labelSet: LabelSet;
  readonly keyMap: KeyMap;
  /** The label whose fields take focus first. */
  readonly focusLabel?: Label | undefined;
  readonly onClose: () => void;
}) {
  const { projectId, version: current } = labelSet;
  const [draft, setDraft] = useState<readonly LabelDefinition[]>(labelSet.labels);
  const [version, setVersion] = useState(current);
  const [focus, setFocus] = useState<Label | undefined>(focusLabel);
  const [state, setState] = useState<'editing' | 'saving' | 'failed' | 'leaving'>('editing');
  const older = useLabelSet(projectId, version);
  const inUse = useLabelsInUse(projectId);
  const checks = useMemo(() => checkLabels(draft, keyMap), [draft, keyMap]);
  const names = useMemo(() => namedLabels(draft, labelSet.labels), [draft, labelSet.labels]);
  const changed = !labelsEqual(draft, labelSet.labels);
  const reading = version !== current;
  const hurt = [...checks.values()].some(({ problems }) => problems.length > 0);

  const close = () => (changed && state !== 'leaving' ? setState('leaving') : onClose());
  const save = () => {
    setState('saving');
    saveLabelSet(projectId, tidyLabels(draft, names)).then(onClose, () => setState('failed'));
  };
  const add = () => {
    const one = newLabel(draft, words.newName, keyMap);
    setDraft([...draft, one]);
    setFocus(one.label);
  };

  const footer =
    state === 'leaving' ? (
      <>
        <Button variant="danger" onClick={onClose}>
          {words.discardYes}
        </Button>
        <Button variant="primary" onClick={() => setState('editing')}>
          {words.discardNo}
        </Button>
      </>
    ) : reading ? (
      <Button
        disabled={older === undefined}
        onClick={() => {
          // Labels that marks may carry stay, whatever the older version held.
          const kept = older?.labels ?? [];
          const newer = draft.filter(({ label }) => !kept.some((one) => one.label === label));
          setDraft([...kept, ...newer]);
          setVersion(current);
        }}
      >
        {words.useOlder}
      </Button>
    ) : (
      <>
        <span className="mr-auto flex gap-2">
          <Button icon={Plus} onClick={add}>
            {words.add}
          </Button>
          {/* What is stored is shared, not what is being written. */}
          <ShareLabels labelSet={labelSet} disabled={changed} />
        </span>
        {!changed && <span className="self-center text-caption text-fg-2">{words.unchanged}</span>}
        <Button onClick={close}>{panels.cancel}</Button>
        <Button variant="primary" icon={Save} busy={state === 'saving'} disabled={!changed || hurt} onClick={save}>
          {words.save(current + 1)}
        </Button>
      </>
    );

  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) close();
      }}
      width="wide"
      title={words.title}
      description={words.description}
      footer={footer}
    >
      <div className="grid gap-4">
        {state === 'leaving' && (
          <Notice tone="warning" title={words.discard} announce>
            {words.discardText}
          </Notice>
        )}
        {state === 'failed' && <Notice tone="critical" title={words.failed} announce />}
        {current > 1 && (
          <SelectField
            className="w-fit"
            caption={words.versionChoice}
            aria-label={words.versionChoice}
            value={String(version)}
            onChange={(next) => setVersion(Number(next))}
            options={Array.from({ length: current }, (_, at) => current - at).map((number) => ({
              value: String(number),
              label:
                number === current ? words.newest(number, formatDateTime(labelSet.createdAt)) : words.version(number),
            }))}
          />
        )}
        {reading ? (
          older?.version === version ? (
            <>
              <p className="text-fg-2 text-table">
                {words.older(version, formatDateTime(older.createdAt))}. {words.readOnly}
              </p>
              <LabelReader labels={older.labels} />
            </>
          ) : (
            <Skeleton lines={4} />
          )
        ) : (
          <div className="grid gap-3">
            {draft.map((one) => {
              // Until it is known which labels marks carry, all of the set stay.
              const carried = inUse?.includes(one.label) ?? labelSet.labels.some(({ label }) => label === one.label);
              return (
                <LabelEditor
                  key={one.label}
                  label={one}
                  labels={draft}
                  check={checks.get(one.label)}
                  focus={one.label === focus}
                  carried={carried}
                  inData={names.get(one.label) ?? one.label}
                  onChange={(next) => setDraft(draft.map((other) => (other.label === one.label ? next : other)))}
                  onRemove={
                    carried || draft.length === 1
                      ? undefined
                      : () => setDraft(draft.filter(({ label }) => label !== one.label))
                  }
                />
              );
            })}
          </div>
        )}
      </div>
    </Dialog>
  );
}
