import { describe, expect, it } from 'vitest';
import { logTicks } from '@/components/ui/chart-axis';

describe('ticks of a logarithmic axis', () => {
  it('stand at 1, 2 and 5 times powers of ten, within the values', () => {
    expect(logTicks(0.013, 0.5)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5]);
    expect(logTicks(0.8, 30)).toEqual([1, 2, 5, 10, 20]);
  });

  it('stand at powers of ten alone over more than three of them', () => {
    expect(logTicks(0.0003, 70)).toEqual([0.001, 0.01, 0.1, 1, 10]);
  });
});
