import type { Notices } from '../schemas/registry/site';
import type { SignedIn } from './accounts/session';
import { readPointer } from './deployments/pointer';
import type { Server } from './server';

const DECIDED_DAYS = 14;
const EACH_MAX = 100;

/** What waits for this person: ids alone, newest first. */
export async function readNotices(server: Server, { id, roles }: SignedIn): Promise<Notices> {
  const { db } = server.database;
  const isReviewer = roles.includes('reviewer');
  const since = new Date(server.nowMs() - DECIDED_DAYS * 86_400_000).toISOString();
  const query = db.selectFrom('modelVersions').select('id').orderBy('number', 'desc').limit(EACH_MAX);
  const ids = async (rows: typeof query) => (await rows.execute()).map((row) => row.id);
  const [reviews, approved, decided, pointer] = [
    isReviewer ? await ids(query.where('state', '=', 'in_review').where('authorId', '!=', id)) : [],
    isReviewer ? await ids(query.where('state', '=', 'approved')) : [],
    await ids(
      query.where('authorId', '=', id).where('state', 'in', ['approved', 'rejected']).where('changedAt', '>=', since),
    ),
    await readPointer(db),
  ];
  const count = reviews.length + approved.length + decided.length;
  return { reviews, approved, decided, deployment: pointer.number || null, count };
}
