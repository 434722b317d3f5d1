'use client';

import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { panels } from '@/lib/messages/annotate-panels';
import { annotatorProblem } from './dataset-choice';

const NAME_MAX = 60;

/** A name of a layer, with what is wrong with it once the form was sent. */
export function AnnotatorField({
  label,
  hint,
  value,
  asked,
  placeholder,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly asked: boolean;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}) {
  const problem = asked ? annotatorProblem(value) : undefined;
  const error =
    problem && (problem === 'empty' ? panels.start.annotatorEmpty : panels.start.annotatorReserved(value.trim()));
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        value={value}
        maxLength={NAME_MAX}
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={onChange}
      />
    </Field>
  );
}
