import { afterAll, describe } from 'vitest';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { accountsContract } from './accounts-contract';
import { auditContract } from './audit-contract';
import { breakGlassContract } from './break-glass-contract';
import { deploymentsContract } from './deployments-contract';
import { metricsContract } from './metrics-contract';
import { modelsContract } from './models-contract';
import { monitoringContract } from './monitoring-contract';
import { type PostgresCluster, startPostgres } from './postgres-cluster';
import { togetherContract } from './together-contract';
import { webhooksContract } from './webhooks-contract';

// One suite, two storages: what holds on one holds on the other.
const cluster: PostgresCluster | undefined = await startPostgres();
afterAll(() => cluster?.stop());

const STORAGES: { name: string; place: () => DatabasePlace }[] = [
  { name: 'SQLite', place: () => ({ kind: 'memory' }) },
  { name: 'PostgreSQL', place: () => ({ kind: 'postgres', url: cluster?.database() ?? '' }) },
];

if (!cluster)
  console.warn('Skipped on PostgreSQL: there is none here, and it can be installed only as root on Debian.');

for (const { name, place } of STORAGES) {
  describe.skipIf(name === 'PostgreSQL' && !cluster)(name, () => {
    accountsContract(place);
    breakGlassContract(place);
    modelsContract(place);
    deploymentsContract(place);
    auditContract(place);
    monitoringContract(place);
    metricsContract(place);
    webhooksContract(place);
    if (name === 'PostgreSQL') togetherContract(place);
  });
}
