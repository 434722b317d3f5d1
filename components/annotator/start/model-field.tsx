'use client';

import { Field } from '@/components/ui/field';
import { formatDate } from '@/components/ui/format';
import { SelectField } from '@/components/ui/select-field';
import { useModels } from '@/lib/client/models';
import { panels } from '@/lib/messages/annotate-panels';

const { start: words } = panels;

/** The model that suggests before the first round of learning. */
export function ModelField({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (modelId: string | undefined) => void;
}) {
  const models = useModels() ?? [];
  return (
    <Field label={words.model} hint={words.modelHint}>
      <SelectField
        value={value ?? ''}
        onChange={(id) => onChange(id === '' ? undefined : id)}
        options={[
          { value: '', label: words.modelNone },
          ...models.map(({ id, number, fileName, createdAt }) => ({
            value: id,
            label: fileName ?? words.modelName(number, formatDate(createdAt)),
          })),
        ]}
      />
    </Field>
  );
}
