import { useSite } from '@/lib/client/registry/audit';
import { type ReviewRecord, useReview } from '@/lib/client/registry/review';
import { type ModelVersionDetail, useVersion } from '@/lib/client/registry/versions';
import { PRIVACY_K_MIN, type PromotionEvidence } from '@/lib/domain/model/promotion-evidence';
import { evidenceOf } from '@/lib/domain/model/review-record';

export interface ReviewedVersion {
  readonly version: ModelVersionDetail;
  /** The one in use; undefined: nothing is, or it is this one. */
  readonly champion: ModelVersionDetail | undefined;
  /** What this browser found itself; null: nothing. */
  readonly review: ReviewRecord | null;
  /** As it was sent with the request; before that, as this browser found it. */
  readonly evidence: PromotionEvidence | undefined;
  readonly privacyK: number;
}

/** A version with all that a decision on it goes by; undefined while it loads. */
export function useReviewedVersion(
  id: string | undefined,
  championId: string | undefined,
): { readonly reviewed: ReviewedVersion | undefined; readonly error: unknown } {
  const version = useVersion(id);
  const champion = useVersion(championId === id ? undefined : championId);
  const review = useReview(id);
  const site = useSite();
  if (!version.data || version.data.id !== id || review === undefined)
    return { reviewed: undefined, error: version.error };
  const sent = version.data.steps.findLast(({ evidence }) => evidence !== null)?.evidence ?? undefined;
  return {
    reviewed: {
      version: version.data,
      champion: champion.data,
      review,
      evidence: sent ?? (review ? evidenceOf(review) : undefined),
      privacyK: site.data?.minimumK ?? PRIVACY_K_MIN,
    },
    error: version.error,
  };
}
