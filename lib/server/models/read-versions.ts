import type { modelVersionDetailSchema, VersionHead, versionListSchema } from '../../schemas/registry/model-versions';
import type { z } from '../../schemas/zod';
import { storedBytes } from '../database/bytes';
import type { Server } from '../server';
import type { VersionSummary } from './make-version';

/** Newest first. @param before number of a version; those below it */
export async function listVersions(
  { database: { db } }: Server,
  before: number,
  limit: number,
): Promise<z.infer<typeof versionListSchema>> {
  const rows = await db
    .selectFrom('modelVersions')
    .innerJoin('user', 'user.id', 'modelVersions.authorId')
    .select(['modelVersions.id', 'number', 'revision', 'state', 'authorId', 'modelSha256', 'summary', 'changedAt'])
    .select(['modelVersions.createdAt', 'user.name as authorName'])
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  const versions = rows.slice(0, limit).map((row): VersionHead => {
    const { id, number, revision, state, authorId, authorName, createdAt, changedAt, modelSha256, summary } = row;
    const author = { id: authorId, name: authorName };
    const facts: VersionSummary = JSON.parse(summary);
    return { id, number, revision, state, author, createdAt, changedAt, modelSha256, ...facts };
  });
  return { versions, next: rows.length > limit ? (versions.at(-1)?.number ?? null) : null };
}

/** @returns undefined: there is none */
export async function readVersion(
  { database: { db } }: Server,
  id: string,
): Promise<z.infer<typeof modelVersionDetailSchema> | undefined> {
  const row = await db
    .selectFrom('modelVersions')
    .innerJoin('user', 'user.id', 'modelVersions.authorId')
    .selectAll('modelVersions')
    .select('user.name as authorName')
    .where('modelVersions.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const steps = await db
    .selectFrom('versionSteps')
    .leftJoin('user', 'user.id', 'versionSteps.byPersonId')
    .selectAll('versionSteps')
    .select('user.name as byName')
    .where('versionId', '=', id)
    // What came after the row was read belongs to a later revision.
    .where('revision', '<=', row.revision)
    .orderBy('revision')
    .execute();
  const { number, revision, state, authorId, authorName, createdAt, changedAt, card } = row;
  return {
    id,
    number,
    revision,
    state,
    author: { id: authorId, name: authorName },
    createdAt,
    changedAt,
    card: JSON.parse(card),
    steps: steps.map((step) => ({
      revision: step.revision,
      from: step.fromState,
      to: step.toState,
      by: step.byPersonId === null ? null : { id: step.byPersonId, name: step.byName ?? step.byPersonId },
      role: step.role,
      reason: step.reason,
      evidence: step.evidence === null ? null : JSON.parse(step.evidence),
      at: step.at,
    })),
  };
}

/** Bytes that a version names. Others were never looked at, and are handed to nobody. */
export async function readBytesOf({ database: { db } }: Server, sha256: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('modelBytes')
    .innerJoin('modelVersions', 'modelVersions.modelSha256', 'modelBytes.sha256')
    .select('bytes')
    .where('modelBytes.sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  return row && storedBytes(row.bytes);
}
