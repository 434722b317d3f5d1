import { firstStage, nextStage, STAGES, type StagePercent } from '../../domain/deployment/staging';
import { HALTING_RULE, movePointer, type PointerActor, type PointerOrder } from '../../domain/model/production-pointer';
import { fail, ok, type Result } from '../../domain/result';
import type { DeploymentBody } from '../../schemas/registry/deployments';
import type { RegistryError } from '../../schemas/registry/errors';
import { isRecentSignIn, type SignedIn } from '../accounts/session';
import { type Writing, write } from '../database/write';
import { sha256Hex } from '../hash';
import type { Idempotency } from '../http/call';
import { type Done, once } from '../http/idempotency';
import { refusalOf, saveStep, standingOf } from '../models/step-version';
import type { Server } from '../server';
import { readPointer } from './pointer';

/** A reviewer puts a version into production, or an older one back. @param seen the pointer as the reviewer saw it */
export async function deploy(
  server: Server,
  person: SignedIn,
  seen: number,
  { modelVersionId, kind, reason, stagePercent }: DeploymentBody,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  return write(server, (writing) =>
    once(writing, person.id, idempotency, async () => {
      const { at } = writing;
      // A way back must not wait.
      if (kind === 'roll-back' && stagePercent !== firstStage(kind)) return fail({ code: 'stage-not-allowed' });
      const recentSignIn = isRecentSignIn(person, server.nowMs());
      const order = { kind, reason, seenNumber: seen, at, recentSignIn };
      const moved = await point(writing, person, modelVersionId, order, stagePercent);
      return moved.ok ? ok({ status: 201, body: { number: moved.value, stagePercent } }) : moved;
    }),
  );
}

/** Moves the pointer and both versions' states with it. @returns the new number */
export async function point(
  writing: Writing,
  actor: PointerActor & (SignedIn | typeof HALTING_RULE),
  modelVersionId: string,
  order: PointerOrder,
  stagePercent: StagePercent,
): Promise<Result<number, RegistryError>> {
  const { tx, at, note } = writing;
  const read = (id: string) => tx.selectFrom('modelVersions').selectAll().where('id', '=', id).executeTakeFirst();
  const pointer = await readPointer(tx);
  const target = await read(modelVersionId);
  if (!target) return fail({ code: 'not-found' });
  const current = pointer.versionId === null ? undefined : await read(pointer.versionId);
  const moved = movePointer(pointer, standingOf(target), current && standingOf(current), actor, order);
  if (!moved.ok) return fail(refusalOf(moved.error));
  const personId = actor === HALTING_RULE ? null : actor.id;
  const role = actor === HALTING_RULE ? null : ('reviewer' as const);
  const { number } = moved.value.pointer;
  const { kind } = order;
  const reason = order.reason.trim();
  await tx
    .insertInto('deployments')
    .values({ number, modelVersionId, kind, reason, byPersonId: personId, at, stagePercent, halted: 0 })
    .execute();
  for (const record of moved.value.records) {
    const row = record.versionId === target.id ? target : current;
    if (row) await saveStep(writing, row, { to: record.to, reason, personId, role });
  }
  const detail = { version: modelVersionId, kind, stagePercent, reasonSha256: sha256Hex(reason) };
  await note({ personId, action: 'deployed', subject: String(number), detail });
  return ok(number);
}

/** Hands the newest deployment to more browsers; a stage is never lowered, and none is passed over. */
export async function stage(
  server: Server,
  person: SignedIn,
  number: number,
  percent: StagePercent,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  return write(server, ({ tx, at, note }) =>
    once({ tx, at }, person.id, idempotency, async () => {
      const row = await tx.selectFrom('deployments').selectAll().where('number', '=', number).executeTakeFirst();
      if (!row) return fail({ code: 'not-found' });
      const newest = (await readPointer(tx)).number === number;
      const from = STAGES.find((one) => one === row.stagePercent);
      if (!newest || !from || nextStage(from) !== percent) return fail({ code: 'stage-not-allowed' });
      await tx.updateTable('deployments').set({ stagePercent: percent }).where('number', '=', number).execute();
      const detail = { from, to: percent };
      await note({ personId: person.id, action: 'staged', subject: String(number), detail });
      return ok({ status: 200, body: { number, stagePercent: percent } });
    }),
  );
}
