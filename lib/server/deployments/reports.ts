import type { RefusalCode } from '../../domain/deployment/browser-checks';
import { judgeReports, type DeploymentReport as Report } from '../../domain/deployment/halting';
import { HALTING_RULE } from '../../domain/model/production-pointer';
import { fail, ok, type Result } from '../../domain/result';
import type { DeploymentReport } from '../../schemas/registry/deployments';
import type { RegistryError } from '../../schemas/registry/errors';
import type { SignedIn } from '../accounts/session';
import type { Row } from '../database/tables';
import { type Writing, write } from '../database/write';
import type { Idempotency } from '../http/call';
import { type Done, once } from '../http/idempotency';
import type { Server } from '../server';
import { point } from './deploy';
import { readPointer } from './pointer';

/** Stands in the history as the reason, as people read it. */
const HALT_REASON = 'Browsers refused the deployment before; put back automatically.';

/** Keeps what a browser did with a deployment, its last word alone; too many refusals put the model before back. */
export async function report(
  server: Server,
  person: SignedIn,
  number: number,
  told: DeploymentReport,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  return write(server, (writing) =>
    once(writing, person.id, idempotency, async () => {
      const { tx, at } = writing;
      const deployment = await tx
        .selectFrom('deployments')
        .select('number')
        .where('number', '=', number)
        .executeTakeFirst();
      if (!deployment) return fail({ code: 'not-found' });
      const { browserId, outcome } = told;
      const code = told.outcome === 'refused' ? told.code : null;
      await tx
        .insertInto('deploymentReports')
        .values({ number, browserId, outcome, code, at })
        .onConflict((conflict) => conflict.columns(['number', 'browserId']).doUpdateSet({ outcome, code, at }))
        .execute();
      const halted = outcome === 'refused' && (await haltIfRefused(writing, number));
      return ok({ status: 200, body: { halted } });
    }),
  );
}

async function haltIfRefused(writing: Writing, number: number): Promise<boolean> {
  const { tx, at, note } = writing;
  const pointer = await readPointer(tx);
  // What was replaced needs no halt; what was put back is what others trusted before.
  if (pointer.number !== number) return false;
  const rows = await tx.selectFrom('deploymentReports').selectAll().where('number', '=', number).execute();
  const { halt, refused, swapped } = judgeReports(rows.map(reportOf));
  if (!halt) return false;
  const before = await lastGood(tx, number);
  if (!before) return false;
  const order = { kind: 'roll-back', reason: HALT_REASON, seenNumber: number, at, recentSignIn: false } as const;
  const moved = await point(writing, HALTING_RULE, before.modelVersionId, order, 100);
  if (!moved.ok) return false;
  await tx.updateTable('deployments').set({ halted: 1 }).where('number', '=', number).execute();
  const detail = { refused, swapped, backTo: before.modelVersionId, number: moved.value };
  await note({ personId: null, action: 'halted', subject: String(number), detail });
  return true;
}

/** The newest deployment before, of a version that may be rolled back to. */
function lastGood(tx: Writing['tx'], number: number) {
  return tx
    .selectFrom('deployments')
    .innerJoin('modelVersions', 'modelVersions.id', 'deployments.modelVersionId')
    .select(['deployments.number', 'deployments.modelVersionId'])
    .where('deployments.number', '<', number)
    .where('deployments.halted', '=', 0)
    .where('modelVersions.state', '=', 'superseded')
    .orderBy('deployments.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function reportOf({ browserId, outcome, code }: Row<'deploymentReports'>): Report {
  return outcome === 'swapped' ? { browserId, outcome } : { browserId, outcome, code: code as RefusalCode };
}
