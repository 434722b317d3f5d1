import { describe, expect, it } from 'vitest';
import { type Job, msLeftOf } from '@/lib/domain/job';
import { type JobLocks, JobLog } from '@/workers/job-log';

const freeLocks: JobLocks = { hold: (_id, work) => work(), isHeld: async () => false };

function logWithRows() {
  const rows: Job[] = [];
  let ms = 0;
  const store = {
    put: async (job: Job) => void rows.push(job),
    running: async () => [],
    interrupt: async () => undefined,
  };
  const clock = { now: () => '2026-03-04T05:06:07.000Z', elapsedMs: () => ms };
  return { rows, log: new JobLog(store, freeLocks, clock), pass: (by: number) => (ms += by) };
}

describe('JobLog', () => {
  it('gives the work’s own outcome where its row cannot be written', async () => {
    const full = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const store = { put: full, running: async () => [], interrupt: full };
    const log = new JobLog(store, freeLocks, { now: () => '', elapsedMs: () => 0 });
    const outcome = await log.run('a', 'train', async ({ onProgress }) => {
      onProgress('read', 1, 2);
      return { kind: 'failed', code: 'quota-exceeded' };
    });
    expect(outcome).toEqual({ kind: 'failed', code: 'quota-exceeded' });
  });

  it('marks work that somebody holds only once it is let go of unfinished', async () => {
    const marked: string[] = [];
    const job = (id: string): Job => ({
      id,
      kind: 'train',
      state: 'running',
      step: 'start',
      done: 0,
      total: 0,
      startedAt: '',
      msLeft: undefined,
    });
    let rows = [job('gone'), job('crashing'), job('finishing')];
    const store = {
      put: async () => undefined,
      running: async () => rows,
      interrupt: async ({ id }: Job) => void marked.push(id),
    };
    const ends: Record<string, () => void> = {};
    const over = (id: string) => new Promise<void>((resolve) => (ends[id] = resolve));
    const held: Record<string, Promise<void>> = { crashing: over('crashing'), finishing: over('finishing') };
    const locks: JobLocks = {
      isHeld: async (id) => id in held,
      hold: async (id, work) => {
        await held[id];
        return work();
      },
    };
    await new JobLog(store, locks, { now: () => '', elapsedMs: () => 0 }).markInterrupted();
    expect(marked).toEqual(['gone']);
    rows = [job('crashing')];
    for (const end of Object.values(ends)) end();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(marked).toEqual(['gone', 'crashing']);
  });

  it('ends with one row that says how the work ended', async () => {
    for (const [kind, state] of [
      ['trained', 'done'],
      ['cancelled', 'cancelled'],
      ['failed', 'failed'],
    ]) {
      const { rows, log } = logWithRows();
      await log.run('a', 'train', async () => ({ kind: kind as string }));
      expect(rows.at(-1)).toMatchObject({ id: 'a', state, msLeft: undefined });
    }
  });

  it('writes a new step at once, the same step not too often', async () => {
    const { rows, log, pass } = logWithRows();
    await log.run('a', 'train', async ({ onProgress }) => {
      for (let i = 1; i <= 100; i++) {
        pass(10);
        onProgress('read', i, 100);
        await Promise.resolve();
        await Promise.resolve();
        await Promise.resolve();
      }
      onProgress('store', 1, 7);
      return { kind: 'done' };
    });
    const reading = rows.filter((row) => row.step === 'read').length;
    expect(reading).toBeGreaterThan(2);
    expect(reading).toBeLessThan(8);
    expect(rows.at(-1)).toMatchObject({ step: 'store', done: 1, total: 7, state: 'done' });
  });

  it('cancels the work of its id alone', async () => {
    const { log } = logWithRows();
    const aborted: string[] = [];
    const work = (id: string) =>
      log.run(id, 'train', async ({ signal }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (signal.aborted) aborted.push(id);
        return { kind: 'x' };
      });
    const both = [work('a'), work('b')];
    log.cancel('b');
    log.cancel('unknown');
    await Promise.all(both);
    expect(aborted).toEqual(['b']);
  });

  it('lets an exception through and forgets the job', async () => {
    const { log } = logWithRows();
    await expect(
      log.run('a', 'train', async () => {
        throw new Error('bug');
      }),
    ).rejects.toThrow('bug');
    log.cancel('a');
  });
});

describe('msLeftOf', () => {
  it('goes by the mean pace of the step so far', () => {
    expect(msLeftOf(25, 100, 2000)).toBe(6000);
    expect(msLeftOf(100, 100, 2000)).toBe(0);
  });

  it('says nothing before there is a pace', () => {
    expect(msLeftOf(0, 100, 2000)).toBeUndefined();
    expect(msLeftOf(5, 0, 2000)).toBeUndefined();
    expect(msLeftOf(5, 100, 499)).toBeUndefined();
  });
});
