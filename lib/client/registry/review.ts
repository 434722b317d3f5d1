'use client';
import type { PromotionEvidence } from '@/lib/domain/model/promotion-evidence';
import { evidenceOf, type ReviewRecord, type ShadowVerdict } from '@/lib/domain/model/review-record';
import { database } from '@/lib/store/database';
import { addToOutbox, outboxTables } from '@/lib/store/outbox-store';
import type { ReviewApi } from '@/workers/pipeline-api';
import { useLive } from '../live';
import { backgroundWorker } from '../workers';
import { notifySync } from './notify';

export type { PromotionEvidence, ReviewRecord, ShadowVerdict };

export const gatherEvidence: ReviewApi['gatherEvidence'] = (jobId, request) =>
  backgroundWorker().gatherEvidence(jobId, request);

/** What this browser found for a version; null: nothing yet. */
export function useReview(versionId: string | undefined): ReviewRecord | null | undefined {
  return useLive(
    async () => (versionId === undefined ? null : ((await database().reviews.get(versionId)) ?? null)),
    [versionId],
  );
}

export async function judgePlace(versionId: string, at: number, verdict: ShadowVerdict): Promise<void> {
  const db = database();
  await db.transaction('rw', db.reviews, async () => {
    const review = await db.reviews.get(versionId);
    if (review) await db.reviews.put({ ...review, verdicts: { ...review.verdicts, [at]: verdict } });
  });
}

/** Asks for a review; it goes out when it can, also after days without a network. */
export async function requestReview(review: ReviewRecord, reason: string): Promise<void> {
  const db = database();
  const draft = {
    id: crypto.randomUUID(),
    kind: 'transition' as const,
    key: crypto.randomUUID(),
    subject: review.id,
    target: review.id,
    body: JSON.stringify({ to: 'in_review', reason, evidence: evidenceOf(review) }),
    createdAt: new Date().toISOString(),
  };
  await db.transaction('rw', outboxTables(db), () => addToOutbox(db, [draft]));
  notifySync('added');
}
