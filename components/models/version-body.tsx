'use client';

import { models } from '@/lib/messages/models';
import { CardFacts } from './card-facts';
import { Disagreements } from './disagreements';
import { FiguresOfVersions } from './figures-of-versions';
import { GatesTable } from './gates-table';
import type { ReviewedVersion } from './use-reviewed-version';
import { VersionSides } from './version-sides';

/** What there is to know of a version before one decides. */
export function VersionBody({ version, champion, review, evidence, privacyK }: ReviewedVersion) {
  const { labels } = version.card;
  const parts = evidence ? evidence.shadow.disagreements : 0;
  return (
    <>
      <VersionSides version={version} champion={champion} evidence={evidence} />
      <div className="mt-6">
        <GatesTable evidence={evidence} privacyK={privacyK} labels={labels} />
        <FiguresOfVersions version={version} champion={champion} />
        {review ? (
          <Disagreements key={review.createdAt} review={review} labels={labels} />
        ) : (
          parts > 0 && (
            <p className="section text-caption text-fg-2">
              {models.disagreements.title}: {models.disagreements.elsewhere}
            </p>
          )
        )}
        <CardFacts version={version} />
      </div>
    </>
  );
}
