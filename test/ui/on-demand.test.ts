import { describe, expect, it } from 'vitest';
import { onDemand } from '@/components/ui/on-demand';

describe('a script on demand', () => {
  it('is fetched once, however often it is asked for', async () => {
    let fetched = 0;
    const part = onDemand(async () => ({ number: ++fetched }));
    expect(part.loaded()).toBeUndefined();
    const [first, second] = await Promise.all([part.load(), part.load()]);
    expect(first).toBe(second);
    expect(await part.load()).toEqual({ number: 1 });
    expect(part.loaded()).toEqual({ number: 1 });
  });

  it('is fetched anew after it did not come, and tells those who wait once it does', async () => {
    let tries = 0;
    const part = onDemand(async () => {
      tries++;
      if (tries === 1) throw new Error('no network');
      return tries;
    });
    const told: (number | undefined)[] = [];
    const stop = part.subscribe(() => told.push(part.loaded()));
    await expect(part.load()).rejects.toThrow('no network');
    expect(part.loaded()).toBeUndefined();
    expect(told).toEqual([]);
    expect(await part.load()).toBe(2);
    expect(told).toEqual([2]);
    stop();
  });
});
