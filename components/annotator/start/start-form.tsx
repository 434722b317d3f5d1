'use client';

import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Segmented } from '@/components/ui/segmented';
import { SelectField } from '@/components/ui/select-field';
import { TextInput } from '@/components/ui/text-input';
import { createProject, useAnnotatorName } from '@/lib/client/annotation';
import { useChosenModel } from '@/lib/client/at-start';
import { useNoteCount } from '@/lib/client/datasets';
import { defaultLabels } from '@/lib/domain/annotation/label-sets';
import { UNNAMED } from '@/lib/domain/annotation/mark';
import type { AnnotationProject } from '@/lib/domain/annotation/project';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { panels } from '@/lib/messages/annotate-panels';
import { LABEL_WORDS } from '@/lib/messages/label-words';
import { personName, storedPerson } from '@/lib/messages/person';
import { AnnotatorField } from './annotator-field';
import { annotatorProblem, notesToTag } from './dataset-choice';
import { ModelField } from './model-field';

const { start: words } = panels;

/** Which notes, from what, under what name. What is left alone is chosen sensibly. */
export function StartForm({
  datasets,
  datasetId,
  onDataset,
  onCreated,
}: {
  readonly datasets: readonly DatasetVersion[];
  readonly datasetId: string | undefined;
  readonly onDataset: (datasetId: string) => void;
  readonly onCreated: (projectId: string) => void;
}) {
  const dataset = datasets.find(({ id }) => id === datasetId) ?? datasets[0];
  const [storedName, storeName] = useAnnotatorName();
  const chosenModel = useChosenModel();
  const [typedName, setName] = useState<string>();
  const [typedAnnotator, setAnnotator] = useState<string>();
  const [typedFrom, setFrom] = useState<AnnotationProject['startFrom']>();
  /** Null: no model, by choice. */
  const [typedModel, setModel] = useState<string | null>();
  const [state, setState] = useState<'choosing' | 'asked' | 'creating' | 'failed'>('choosing');
  const counted = useNoteCount(dataset?.id);
  if (dataset === undefined) return null;

  const { toTag: listed, test } = notesToTag(dataset);
  // Pasted notes grow and are not counted in the dataset's own figures.
  const toTag = listed + test === 0 ? (counted ?? 0) : listed;
  const name = typedName ?? words.nameDefault(dataset.name);
  const annotator = typedAnnotator ?? personName(storedName);
  const startFrom = dataset.labelled ? (typedFrom ?? 'blank') : 'blank';
  const modelId = typedModel === undefined ? chosenModel?.model.id : (typedModel ?? undefined);
  const wrong = annotatorProblem(annotator);
  const create = () => {
    if (name.trim() === '' || wrong !== undefined || toTag === 0) {
      setState('asked');
      return;
    }
    setState('creating');
    storeName(typedAnnotator === undefined ? storedName : storedPerson(typedAnnotator));
    createProject(dataset.id, {
      name: name.trim(),
      startFrom,
      labels: defaultLabels(dataset.labels, LABEL_WORDS),
      ...(modelId === undefined ? {} : { modelId }),
    }).then(
      (project) => onCreated(project.id),
      () => setState('failed'),
    );
  };
  const asked = state === 'asked';
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <Field
        label={words.dataset}
        hint={words.datasetCount(toTag, test)}
        error={asked && toTag === 0 ? words.noneToTag : undefined}
      >
        <SelectField
          value={dataset.id}
          onChange={(id) => {
            onDataset(id);
            setState('choosing');
          }}
          options={datasets.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Field>
      {dataset.labelled ? (
        <div className="form-field">
          <span className="text-caption text-fg-2 font-[540]">{words.from}</span>
          <Segmented
            className="w-fit"
            label={words.from}
            value={startFrom}
            onChange={setFrom}
            options={[
              { value: 'blank', label: words.fromBlank },
              { value: 'labels', label: words.fromLabels },
            ]}
          />
          <p className="form-hint">{startFrom === 'labels' ? words.fromLabelsText : words.fromBlankText}</p>
        </div>
      ) : (
        <p className="text-fg-2 text-table">{words.unlabelled}</p>
      )}
      <Field label={words.name} error={asked && name.trim() === '' ? words.nameEmpty : undefined}>
        <TextInput value={name} maxLength={120} autoComplete="off" onChange={setName} />
      </Field>
      <AnnotatorField
        label={words.annotator}
        hint={words.annotatorHint}
        value={annotator}
        asked={asked}
        placeholder={personName(UNNAMED)}
        onChange={setAnnotator}
      />
      <ModelField value={modelId} onChange={(id) => setModel(id ?? null)} />
      {state === 'failed' && <Notice tone="critical" title={words.failed} announce />}
      <div>
        <Button type="submit" variant="primary" data-tour="tag" icon={PenLine} busy={state === 'creating'}>
          {words.create}
        </Button>
      </div>
    </form>
  );
}
