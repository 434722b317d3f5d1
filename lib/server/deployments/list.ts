import type { Deployment, deploymentListSchema, RefusalCode, StagePercent } from '../../schemas/registry/deployments';
import type { z } from '../../schemas/zod';
import type { Server } from '../server';
import { readPointer } from './pointer';

const SHOWN = 200;

/** What was in production, newest first, with how browsers took it. */
export async function listDeployments({ database: { db } }: Server): Promise<z.infer<typeof deploymentListSchema>> {
  const rows = await db
    .selectFrom('deployments')
    .innerJoin('modelVersions', 'modelVersions.id', 'deployments.modelVersionId')
    .leftJoin('user', 'user.id', 'deployments.byPersonId')
    .selectAll('deployments')
    .select(['modelVersions.number as versionNumber', 'user.name as byName'])
    .orderBy('deployments.number', 'desc')
    .limit(SHOWN)
    .execute();
  const { number: pointer } = await readPointer(db);
  const last = rows.at(-1)?.number ?? 0;
  const told = await db
    .selectFrom('deploymentReports')
    .select(['number', 'outcome', 'code'])
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('number', '>=', last)
    .groupBy(['number', 'outcome', 'code'])
    .execute();
  const deployments = rows.map((row): Deployment => {
    const own = told.filter(({ number }) => number === row.number);
    const refusals = own
      .filter(({ code }) => code !== null)
      .map(({ code, count }) => ({ code: code as RefusalCode, count: Number(count) }));
    const swapped = own.filter(({ outcome }) => outcome === 'swapped');
    const sum = (counts: readonly { count: number | string }[]) =>
      counts.reduce((all, one) => all + Number(one.count), 0);
    return {
      number: row.number,
      modelVersionId: row.modelVersionId,
      modelVersionNumber: row.versionNumber,
      kind: row.kind,
      reason: row.reason,
      by: row.byPersonId === null ? null : { id: row.byPersonId, name: row.byName ?? row.byPersonId },
      at: row.at,
      stagePercent: row.stagePercent as StagePercent,
      state: row.halted ? 'halted' : row.number === pointer ? 'current' : 'replaced',
      swapped: sum(swapped),
      refused: sum(refusals),
      refusals,
    };
  });
  return { pointer, deployments };
}
