import { describe, expect, it } from 'vitest';
import type { Moment } from '@/lib/domain/simulation/moment';
import { monthPace } from '@/workers/month-pace';

const momentOf = (day: number, doing?: Moment['doing']): Moment => ({
  ...{ day, notes: 0, total: 420, state: 'ok', doing, events: [], changedDay: undefined, seen: undefined },
});

/** A clock that waiting moves on. */
function timed() {
  let now = 0;
  const pace = monthPace(
    async (ms) => {
      now += ms;
    },
    () => now,
  );
  return { pace, now: () => now, pass: (ms: number) => (now += ms) };
}

describe("a month's pace", () => {
  it('lets no day pass faster than its speed, and does not catch up what training took', async () => {
    const { pace, now, pass } = timed();
    const { onMoment } = pace.begin(2000, () => undefined);
    await onMoment(momentOf(0.5));
    await onMoment(momentOf(3));
    expect(now()).toBe(6000);
    pass(60_000);
    await onMoment(momentOf(4));
    expect(now()).toBe(68_000);
  });

  it('tells no more often than can be drawn, and always of long work', async () => {
    const { pace } = timed();
    const told: Moment[] = [];
    const { onMoment, last } = pace.begin(0, (moment) => told.push(moment));
    for (let at = 0; at < 50; at++) await onMoment(momentOf(at / 10));
    await onMoment(momentOf(5, 'train'));
    expect(told.map(({ day, doing }) => [day, doing])).toEqual([
      [0, undefined],
      [5, 'train'],
    ]);
    expect(last()?.day).toBe(5);
  });

  it('stands still while paused, and goes on from there', async () => {
    const { pace } = timed();
    const { onMoment } = pace.begin(0, () => undefined);
    pace.pause();
    let went = false;
    const going = onMoment(momentOf(1)).then(() => {
      went = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(went).toBe(false);
    pace.resume();
    await going;
    expect(went).toBe(true);
  });
});
