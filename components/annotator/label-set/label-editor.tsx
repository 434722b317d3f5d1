'use client';

import { Info, Trash2, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconText } from '@/components/ui/icon-text';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { panels } from '@/lib/messages/annotate-panels';
import type { LabelCheck } from './label-draft';
import { fieldProblem, isSerious, warningWords } from './label-words';
import { LookPicker } from './look-picker';

const { labelSet: words } = panels;

/** One label of the draft. */
export function LabelEditor({
  label,
  labels,
  check,
  focus,
  carried,
  inData,
  onChange,
  onRemove,
}: {
  readonly label: LabelDefinition;
  readonly labels: readonly LabelDefinition[];
  readonly check: LabelCheck | undefined;
  /** Its name takes focus when it appears. */
  readonly focus: boolean;
  /** Marks carry it. */
  readonly carried: boolean;
  /** What the data will call it. */
  readonly inData: Label;
  readonly onChange: (label: LabelDefinition) => void;
  /** Undefined: it stays. */
  readonly onRemove: (() => void) | undefined;
}) {
  const name = label.name.trim() === '' ? words.untitled : label.name.trim();
  const set = (change: Partial<LabelDefinition>) => onChange({ ...label, ...change });
  const card = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!focus) return;
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.querySelector<HTMLInputElement>('input[type=text]')?.focus();
  }, [focus]);
  return (
    <fieldset ref={card} className="label-card" aria-label={name}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3>
          <mark data-swatch data-look={label.look}>
            {name}
          </mark>
        </h3>
        <span className="text-caption text-fg-2">
          {words.inData(inData)}
          {carried && `. ${words.inUse}`}
        </span>
        {onRemove && (
          <Button
            className="ml-auto"
            size="small"
            variant="quiet"
            icon={Trash2}
            aria-label={words.removeNamed(name)}
            onClick={onRemove}
          >
            {words.remove}
          </Button>
        )}
      </div>
      <div className="label-fields">
        <Field label={words.name} error={fieldProblem(check, 'name', label, labels)}>
          <TextInput value={label.name} maxLength={60} autoComplete="off" onChange={(next) => set({ name: next })} />
        </Field>
        <Field label={words.key} error={fieldProblem(check, 'key', label, labels)}>
          <TextInput
            className="w-20"
            value={label.key}
            maxLength={12}
            autoComplete="off"
            spellCheck={false}
            onChange={(next) => set({ key: next })}
            // One key is meant, so that the next one typed takes the place of the one that stands there.
            onFocus={(event) => event.target.select()}
          />
        </Field>
        <LookPicker value={label.look} sample={name.slice(0, 2)} onChange={(look) => set({ look })} />
      </div>
      <Field label={words.descriptionField}>
        <TextInput
          value={label.description}
          maxLength={200}
          autoComplete="off"
          onChange={(next) => set({ description: next })}
        />
      </Field>
      <Field label={words.guideline} hint={words.guidelineHint}>
        <TextArea value={label.guideline} rows={4} maxLength={20_000} onChange={(next) => set({ guideline: next })} />
      </Field>
      {check !== undefined && check.warnings.length > 0 && (
        <div role="status">
          <ul className="grid gap-1">
            {check.warnings.map((warning) => {
              const text = warningWords(warning, label, labels);
              const serious = isSerious(warning);
              return (
                <li key={text} className={`text-caption ${serious ? 'text-warning' : 'text-fg-2'}`}>
                  <IconText icon={serious ? TriangleAlert : Info} className="!items-start">
                    {text}
                  </IconText>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </fieldset>
  );
}
