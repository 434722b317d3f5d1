import { expect, it } from 'vitest';
import { readEnvironment } from '@/lib/server/environment';

it('has no metrics token and no loopback unless told so; an empty variable counts as not set', () => {
  const { metricsToken, webhookLoopback, port } = readEnvironment({ BEHEALTHY_METRICS_TOKEN: '' });
  expect([metricsToken, webhookLoopback, port]).toEqual([undefined, false, 3000]);
  const token = 't'.repeat(32);
  const told = readEnvironment({ BEHEALTHY_METRICS_TOKEN: token, BEHEALTHY_WEBHOOK_LOOPBACK: '1' });
  expect([told.metricsToken, told.webhookLoopback]).toEqual([token, true]);
});

it('names the variable that is wrong, and never its value', () => {
  for (const [name, value] of [
    ['BEHEALTHY_METRICS_TOKEN', 'too-short'],
    ['BEHEALTHY_WEBHOOK_LOOPBACK', 'certainly'],
    ['DATABASE_URL', 'mysql://me:hunter2@host'],
  ] as const) {
    expect(() => readEnvironment({ [name]: value })).toThrow(name);
    expect(() => readEnvironment({ [name]: value })).not.toThrow(value);
  }
});
