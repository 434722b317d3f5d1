import type { Moment } from '@/lib/domain/simulation/moment';
import type { ScenarioName, SimulationSettings } from '@/lib/domain/simulation/scenarios';
import type { SimulationReport } from '@/lib/pipelines/simulation/simulation-report';

export interface SimulationRequest {
  readonly scenario: ScenarioName;
  readonly settings: SimulationSettings;
  /** Real milliseconds that a simulated day takes at least; 0: as fast as it goes. */
  readonly msPerDay: number;
}

export type SimulationOutcome =
  | { readonly kind: 'lived'; readonly report: Omit<SimulationReport, 'stream'>; readonly last: Moment }
  /** The rules let the first model not through, or something broke. */
  | { readonly kind: 'failed' };

/** A worker of its own: a month trains models, and must not stand in the way of work on the user's notes. */
export interface SimulationApi {
  /** @param onMoment told a few times a second, and before long work */
  live(request: SimulationRequest, onMoment: (moment: Moment) => void): Promise<SimulationOutcome>;
  pause(): void;
  resume(): void;
}
