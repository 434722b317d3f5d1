/** A server process that does nothing but look for deliveries, until none waits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { deliverDue } from '@/lib/server/monitoring/deliveries';
import { openTestServer } from './test-server';

const folder = process.argv[2];
if (!folder) throw new Error('which folder?');
const { server } = await openTestServer({ kind: 'sqlite', folder }, { webhookLoopback: true });
process.stdout.write('ready\n');
for (;;) {
  await deliverDue(server);
  const waiting = await server.database.db
    .selectFrom('webhookDeliveries')
    .select('number')
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  if (!waiting) break;
  await sleep(20);
}
await server.database.close();
