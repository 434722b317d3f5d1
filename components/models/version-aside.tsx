'use client';

import { hasRole, useSession } from '@/lib/client/registry/session';
import { models } from '@/lib/messages/models';
import { DecisionPanel } from './decision-panel';
import { DeployPanel } from './deploy-panel';
import { ReviewPanel } from './review-panel';
import type { ReviewedVersion } from './use-reviewed-version';

/** What the person can do with a version in its state. */
export function VersionAside({
  reviewed,
  championId,
  pointer,
}: {
  readonly reviewed: ReviewedVersion;
  readonly championId: string | undefined;
  readonly pointer: number;
}) {
  const session = useSession();
  const { version, review, evidence, privacyK } = reviewed;
  const isAuthor = session?.person.id === version.author.id;
  return (
    <>
      {isAuthor && version.state === 'candidate' && (
        <section>
          <h2 className="mb-3">{models.review.title(version.number)}</h2>
          <ReviewPanel
            version={version}
            championId={championId}
            review={review}
            evidence={evidence}
            privacyK={privacyK}
          />
        </section>
      )}
      {version.state === 'approved' && hasRole(session, 'reviewer') && (
        <DeployPanel version={version} pointer={pointer} />
      )}
      <section>
        <h2 className="mb-1">{models.decision.title(version.number)}</h2>
        <DecisionPanel version={version} evidence={evidence} privacyK={privacyK} />
      </section>
    </>
  );
}
