import type { TriggerSituation } from '../domain/monitoring/trigger';
import type { Firing } from '../domain/monitoring/trigger-events';
import type { FiringOutcome, JudgedWindow, LoggedFiring, SummaryStore, TriggerStore } from './monitoring-ports';

/** Windows and firings in memory: of the simulator, and of tests. */
export class MemorySummaryStore implements SummaryStore {
  private readonly kept = new Map<number, JudgedWindow>();

  async put(window: JudgedWindow): Promise<void> {
    this.kept.set(window.summary.windowNumber, structuredClone(window));
  }

  async windows(): Promise<readonly JudgedWindow[]> {
    return [...this.kept.values()].sort((a, b) => a.summary.windowNumber - b.summary.windowNumber);
  }
}

export class MemoryTriggerStore implements TriggerStore {
  private now: TriggerSituation | undefined;
  private readonly log = new Map<string, LoggedFiring>();

  async situation(): Promise<TriggerSituation | undefined> {
    return this.now;
  }

  async commit(situation: TriggerSituation, firing: Firing | undefined): Promise<'kept' | 'already-fired'> {
    if (firing && this.log.has(firing.key)) return 'already-fired';
    if (firing) this.log.set(firing.key, structuredClone({ ...firing, outcome: 'open' as const }));
    this.now = structuredClone(situation);
    return 'kept';
  }

  async firings(): Promise<readonly LoggedFiring[]> {
    return [...this.log.values()];
  }

  async settle(key: string, outcome: FiringOutcome): Promise<void> {
    const firing = this.log.get(key);
    if (firing) this.log.set(key, { ...firing, outcome });
  }
}
