import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Usage {
  readonly heapUsed: number;
  readonly external: number;
  readonly arrayBuffers: number;
  readonly alive: number;
  readonly made: number;
}

const MB = 2 ** 20;

describe('memory', () => {
  it('MEM-1 stays flat over 1,000 openings and closings and 100 trainings, cancelled ones too', () => {
    const child = fileURLToPath(new URL('support/memory-child.mjs', import.meta.url));
    const output = execFileSync(process.execPath, ['--expose-gc', child], { encoding: 'utf8' });
    const { before, afterTaggers, afterTrainings }: Record<string, Usage> = JSON.parse(output);
    if (!before || !afterTaggers || !afterTrainings) throw new Error('the child printed something else');
    const growth = (after: Usage, of: 'heapUsed' | 'external' | 'arrayBuffers') => (after[of] - before[of]) / MB;
    console.info(
      `Growth in MB after 1,000 open/close, then 100 trainings: heap ${growth(afterTaggers, 'heapUsed').toFixed(2)}, ` +
        `${growth(afterTrainings, 'heapUsed').toFixed(2)}; outside ${growth(afterTaggers, 'external').toFixed(2)}, ` +
        `${growth(afterTrainings, 'external').toFixed(2)}; kernels made ${afterTrainings.made}, alive ${afterTrainings.alive}`,
    );

    // Each tagger and training has an instance of its own (256 kB at least): 1,000 kept would be 250 MB.
    expect(afterTaggers.made - before.made).toBe(1000);
    expect(afterTrainings.made - afterTaggers.made).toBeGreaterThanOrEqual(100);
    for (const after of [afterTaggers, afterTrainings]) {
      expect(after.alive).toBeLessThanOrEqual(before.alive + 3);
      expect(growth(after, 'heapUsed')).toBeLessThan(4);
      expect(growth(after, 'external')).toBeLessThan(4);
      expect(growth(after, 'arrayBuffers')).toBeLessThan(4);
    }
  });
});
