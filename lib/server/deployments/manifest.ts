import { sign } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import { MANIFEST_FORMAT } from '../../domain/deployment/manifest';
import { deploymentFor } from '../../domain/deployment/staging';
import type { ServedManifest, SignedManifest, StagePercent } from '../../schemas/registry/deployments';
import { cardOf } from '../models/step-version';
import type { Server } from '../server';

/** A browser that was away longer asks before it trusts; it keeps reading with what it has. */
const VALID_DAYS = 30;
const DAY_MS = 86_400_000;

/** The oldest app that knows today's model files and manifests. */
export const MINIMUM_APP_VERSION = '0.1.0';

export interface CurrentDeployment {
  readonly number: number;
  /** ISO 8601 date, UTC, on which its manifest is issued. */
  readonly day: string;
  /** Changes with the deployment and, since it is issued anew, with the day. */
  readonly etag: string;
}

/** What this browser should follow. @returns undefined: nothing was ever deployed to it */
export async function currentDeployment(server: Server, browserId: string): Promise<CurrentDeployment | undefined> {
  const { db } = server.database;
  // Nothing below the newest that goes to all can be anybody's: those rows are not even looked at.
  const rows = await db
    .selectFrom('deployments')
    .select(['number', 'stagePercent'])
    .where('number', '>=', (sub) =>
      sub
        .selectFrom('deployments')
        .select((row) => row.fn.coalesce(row.fn.max('number'), row.lit(0)).as('number'))
        .where('stagePercent', '=', 100),
    )
    .execute();
  const staged = rows.map(({ number, stagePercent }) => ({ number, percent: stagePercent as StagePercent }));
  const number = deploymentFor(browserId, staged)?.number;
  if (number === undefined) return undefined;
  const day = new Date(server.nowMs()).toISOString().slice(0, 10);
  return { number, day, etag: `${number}.${day}` };
}

/** Its manifest, signed by whichever process is asked first. */
export async function signedManifest(server: Server, { number, day }: CurrentDeployment): Promise<SignedManifest> {
  return (await readManifest(server, number, day)) ?? (await issue(server, number, day));
}

function readManifest({ database: { db } }: Server, number: number, day: string) {
  return db
    .selectFrom('manifests')
    .select(['payload', 'signature', 'keyId'])
    .where('number', '=', number)
    .where('day', '=', day)
    .executeTakeFirst();
}

/** Signs it; of two processes that do so at once, one's bytes stay and both hand those out. */
async function issue(server: Server, number: number, day: string): Promise<SignedManifest> {
  const { db } = server.database;
  const payload = canonicalJson({ ...(await manifestOf(server, number, day)) });
  const signature = sign('sha256', Buffer.from(payload, 'utf8'), {
    key: server.keys.privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
  const { keyId } = server.keys.signingKey;
  await db
    .insertInto('manifests')
    .values({ number, day, payload, signature, keyId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Of yesterday's nobody asks any more.
  await db.deleteFrom('manifests').where('number', '=', number).where('day', '<', day).execute();
  const kept = await readManifest(server, number, day);
  if (!kept) throw new Error('a manifest that was written is not there');
  return kept;
}

async function manifestOf({ database: { db } }: Server, number: number, day: string): Promise<ServedManifest> {
  const { version, deployment } = await deployed(db, number);
  const card = cardOf(version);
  const approvals = await db
    .selectFrom('versionSteps')
    .select(['byPersonId', 'role', 'at'])
    .where('versionId', '=', version.id)
    .where('toState', '=', 'approved')
    .orderBy('revision')
    .execute();
  // From the day's beginning, so that every process would sign the same; never before there was such a deployment.
  const issuedMs = Math.max(Date.parse(`${day}T00:00:00.000Z`), Date.parse(deployment.at));
  return {
    format: MANIFEST_FORMAT,
    number,
    modelVersionId: version.id,
    modelVersionNumber: version.number,
    modelSha256: card.model.sha256,
    sizeBytes: card.model.sizeBytes,
    featureSetHash: card.featureSetHash,
    labelSetHash: card.labelSetHash,
    tokenizerHash: card.run.tokenizerHash,
    minimumAppVersion: MINIMUM_APP_VERSION,
    issuedAt: new Date(issuedMs).toISOString(),
    expiresAt: new Date(issuedMs + VALID_DAYS * DAY_MS).toISOString(),
    approvals: approvals.map(({ byPersonId, role, at }) => ({
      personId: byPersonId ?? '',
      role: role ?? 'reviewer',
      at,
    })),
    reason: deployment.reason,
    kind: deployment.kind,
  };
}

async function deployed(db: Server['database']['db'], number: number) {
  const deployment = await db
    .selectFrom('deployments')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const version = await db
    .selectFrom('modelVersions')
    .selectAll()
    .where('id', '=', deployment.modelVersionId)
    .executeTakeFirstOrThrow();
  return { deployment, version };
}
