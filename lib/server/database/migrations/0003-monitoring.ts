import type { Kysely } from 'kysely';

/** Windows and what they are compared with, key figures, firings, settings of reviewers, webhooks and their deliveries. */
export async function monitoring(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('driftSummaries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('modelVersionId', 'text', (c) => c.notNull().references('modelVersions.id'))
    .addColumn('browserId', 'text', (c) => c.notNull())
    .addColumn('windowNumber', 'integer', (c) => c.notNull())
    .addColumn('fleetNumber', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('driftSummaries_fleet_idx')
    .on('driftSummaries')
    .columns(['modelVersionId', 'fleetNumber'])
    .execute();
  await schema
    .createTable('monitoringReferences')
    .addColumn('modelVersionId', 'text', (c) => c.primaryKey().references('modelVersions.id'))
    .addColumn('byPersonId', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('reference', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('kpiDays')
    .addColumn('browserId', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('counts', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('kpiDays_pk', ['day', 'browserId'])
    .execute();
  await schema
    .createTable('monitoringSettings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('firings')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('browserId', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('receivedAt', 'text', (c) => c.notNull())
    .addColumn('firing', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('firings_pk', ['id', 'browserId'])
    .execute();
  await schema
    .createTable('webhooks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('webhookDeliveries')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('webhookId', 'text', (c) => c.notNull())
    .addColumn('firingId', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('code', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('nextTryAt', 'text')
    .addColumn('claim', 'text')
    .addUniqueConstraint('webhookDeliveries_once', ['webhookId', 'firingId'])
    .execute();
  await schema
    .createIndex('webhookDeliveries_due_idx')
    .on('webhookDeliveries')
    .columns(['state', 'nextTryAt'])
    .execute();
}
