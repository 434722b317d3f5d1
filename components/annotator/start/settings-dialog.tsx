'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { NumberField } from '@/components/ui/number-field';
import { SelectField } from '@/components/ui/select-field';
import { TextInput } from '@/components/ui/text-input';
import { updateProject, useAnnotatorName } from '@/lib/client/annotation';
import type { AnnotationProject, QueueOrder } from '@/lib/domain/annotation/project';
import { panels, QUEUE_ORDERS } from '@/lib/messages/annotate-panels';
import { personName, storedPerson } from '@/lib/messages/person';
import { AnnotatorField } from './annotator-field';
import { annotatorProblem } from './dataset-choice';
import { DeleteProjectDialog } from './delete-project-dialog';
import { ModelField } from './model-field';

const { project: words, start } = panels;
const ORDERS: readonly QueueOrder[] = ['uncertain', 'random', 'newest', 'imported'];
const BATCH_MAX = 500;

/** Name, who tags, and how the queue and the learning go. Mounted only while it is open. */
export function SettingsDialog({
  project,
  onClose,
}: {
  readonly project: AnnotationProject;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState(project);
  const [storedName, storeName] = useAnnotatorName();
  const [typedName, setName] = useState<string>();
  const [state, setState] = useState<'editing' | 'asked' | 'saving' | 'failed' | 'deleting'>('editing');
  const annotator = typedName ?? personName(storedName);
  const wrong = annotatorProblem(annotator);
  const set = (change: Partial<AnnotationProject>) => setDraft({ ...draft, ...change });
  const save = () => {
    if (draft.name.trim() === '' || wrong !== undefined) {
      setState('asked');
      return;
    }
    setState('saving');
    // A label set saved meanwhile keeps its place: only what stands in this dialog is written.
    updateProject({ ...project, ...draft, name: draft.name.trim(), labelSetVersion: project.labelSetVersion }).then(
      () => {
        if (typedName !== undefined) storeName(storedPerson(typedName));
        onClose();
      },
      () => setState('failed'),
    );
  };
  if (state === 'deleting') return <DeleteProjectDialog project={project} onClose={onClose} />;
  const asked = state === 'asked';
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={words.settingsTitle}
      footer={
        <>
          <Button className="mr-auto" variant="danger" icon={Trash2} onClick={() => setState('deleting')}>
            {words.delete}
          </Button>
          <Button onClick={onClose}>{panels.cancel}</Button>
          <Button variant="primary" type="submit" form="project-settings" busy={state === 'saving'}>
            {panels.save}
          </Button>
        </>
      }
    >
      <form
        id="project-settings"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {state === 'failed' && <Notice tone="critical" title={words.saveFailed} announce />}
        <Field label={words.name} error={asked && draft.name.trim() === '' ? start.nameEmpty : undefined}>
          <TextInput value={draft.name} maxLength={120} autoComplete="off" onChange={(name) => set({ name })} />
        </Field>
        <AnnotatorField
          label={words.annotator}
          hint={words.annotatorHint}
          value={annotator}
          asked={asked}
          onChange={setName}
        />
        <div className="settings-pair">
          <Field label={words.batch}>
            <NumberField
              value={draft.batchSize}
              min={1}
              max={BATCH_MAX}
              step={1}
              suffix={words.batchUnit}
              onChange={(batchSize) => set({ batchSize: Math.round(batchSize) })}
            />
          </Field>
          <Field label={words.hidden} hint={words.hiddenHint}>
            <NumberField
              value={Math.round(1000 * draft.hiddenShare) / 10}
              min={0}
              max={50}
              suffix={words.hiddenUnit}
              onChange={(percent) => set({ hiddenShare: percent / 100 })}
            />
          </Field>
        </div>
        <Field label={words.order}>
          <SelectField
            value={draft.order}
            onChange={(order) => set({ order })}
            options={ORDERS.map((order) => ({ value: order, label: QUEUE_ORDERS[order] }))}
          />
        </Field>
        <ModelField value={draft.modelId} onChange={(modelId) => set({ modelId })} />
      </form>
    </Dialog>
  );
}
