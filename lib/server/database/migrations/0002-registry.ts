import { type Kysely, sql } from 'kysely';
import type { StorageKind } from '../open-database';

/** Model bytes, versions and their steps, deployments, shared things, the site, keys of requests. */
export async function registry(db: Kysely<unknown>, kind: StorageKind): Promise<void> {
  const bytes = kind === 'postgres' ? ('bytea' as const) : ('blob' as const);
  const { schema } = db;
  await schema
    .createTable('idempotencyKeys')
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('requestHash', 'text', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotencyKeys_pk', ['personId', 'key'])
    .execute();
  await schema
    .createTable('uploads')
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('lengthBytes', 'integer', (c) => c.notNull())
    .addColumn('receivedBytes', 'integer', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('uploads_pk', ['sha256', 'personId'])
    .execute();
  await schema
    .createTable('uploadPieces')
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull())
    .addColumn('startByte', 'integer', (c) => c.notNull())
    .addColumn('bytes', bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('uploadPieces_pk', ['sha256', 'personId', 'startByte'])
    .execute();
  await schema
    .createTable('modelBytes')
    .addColumn('sha256', 'text', (c) => c.primaryKey())
    .addColumn('sizeBytes', 'integer', (c) => c.notNull())
    .addColumn('bytes', bytes, (c) => c.notNull())
    .addColumn('storedAt', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('modelVersions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('authorId', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('changedAt', 'text', (c) => c.notNull())
    .addColumn('modelSha256', 'text', (c) => c.notNull().references('modelBytes.sha256'))
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('card', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text')
    .execute();
  for (const column of ['state', 'modelSha256'])
    await schema.createIndex(`modelVersions_${column}_idx`).on('modelVersions').column(column).execute();
  await schema
    .createTable('versionSteps')
    .addColumn('versionId', 'text', (c) => c.notNull().references('modelVersions.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('fromState', 'text')
    .addColumn('toState', 'text', (c) => c.notNull())
    .addColumn('byPersonId', 'text')
    .addColumn('role', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('versionSteps_pk', ['versionId', 'revision'])
    .execute();
  await schema
    .createTable('deployments')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('modelVersionId', 'text', (c) => c.notNull().references('modelVersions.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('byPersonId', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('stagePercent', 'integer', (c) => c.notNull())
    .addColumn('halted', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('manifests')
    .addColumn('number', 'integer', (c) => c.notNull().references('deployments.number'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('keyId', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('manifests_pk', ['number', 'day'])
    .execute();
  await schema
    .createTable('deploymentReports')
    .addColumn('number', 'integer', (c) => c.notNull().references('deployments.number'))
    .addColumn('browserId', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('code', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('deploymentReports_pk', ['number', 'browserId'])
    .execute();
  await schema
    .createTable('sharedItems')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('byPersonId', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('sharedItems_pk', ['kind', 'id'])
    .execute();
  await schema
    .createTable('site')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .execute();
  const off = JSON.stringify({
    shares: { 'label-sets': false, guidelines: false, 'feature-sets': false, evaluations: false },
    minimumK: 5,
  });
  await sql`insert into ${sql.table('site')} (id, revision, settings) values (1, 0, ${off})`.execute(db);
}
