import type { Transaction } from 'kysely';
import { totalOf } from '../../domain/monitoring/counts';
import { decodeCounts } from '../../domain/monitoring/counts-code';
import { FLEET_PARTS, fleetCalibration } from '../../domain/monitoring/reference';
import { NOTES_MIN } from '../../domain/monitoring/suppress';
import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import { DRIFT_SUMMARY_BYTES_MAX, type DriftSummary, type ToldReference } from '../../schemas/registry/monitoring';
import type { SignedIn } from '../accounts/session';
import type { Tables } from '../database/tables';
import { write } from '../database/write';
import type { Idempotency } from '../http/call';
import { type Done, once } from '../http/idempotency';
import type { Server } from '../server';
import { readReferenceText } from './references';

/** Sentences of a window of the fleet: as its reference says, or as references are made when none was told yet. */
export const fleetSentences = (reference: ToldReference | undefined): number =>
  reference?.fleet?.windowSentences ??
  (reference ? FLEET_PARTS * reference.browser.windowSentences : fleetCalibration().windowSentences);

/** Whether told windows are a window of the fleet: sentences enough, and never one window alone. */
export function isFleetWindow(told: readonly DriftSummary[], windowSentences: number): boolean {
  let [sentences, notes] = [0, 0];
  for (const summary of told) {
    const counts = decodeCounts(summary.counts);
    if (!counts) throw new Error('a stored window has no counts');
    sentences += totalOf(counts, 'sentences');
    notes += totalOf(counts, 'notes');
  }
  return told.length >= FLEET_PARTS && sentences >= windowSentences && notes >= NOTES_MIN;
}

/**
 * Keeps a browser's window, or another in its place. A new one joins the window of the fleet that is open: in the order of
 * arrival, whoever sent it, so what was full stays what it was.
 */
export async function takeSummary(
  server: Server,
  person: SignedIn,
  id: string,
  summary: DriftSummary,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  const text = JSON.stringify(summary);
  if (Buffer.byteLength(text) > DRIFT_SUMMARY_BYTES_MAX) return fail({ code: 'body-too-large' });
  const [browserId = '', modelVersionId = '', windowNumber] = id.split('.');
  return write(server, ({ tx, at }) =>
    once({ tx, at }, person.id, idempotency, async () => {
      const version = await tx
        .selectFrom('modelVersions')
        .select('id')
        .where('id', '=', modelVersionId)
        .executeTakeFirst();
      if (!version) return fail({ code: 'model-unknown' });
      const { numUpdatedRows } = await tx
        .updateTable('driftSummaries')
        .set({ summary: text })
        .where('id', '=', id)
        .executeTakeFirst();
      const replaced = numUpdatedRows > 0n;
      if (!replaced) {
        const row = { id, modelVersionId, browserId, windowNumber: Number(windowNumber), day: at.slice(0, 10) };
        const fleetNumber = await openFleetNumber(tx, modelVersionId);
        await tx
          .insertInto('driftSummaries')
          .values({ ...row, fleetNumber, summary: text })
          .execute();
      }
      return ok({ status: 200, body: { replaced } });
    }),
  );
}

async function openFleetNumber(tx: Transaction<Tables>, modelVersionId: string): Promise<number> {
  const of = tx.selectFrom('driftSummaries').where('modelVersionId', '=', modelVersionId);
  const newest = await of.select('fleetNumber').orderBy('fleetNumber', 'desc').limit(1).executeTakeFirst();
  if (!newest) return 1;
  const { fleetNumber } = newest;
  const rows = await of.select('summary').where('fleetNumber', '=', fleetNumber).execute();
  const reference = await readReferenceText(tx, modelVersionId);
  const sentences = fleetSentences(reference === undefined ? undefined : JSON.parse(reference));
  const told = rows.map((row): DriftSummary => JSON.parse(row.summary));
  return isFleetWindow(told, sentences) ? fleetNumber + 1 : fleetNumber;
}
