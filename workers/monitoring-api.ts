import type { TriggerEvent } from '@/lib/domain/monitoring/trigger-events';
import type { CancelledOutcome, Failed } from './pipeline-api';

export type WatchOutcome =
  | { readonly kind: 'watched' }
  /** The notes it learned from are not in this browser: its author makes what it is compared with. */
  | { readonly kind: 'no-notes' }
  /** Too few patients or notes for a window to be told from the rest. */
  | { readonly kind: 'too-few' }
  | CancelledOutcome
  | Failed;

/** The worker's border for monitoring; a part of PipelineApi. */
export interface MonitoringApi {
  /** Makes what windows of the model are compared with, from its own notes: minutes, as a job. */
  watchModel(jobId: string, modelId: string): Promise<WatchOutcome>;
  /** The one door of events into the triggers. Answers when what follows is logged; long work that it starts goes on. */
  tell(event: TriggerEvent): Promise<void>;
  /** Notes were finished: tells it when it is enough to matter. */
  tellLabelled(): Promise<void>;
  /** Acts on what was logged and not finished, and tells windows that nobody was told of. */
  resumeMonitoring(): Promise<void>;
  /** Carries on with work that a firing started; nothing where another tab does. Answers when none is left to do. */
  carryOnWork(): Promise<void>;
  /** Fetches the site's rules and the reference of the model in use, where they are not here. */
  followMonitoring(): Promise<void>;
  /** Words of a window's notes that the model does not know, the most frequent first. They stay in this browser. */
  unknownWords(windowNumber: number): Promise<readonly { readonly word: string; readonly notes: number }[]>;
}
