import { type ActiveTime, activeAt, activePaused, NO_ACTIVE_TIME } from '@/lib/domain/annotation/active-time';

/** Active time in a note since it was opened, and what of it is on the disk. Milliseconds. */
export class SessionTime {
  private time: ActiveTime = NO_ACTIVE_TIME;
  private storedMs = 0;

  active(elapsedMs: number): void {
    this.time = activeAt(this.time, elapsedMs);
  }

  pause(): void {
    this.time = activePaused(this.time);
  }

  unstoredMs(): number {
    return this.time.totalMs - this.storedMs;
  }

  stored(ms: number): void {
    this.storedMs += ms;
  }
}
