'use client';

import { Save } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import { TextInput } from '@/components/ui/text-input';
import {
  isOn,
  isOpen,
  makeRecipe,
  type OwnRecipe,
  SIZE_NAMES,
  SIZES,
  SWITCHES,
  sizeOf,
  withSize,
  withSwitch,
} from '@/lib/domain/model/recipe';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import type { Gazetteer } from '@/lib/domain/text/gazetteer';
import { RECIPE_PROBLEMS, SIZE_WORDS, SWITCH_WORDS, recipes as words } from '@/lib/messages/recipes';
import { GazetteerLists } from './gazetteer-lists';

/** Parts on and off, windows and lengths; saved as the next revision of its name. */
export function RecipeEditor({
  from,
  name: startName,
  lists,
  own,
  onSave,
  onCancel,
}: {
  readonly from: FeatureSet;
  /** Proposed. */
  readonly name: string;
  /** Content of the lists that `from` names. */
  readonly lists: readonly Gazetteer[];
  readonly own: readonly OwnRecipe[];
  readonly onSave: (recipe: OwnRecipe) => void;
  readonly onCancel: () => void;
}) {
  const [name, setName] = useState(startName);
  const [parts, setParts] = useState(from.parts);
  const [gazetteers, setGazetteers] = useState(lists);
  const [asked, setAsked] = useState(false);
  const made = makeRecipe({ name, parts, gazetteers }, own, '');
  const save = () => {
    setAsked(true);
    const recipe = makeRecipe({ name, parts, gazetteers }, own, new Date().toISOString());
    if (recipe.ok) onSave(recipe.value);
  };
  return (
    <section className="grid gap-5 border-line border-t pt-4" aria-label={words.editor(from.id)}>
      <h4 className="font-semibold">{words.editor(from.id)}</h4>
      <Field
        className="max-w-80"
        label={words.name}
        hint={words.nameHelp}
        error={asked && !made.ok ? RECIPE_PROBLEMS[made.error] : undefined}
      >
        <TextInput autoComplete="off" value={name} onChange={setName} />
      </Field>
      <fieldset>
        <legend className="mb-2 font-semibold text-caption">{words.parts}</legend>
        <div className="grid gap-x-6 gap-y-3 tablet:grid-cols-2 desk:grid-cols-4">
          {SWITCHES.map((part) => (
            <div key={part} className="grid content-start gap-1">
              <Checkbox
                checked={isOn(parts, part)}
                disabled={!isOpen(parts, part)}
                label={SWITCH_WORDS[part].name}
                onChange={(on) => setParts(withSwitch(parts, part, on))}
              />
              <p className="form-hint">{SWITCH_WORDS[part].help}</p>
            </div>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-2 font-semibold text-caption">{words.windows}</legend>
        <div className="grid gap-x-6 gap-y-4 tablet:grid-cols-2 desk:grid-cols-5">
          {SIZE_NAMES.map((size) => {
            const value = sizeOf(parts, size);
            return (
              value !== undefined && (
                <Field key={size} className="content-start" label={SIZE_WORDS[size].name} hint={SIZE_WORDS[size].help}>
                  <NumberField
                    value={value}
                    min={SIZES[size].min}
                    max={SIZES[size].max}
                    step={1}
                    onChange={(next) => setParts(withSize(parts, size, next))}
                  />
                </Field>
              )
            );
          })}
        </div>
      </fieldset>
      <GazetteerLists lists={gazetteers} onChange={setGazetteers} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" icon={Save} onClick={save}>
          {words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </section>
  );
}
