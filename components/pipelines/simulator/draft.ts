import type { SimulationRequest } from '@/lib/client/simulation';
import { changedShareOf, type ScenarioName, SIMULATION } from '@/lib/domain/simulation/scenarios';

export type Speed = 'minute' | 'fast' | 'top';

export interface SimulationDraft {
  readonly scenario: ScenarioName;
  readonly changedShare: number;
  readonly changeDay: number;
  readonly labelsADay: number;
  readonly faultShare: number;
  readonly speed: Speed;
  readonly seed: number;
}

export const FIRST_DRAFT: SimulationDraft = {
  scenario: 'new-diseases',
  changedShare: changedShareOf('new-diseases', SIMULATION),
  changeDay: 5,
  labelsADay: SIMULATION.labelsADay,
  faultShare: 0,
  speed: 'fast',
  seed: SIMULATION.seed,
};

export const SHARES = [0.2, 0.4, 0.6, 0.8, 1] as const;
export const LABELS = [10, 15, 25, 40] as const;
export const FAULTS = [0, 0.01, 0.05] as const;

const MINUTE_MS = 60_000;

/** Days are counted from 1 on screen. */
export function requestOf({ scenario, speed, changeDay, ...settings }: SimulationDraft): SimulationRequest {
  const { days } = SIMULATION;
  const perDay = { minute: MINUTE_MS / days, fast: MINUTE_MS / 4 / days, top: 0 }[speed];
  return { scenario, settings: { ...SIMULATION, ...settings, changeDay: changeDay - 1 }, msPerDay: perDay };
}
