import { transition } from '../../domain/model/promotion';
import type { PromotionEvidence } from '../../domain/model/promotion-evidence';
import type { VersionState } from '../../domain/model/version-states';
import type { Role } from '../../domain/person';
import { fail, ok, type Result } from '../../domain/result';
import type { ModelCard } from '../../schemas/registry/card';
import type { RegistryError } from '../../schemas/registry/errors';
import type { TransitionBody, VersionSaved } from '../../schemas/registry/model-versions';
import { isRecentSignIn, type SignedIn } from '../accounts/session';
import type { Row } from '../database/tables';
import { type Writing, write } from '../database/write';
import { readPointer } from '../deployments/pointer';
import { sha256Hex } from '../hash';
import type { Idempotency } from '../http/call';
import { type Done, once } from '../http/idempotency';
import type { Server } from '../server';
import { readSite } from '../site';

/** One step of a version's life that a person asks for. @param seen the revision the person saw */
export async function stepVersion(
  server: Server,
  person: SignedIn,
  id: string,
  seen: number,
  body: TransitionBody,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  return write(server, (writing) =>
    once(writing, person.id, idempotency, async () => {
      const saved = await step(server, writing, person, id, seen, body);
      return saved.ok ? ok({ status: 200, body: saved.value }) : saved;
    }),
  );
}

async function step(
  server: Server,
  writing: Writing,
  person: SignedIn,
  id: string,
  seen: number,
  { to, reason, evidence: given }: TransitionBody,
): Promise<Result<VersionSaved, RegistryError>> {
  const { tx, at } = writing;
  const row = await tx.selectFrom('modelVersions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return fail({ code: 'not-found' });
  if (row.revision !== seen) return fail({ code: 'revision-differs', revision: row.revision });
  // A decision is on what the author put before the reviewer, not on what comes with the decision.
  const kept: PromotionEvidence | undefined = row.evidence === null ? undefined : JSON.parse(row.evidence);
  const evidence = to === 'in_review' ? given : kept;
  const pointer = await readPointer(tx);
  const asked = transition(standingOf(row), to, person, {
    at,
    reason,
    recentSignIn: isRecentSignIn(person, server.nowMs()),
    evidence,
    championVersionId: await championOf(tx, pointer.versionId),
    testSplitHash: cardOf(row).run.judgedHash,
    privacyK: (await readSite(tx)).minimumK,
  });
  if (!asked.ok) return fail(refusalOf(asked.error));
  const { record } = asked.value;
  const role = (['reviewer', 'clinician', 'doctor'] as const).find((one) => person.roles.includes(one)) ?? null;
  const saved = await saveStep(writing, row, {
    to: record.to,
    reason: record.reason,
    personId: person.id,
    role,
    evidence,
  });
  return ok(saved);
}

/** A version that was revoked in production is nobody's champion: there is nothing good to compare with. */
async function championOf(tx: Writing['tx'], versionId: string | null): Promise<string | null> {
  if (versionId === null) return null;
  const row = await tx.selectFrom('modelVersions').select('state').where('id', '=', versionId).executeTakeFirst();
  return row?.state === 'production' ? versionId : null;
}

export const cardOf = (row: Pick<Row<'modelVersions'>, 'card'>): ModelCard => JSON.parse(row.card);

export function standingOf(row: Row<'modelVersions'>) {
  return { id: row.id, state: row.state, authorId: row.authorId, labels: cardOf(row).labels };
}

/** The domain's refusals have the border's codes; their facts are numbers, names of rules and states. */
export function refusalOf(error: { readonly code: RegistryError['code'] } & object): RegistryError {
  return { ...error };
}

export interface NewStep {
  readonly to: VersionState;
  readonly reason: string;
  /** Null: the server itself. */
  readonly personId: string | null;
  readonly role: Role | null;
  readonly evidence?: PromotionEvidence | undefined;
}

/** Writes a step that the rules allowed: the row, its history, the audit log. */
export async function saveStep(
  { tx, at, note }: Writing,
  row: Row<'modelVersions'>,
  { to, reason, personId, role, evidence }: NewStep,
): Promise<VersionSaved> {
  const { id, number, state: from } = row;
  const revision = row.revision + 1;
  const evidenceText = to === 'in_review' && evidence ? JSON.stringify(evidence) : null;
  await tx
    .updateTable('modelVersions')
    .set({ state: to, revision, changedAt: at, ...(evidenceText ? { evidence: evidenceText } : {}) })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('versionSteps')
    .values({
      versionId: id,
      revision,
      fromState: from,
      toState: to,
      byPersonId: personId,
      role,
      reason,
      evidence: evidenceText,
      at,
    })
    .execute();
  const detail = {
    from,
    to,
    revision,
    reasonSha256: sha256Hex(reason),
    evidenceSha256: evidenceText === null ? null : sha256Hex(evidenceText),
  };
  await note({ personId, action: 'version-step', subject: id, detail });
  return { id, number, revision, state: to };
}
