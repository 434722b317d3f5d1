'use client';

import { Search, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { formatDuration } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { ALGORITHMS } from '@/lib/domain/model/algorithms';
import type { TrainingSettings } from '@/lib/domain/model/run';
import { drawTrials, type SearchMethod, type SearchPlan } from '@/lib/domain/model/search';
import {
  checkSearch,
  DEFAULT_SEARCH,
  type SearchDraft,
  type SearchField,
  searchedBy,
} from '@/lib/domain/model/search-draft';
import { plannedFits } from '@/lib/domain/model/search-record';
import type { Encoding, FeatureSet } from '@/lib/domain/text/feature-set';
import { ALGORITHM_WORDS } from '@/lib/messages/experiments';
import { METHODS, SEARCH_FIELDS, searchProblem, search as words } from '@/lib/messages/search';

const ENCODINGS: readonly Encoding[] = ['BILOU', 'BIO', 'IO'];
const METHOD_KINDS = Object.keys(METHODS) as SearchMethod['kind'][];
const PLAN_FIELDS = ['minFrequency', 'trials', 'folds', 'seed', 'budgetMinutes'] as const;

/** What to try, how, and how much that is, before it starts. */
export function SearchForm({
  dataset,
  base,
  featureSets,
  secondsPerFit,
  busy,
  onStart,
  onClose,
}: {
  readonly dataset: DatasetVersion;
  /** Settings that the search does not vary. */
  readonly base: TrainingSettings;
  readonly featureSets: readonly FeatureSet[];
  /** From what was fitted on this dataset before; undefined: nothing was. */
  readonly secondsPerFit: number | undefined;
  readonly busy: boolean;
  readonly onStart: (plan: SearchPlan) => void;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState<SearchDraft>({
    ...DEFAULT_SEARCH,
    algorithms: [base.algorithm],
    featureSetIds: featureSets.slice(0, 1).map(({ id }) => id),
  });
  const [asked, setAsked] = useState(false);
  const target = { datasetId: dataset.id, datasetHash: dataset.contentHash, base, featureSets };
  const checked = checkSearch(draft, target);
  const errorOf = (field: SearchField): string | undefined => {
    const problem = checked.ok ? undefined : checked.error[field];
    return problem && searchProblem(field, problem);
  };
  const start = () => {
    setAsked(true);
    if (checked.ok) onStart(checked.value);
  };
  return (
    <section className="panel mb-6" aria-label={words.title}>
      <div className="panel-head">
        <h3>{words.title}</h3>
        <span className="text-caption text-fg-2">{dataset.name}</span>
        <div className="head-actions">
          <Button variant="quiet" icon={X} onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
      <div className="panel-body grid gap-5">
        <p className="max-w-prose text-fg-2">{words.intro}</p>
        <div className="grid gap-1">
          <Segmented
            className="w-fit"
            label={words.method}
            value={draft.method}
            options={METHOD_KINDS.map((value) => ({ value, label: METHODS[value].name }))}
            onChange={(method) => setDraft({ ...draft, method })}
          />
          <p className="form-hint">{METHODS[draft.method].help}</p>
        </div>
        <div className="grid gap-x-6 gap-y-4 tablet:grid-cols-2 desk:grid-cols-4">
          <Choices
            field="algorithms"
            options={ALGORITHMS}
            labelOf={(algorithm) => ALGORITHM_WORDS[algorithm].name}
            chosen={draft.algorithms}
            error={errorOf('algorithms')}
            onChange={(algorithms) => setDraft({ ...draft, algorithms })}
          />
          {[...searchedBy(draft.algorithms), ...PLAN_FIELDS]
            .filter((field) => field !== 'trials' || draft.method !== 'grid')
            .map((field) => (
              <Field
                key={field}
                className="content-start"
                label={SEARCH_FIELDS[field].label}
                hint={SEARCH_FIELDS[field].help}
                error={errorOf(field)}
              >
                <TextInput
                  autoComplete="off"
                  value={draft[field]}
                  onChange={(value) => setDraft({ ...draft, [field]: value })}
                />
              </Field>
            ))}
          <Choices
            field="encodings"
            options={ENCODINGS}
            chosen={draft.encodings}
            error={errorOf('encodings')}
            onChange={(encodings) => setDraft({ ...draft, encodings })}
          />
          <Choices
            field="featureSetIds"
            options={featureSets.map(({ id }) => id)}
            chosen={draft.featureSetIds}
            error={errorOf('featureSetIds')}
            onChange={(featureSetIds) => setDraft({ ...draft, featureSetIds })}
          />
        </div>
        {asked && !checked.ok && <Notice tone="warning" title={words.wrong} announce />}
        <div className="flex flex-wrap items-center gap-4">
          <Button variant="primary" icon={Search} busy={busy} onClick={start}>
            {words.start}
          </Button>
          {checked.ok && <PlanSize plan={checked.value} secondsPerFit={secondsPerFit} />}
        </div>
      </div>
    </section>
  );
}

function PlanSize({ plan, secondsPerFit }: { readonly plan: SearchPlan; readonly secondsPerFit: number | undefined }) {
  const trials = drawTrials(plan).length;
  const fits = plannedFits(plan, trials);
  return (
    <p className="text-fg-2 tabular-nums">
      {words.fits(trials, fits)},{' '}
      {secondsPerFit === undefined ? words.noEstimate : words.about(formatDuration(fits * secondsPerFit))}
    </p>
  );
}

function Choices<T extends string>({
  field,
  options,
  labelOf = (option) => option,
  chosen,
  error,
  onChange,
}: {
  readonly field: 'algorithms' | 'encodings' | 'featureSetIds';
  readonly options: readonly T[];
  readonly labelOf?: (option: T) => string;
  readonly chosen: readonly T[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly T[]) => void;
}) {
  return (
    <fieldset className="grid content-start gap-1">
      <legend className="mb-1 font-semibold text-caption">{SEARCH_FIELDS[field].label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          checked={chosen.includes(option)}
          label={labelOf(option)}
          onChange={(on) => onChange(options.filter((one) => (one === option ? on : chosen.includes(one))))}
        />
      ))}
      <p className={error === undefined ? 'form-hint' : 'form-error'}>{error ?? SEARCH_FIELDS[field].help}</p>
    </fieldset>
  );
}
