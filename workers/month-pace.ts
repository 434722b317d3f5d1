import type { Moment } from '@/lib/domain/simulation/moment';

/** A moment is told at most this often: the page draws no faster. */
const TELL_EVERY_MS = 120;

/** Holds a simulated month back to its speed, and halts it. */
export function monthPace(wait: (ms: number) => Promise<void>, elapsedMs: () => number) {
  let halted: { readonly over: Promise<void>; readonly go: () => void } | undefined;
  return {
    pause(): void {
      if (halted) return;
      let go: () => void = () => undefined;
      const over = new Promise<void>((resolve) => {
        go = resolve;
      });
      halted = { over, go };
    },
    resume(): void {
      halted?.go();
      halted = undefined;
    },
    begin(msPerDay: number, tell: (moment: Moment) => void) {
      let last: Moment | undefined;
      let toldAt = Number.NEGATIVE_INFINITY;
      let free = elapsedMs();
      return {
        last: () => last,
        async onMoment(moment: Moment): Promise<void> {
          const days = moment.day - (last?.day ?? 0);
          last = moment;
          const now = elapsedMs();
          if (moment.doing !== undefined || now - toldAt >= TELL_EVERY_MS) {
            toldAt = now;
            tell(moment);
            // Messages to this worker, as to pause, get their turn.
            await wait(0);
          }
          if (halted) {
            tell(moment);
            await halted.over;
          }
          // Time that training took is not caught up: a day never passes faster than its speed.
          free = Math.max(free, elapsedMs()) + days * msPerDay;
          const left = free - elapsedMs();
          if (left > 4) await wait(left);
        },
      };
    },
  };
}
