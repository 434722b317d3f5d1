'use client';

import { Field } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import { useAnnotators } from '@/lib/client/annotation';
import type { Annotator } from '@/lib/domain/annotation/mark';
import { layerName } from '@/lib/messages/annotate-panels';

/** Whose marks: the annotators with work in the project, oneself among them in any case. */
export function LayerField({
  label,
  projectId,
  own,
  value,
  onChange,
}: {
  readonly label: string;
  readonly projectId: string;
  readonly own: Annotator;
  readonly value: Annotator;
  readonly onChange: (annotator: Annotator) => void;
}) {
  const annotators = [...new Set([own, ...(useAnnotators(projectId) ?? [])])];
  return (
    <Field label={label}>
      <SelectField
        value={value}
        onChange={onChange}
        options={annotators.map((name) => ({ value: name, label: layerName(name) }))}
      />
    </Field>
  );
}
