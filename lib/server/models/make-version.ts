import { transition, VERSION_CHECKS } from '../../domain/model/promotion';
import type { VersionState } from '../../domain/model/version-states';
import { fail, ok, type Result } from '../../domain/result';
import type { ModelCard } from '../../schemas/registry/card';
import type { RegistryError } from '../../schemas/registry/errors';
import type { VersionHead, VersionSaved } from '../../schemas/registry/model-versions';
import type { SignedIn } from '../accounts/session';
import { storedBytes } from '../database/bytes';
import { type Writing, write } from '../database/write';
import { sha256Hex } from '../hash';
import type { Idempotency } from '../http/call';
import { type Done, once } from '../http/idempotency';
import type { Server } from '../server';
import { readSite } from '../site';
import { checkModel } from './check-model';

export type VersionSummary = Pick<
  VersionHead,
  'sizeBytes' | 'featureSetHash' | 'judgedHash' | 'labels' | 'f1' | 'k' | 'parentId' | 'note'
>;

/**
 * Registers a model whose bytes were sent before: looks at them first (which takes a while and changes nothing), then
 * writes draft, validating and candidate in one go. A model that breaks the privacy gate is deleted.
 */
export async function makeVersion(
  server: Server,
  author: SignedIn,
  card: ModelCard,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  const { minimumK } = await readSite(server.database.db);
  const checked = await checkStored(server, card, minimumK);
  return write(server, async (writing) =>
    once(writing, author.id, idempotency, async () => {
      const { tx } = writing;
      const taken = await tx.selectFrom('modelVersions').select('id').where('id', '=', card.id).executeTakeFirst();
      if (taken) return fail({ code: 'id-taken' });
      if (!checked.ok) return checked;
      const parent = card.parentId;
      const known =
        parent === null ||
        (await tx.selectFrom('modelVersions').select('id').where('id', '=', parent).executeTakeFirst());
      if (!known) return fail({ code: 'parent-unknown' });
      return ok({ status: 201, body: await insertVersion(writing, author, card) });
    }),
  );
}

/** The model as it is stored, looked at. */
async function checkStored(
  server: Server,
  card: ModelCard,
  minimumK: number,
): Promise<Result<undefined, RegistryError>> {
  const { sha256, sizeBytes } = card.model;
  const row = await server.database.db
    .selectFrom('modelBytes')
    .select('bytes')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (!row) return fail({ code: 'bytes-missing' });
  const file = storedBytes(row.bytes);
  if (file.byteLength !== sizeBytes) return fail({ code: 'size-differs' });
  const checked = checkModel(card, file, minimumK);
  if (!checked.ok && checked.error.code === 'rare-attributes-present') await deleteUnnamed(server, sha256);
  return checked;
}

/** What may not be here does not stay here, unless a version that passed names the same bytes. */
async function deleteUnnamed(server: Server, sha256: string): Promise<void> {
  await write(server, async ({ tx }) => {
    const named = await tx
      .selectFrom('modelVersions')
      .select('id')
      .where('modelSha256', '=', sha256)
      .executeTakeFirst();
    if (!named) await tx.deleteFrom('modelBytes').where('sha256', '=', sha256).execute();
    return ok(undefined);
  });
}

async function insertVersion(writing: Writing, author: SignedIn, card: ModelCard): Promise<VersionSaved> {
  const { tx, at, note } = writing;
  const last = await tx
    .selectFrom('modelVersions')
    .select((row) => row.fn.max('number').as('number'))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const summary: VersionSummary = {
    sizeBytes: card.model.sizeBytes,
    featureSetHash: card.featureSetHash,
    judgedHash: card.run.judgedHash,
    labels: card.labels,
    f1: card.evaluation.scores.exact.overall.f1,
    k: card.gate.k,
    parentId: card.parentId,
    note: card.note,
  };
  const steps = firstSteps(author, card, at);
  const revision = steps.length;
  const state = steps.at(-1) ?? 'draft';
  await tx
    .insertInto('modelVersions')
    .values({
      id: card.id,
      number,
      revision,
      state,
      authorId: author.id,
      createdAt: at,
      changedAt: at,
      modelSha256: card.model.sha256,
      summary: JSON.stringify(summary),
      card: JSON.stringify(card),
      evidence: null,
    })
    .execute();
  await tx
    .insertInto('versionSteps')
    .values(
      steps.map((toState, index) => ({
        versionId: card.id,
        revision: index + 1,
        fromState: steps[index - 1] ?? null,
        toState,
        byPersonId: author.id,
        role: author.roles.includes('clinician') ? ('clinician' as const) : ('reviewer' as const),
        reason: '',
        evidence: null,
        at,
      })),
    )
    .execute();
  const detail = { number, state, model: card.model.sha256, card: sha256Hex(JSON.stringify(card)), k: card.gate.k };
  await note({ personId: author.id, action: 'version-made', subject: card.id, detail });
  return { id: card.id, number, revision, state };
}

/** Draft to candidate by the domain's own rule, every check having passed. */
function firstSteps(author: SignedIn, card: ModelCard, at: string): VersionState[] {
  const facts = { at, reason: '', recentSignIn: false, championVersionId: null, testSplitHash: card.run.judgedHash };
  const steps: VersionState[] = ['draft'];
  let version = { id: card.id, state: 'draft' as VersionState, authorId: author.id, labels: card.labels };
  for (const to of ['validating', 'candidate'] as const) {
    const step = transition(version, to, author, { ...facts, checks: VERSION_CHECKS });
    if (!step.ok) throw new Error(`a checked model cannot become ${to}: ${step.error.code}`);
    version = step.value.version;
    steps.push(to);
  }
  return steps;
}
