'use client';

import { ListFilter } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';
import { SelectField } from '@/components/ui/select-field';
import type { Annotator, NoteStatus } from '@/lib/domain/annotation/mark';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { NOTE_STATUSES, panels } from '@/lib/messages/annotate-panels';

const { queue: words } = panels;

/** What the queue is narrowed to besides words; undefined: not by this. */
export interface FilterChoice {
  readonly status: NoteStatus | undefined;
  readonly label: Label | undefined;
  readonly other: { readonly name: Annotator; readonly done: boolean } | undefined;
  readonly differsFrom: Annotator | undefined;
}

export const NO_FILTER: FilterChoice = {
  status: undefined,
  label: undefined,
  other: undefined,
  differsFrom: undefined,
};

export function filtersOn(choice: FilterChoice): number {
  return Object.values(choice).filter((value) => value !== undefined).length;
}

const STATUSES: readonly NoteStatus[] = ['not-started', 'in-progress', 'reviewed-empty', 'done'];

/** Filters under one button, which says how many are on. */
export function QueueFilters({
  choice,
  labels,
  others,
  onChange,
}: {
  readonly choice: FilterChoice;
  readonly labels: readonly LabelDefinition[];
  /** Annotators with a layer here, without oneself. */
  readonly others: readonly { readonly id: Annotator; readonly name: string }[];
  readonly onChange: (choice: FilterChoice) => void;
}) {
  const on = filtersOn(choice);
  const byDone = (done: boolean) =>
    others.map(({ id, name }, at) => ({
      value: `${done ? 'by' : 'not'}-${at}`,
      label: done ? words.doneBy(name) : words.notBy(name),
      choice: { name: id, done },
    }));
  const annotatorChoices = [...byDone(true), ...byDone(false)];
  const chosenOther = annotatorChoices.find(
    (one) => one.choice.name === choice.other?.name && one.choice.done === choice.other.done,
  );
  return (
    <Popover
      label={words.filters}
      trigger={
        <Button size="small" icon={ListFilter} data-on={on > 0 || undefined}>
          {words.filtersOn(on)}
        </Button>
      }
    >
      <div className="grid w-60 gap-3">
        <Field label={words.status}>
          <SelectField
            value={choice.status ?? ''}
            onChange={(status) => onChange({ ...choice, status: status === '' ? undefined : status })}
            options={[
              { value: '', label: words.anyStatus },
              ...STATUSES.map((status) => ({ value: status, label: NOTE_STATUSES[status] })),
            ]}
          />
        </Field>
        <Field label={words.withLabel}>
          <SelectField
            value={choice.label ?? ''}
            onChange={(label) => onChange({ ...choice, label: label === '' ? undefined : label })}
            options={[
              { value: '', label: words.anyLabel },
              ...labels.map(({ label, name }) => ({ value: label, label: name })),
            ]}
          />
        </Field>
        {others.length > 0 && (
          <>
            <Field label={words.otherAnnotator}>
              <SelectField
                value={chosenOther?.value ?? ''}
                onChange={(value) =>
                  onChange({ ...choice, other: annotatorChoices.find((one) => one.value === value)?.choice })
                }
                options={[{ value: '', label: words.anyAnnotator }, ...annotatorChoices]}
              />
            </Field>
            <Field label={words.disagreement}>
              <SelectField
                value={choice.differsFrom ?? ''}
                onChange={(name) => onChange({ ...choice, differsFrom: name === '' ? undefined : name })}
                options={[
                  { value: '', label: words.anyNote },
                  ...others.map(({ id, name }) => ({ value: id, label: words.differs(name) })),
                ]}
              />
            </Field>
          </>
        )}
        <Button disabled={on === 0} onClick={() => onChange(NO_FILTER)}>
          {words.clear}
        </Button>
      </div>
    </Popover>
  );
}
