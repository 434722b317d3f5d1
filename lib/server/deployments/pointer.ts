import type { Kysely } from 'kysely';
import type { ProductionPointer } from '../../domain/model/production-pointer';
import type { Tables } from '../database/tables';

/** Where production stands: the deployment with the highest number. There is no second place that could disagree. */
export async function readPointer(db: Kysely<Tables>): Promise<ProductionPointer> {
  const newest = await db
    .selectFrom('deployments')
    .select(['number', 'modelVersionId'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { number: newest?.number ?? 0, versionId: newest?.modelVersionId ?? null };
}
