'use client';

import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import { SelectField } from '@/components/ui/select-field';
import { changedShareOf, SCENARIOS, type ScenarioName, SIMULATION } from '@/lib/domain/simulation/scenarios';
import { SCENARIO_NAMES, simulator } from '@/lib/messages/simulator';
import { FAULTS, LABELS, SHARES, type SimulationDraft, type Speed } from './draft';

const SPEEDS: readonly Speed[] = ['minute', 'fast', 'top'];
const optionsOf = <T extends number>(values: readonly T[], label: (value: T) => string) =>
  values.map((value) => ({ value: String(value), label: label(value) }));

/** What the month brings, and how people go about it. */
export function SimulationForm({
  draft,
  onChange,
  disabled,
}: {
  readonly draft: SimulationDraft;
  readonly onChange: (draft: SimulationDraft) => void;
  /** A month goes on: it cannot be changed any more. */
  readonly disabled: boolean;
}) {
  const { fields } = simulator;
  const set = (change: Partial<SimulationDraft>) => onChange({ ...draft, ...change });
  const setScenario = (scenario: ScenarioName) => set({ scenario, changedShare: changedShareOf(scenario, SIMULATION) });
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={fields.scenario}>
        <SelectField
          disabled={disabled}
          value={draft.scenario}
          onChange={setScenario}
          options={SCENARIOS.map((value) => ({ value, label: SCENARIO_NAMES[value] }))}
        />
      </Field>
      <Field label={fields.share}>
        <SelectField
          disabled={disabled || draft.scenario === 'control'}
          value={String(draft.changedShare)}
          onChange={(value) => set({ changedShare: Number(value) })}
          options={optionsOf(SHARES, simulator.shareOwn)}
        />
      </Field>
      <Field label={fields.day}>
        <NumberField
          className="w-20"
          disabled={disabled}
          min={1}
          max={20}
          step={1}
          value={draft.changeDay}
          onChange={(changeDay) => set({ changeDay: Math.round(changeDay) })}
        />
      </Field>
      <Field label={fields.labels}>
        <SelectField
          disabled={disabled}
          value={String(draft.labelsADay)}
          onChange={(value) => set({ labelsADay: Number(value) })}
          options={optionsOf(LABELS, simulator.labels)}
        />
      </Field>
      <Field label={fields.faults}>
        <SelectField
          disabled={disabled}
          value={String(draft.faultShare)}
          onChange={(value) => set({ faultShare: Number(value) })}
          options={optionsOf(FAULTS, simulator.faults)}
        />
      </Field>
      <Field label={fields.speed}>
        <SelectField
          disabled={disabled}
          value={draft.speed}
          onChange={(speed) => set({ speed })}
          options={SPEEDS.map((value) => ({ value, label: simulator.speeds[value] }))}
        />
      </Field>
      <Field label={fields.seed}>
        <NumberField
          className="w-24"
          disabled={disabled}
          min={1}
          max={999_999}
          step={1}
          value={draft.seed}
          onChange={(seed) => set({ seed: Math.round(seed) })}
        />
      </Field>
    </div>
  );
}
