'use client';

import { RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import { TextInput } from '@/components/ui/text-input';
import { ALGORITHMS, FLAG_PARAMETERS, flagsOf, NUMBER_PARAMETERS } from '@/lib/domain/model/algorithms';
import {
  changedFields,
  checkDraft,
  DEFAULT_DRAFT,
  FIELD_RULES,
  fieldsOf,
  type SettingsDraft,
  withAlgorithm,
} from '@/lib/domain/model/settings-draft';
import { DEFAULT_FEATURE_SET, type Encoding } from '@/lib/domain/text/feature-set';
import {
  ALGORITHM_WORDS,
  ENCODING_FIELD,
  experiments,
  FLAG_FIELDS,
  fieldProblem,
  SETTINGS_FIELDS,
  STEP_LIMITS,
  TRANSITIONS_FIELD,
} from '@/lib/messages/experiments';
import { recipes as recipeWords } from '@/lib/messages/recipes';
import type { RecipeChoice } from './feature-sets/use-recipe-choice';

const ALGORITHM_OPTIONS = ALGORITHMS.map((value) => ({ value, label: ALGORITHM_WORDS[value].name }));
const STEP_LIMIT_OPTIONS = NUMBER_PARAMETERS.stepLimit.choices.map((value) => ({
  value: String(value),
  label: STEP_LIMITS[value] ?? '',
}));
const ENCODINGS = (Object.keys(ENCODING_FIELD.options) as Encoding[]).map((value) => ({
  value,
  label: ENCODING_FIELD.options[value],
}));

const FLAGS = [...FLAG_PARAMETERS, 'possibleTransitions'] as const;
const FLAG_WORDS = { ...FLAG_FIELDS, possibleTransitions: TRANSITIONS_FIELD };
const { facts: words } = experiments;

/** Settings of the next run; what is wrong is said at the field, while typing. */
export function SettingsForm({
  id,
  draft,
  onChange,
  recipes: { featureSets, chosen, choose },
}: {
  readonly id: string;
  readonly draft: SettingsDraft;
  readonly onChange: (draft: SettingsDraft) => void;
  readonly recipes: RecipeChoice;
}) {
  const checked = checkDraft(draft);
  return (
    <section id={id} className="panel mb-4" aria-label={experiments.settingsTitle}>
      <div className="panel-head">
        <h3>{experiments.settingsTitle}</h3>
        <span className="text-caption text-fg-2">{experiments.settingsHelp}</span>
        <div className="head-actions">
          <Button
            size="small"
            icon={RotateCcw}
            disabled={changedFields(draft) === 0 && chosen.id === DEFAULT_FEATURE_SET.id}
            onClick={() => {
              onChange(DEFAULT_DRAFT);
              choose(DEFAULT_FEATURE_SET.id);
            }}
          >
            {experiments.reset}
          </Button>
        </div>
      </div>
      <div className="panel-body grid gap-x-6 gap-y-4 tablet:grid-cols-2 desk:grid-cols-4">
        <Field className="content-start" label={words.algorithm} hint={ALGORITHM_WORDS[draft.algorithm].help}>
          <SelectField
            value={draft.algorithm}
            options={ALGORITHM_OPTIONS}
            onChange={(algorithm) => onChange(withAlgorithm(draft, algorithm))}
          />
        </Field>
        {fieldsOf(draft.algorithm).map((field) => {
          const { label, help, unit } = SETTINGS_FIELDS[field];
          const problem = checked.ok ? undefined : checked.problems[field];
          return (
            <Field
              key={field}
              className="content-start"
              label={unit === undefined ? label : `${label}, ${unit}`}
              hint={help}
              error={problem && fieldProblem(field, problem, FIELD_RULES[field])}
            >
              {field === 'stepLimit' ? (
                <SelectField
                  value={draft.stepLimit}
                  options={STEP_LIMIT_OPTIONS}
                  onChange={(stepLimit) => onChange({ ...draft, stepLimit })}
                />
              ) : (
                <TextInput
                  inputMode="decimal"
                  autoComplete="off"
                  value={draft[field]}
                  onChange={(value) => onChange({ ...draft, [field]: value })}
                />
              )}
            </Field>
          );
        })}
        <Field className="content-start" label={recipeWords.field} hint={recipeWords.fieldHelp}>
          <SelectField
            value={chosen.id}
            options={featureSets.map(({ id: value }) => ({ value, label: value }))}
            onChange={choose}
          />
        </Field>
        <Field className="content-start" label={ENCODING_FIELD.label} hint={ENCODING_FIELD.help}>
          <SelectField
            value={draft.encoding}
            options={ENCODINGS}
            onChange={(encoding) => onChange({ ...draft, encoding })}
          />
        </Field>
        {FLAGS.filter((flag) => flag === 'possibleTransitions' || flagsOf(draft.algorithm).includes(flag)).map(
          (flag) => (
            <div key={flag} className="grid content-start gap-1">
              <Checkbox
                checked={draft[flag]}
                label={FLAG_WORDS[flag].label}
                onChange={(on) => onChange({ ...draft, [flag]: on })}
              />
              <p className="form-hint">{FLAG_WORDS[flag].help}</p>
            </div>
          ),
        )}
      </div>
    </section>
  );
}
