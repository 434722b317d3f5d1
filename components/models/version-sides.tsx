'use client';

import type { ReactNode } from 'react';
import { formatBytes, formatDate, formatFraction, formatPoints } from '@/components/ui/format';
import type { PromotionEvidence } from '@/lib/client/registry/review';
import type { ModelVersionDetail } from '@/lib/client/registry/versions';
import { models as words } from '@/lib/messages/models';
import { PointsRange, pointsScale } from './points-range';
import { VersionStatePill } from './version-state';

/** The version, the one in use, and how far apart they are. */
export function VersionSides({
  version,
  champion,
  evidence,
}: {
  readonly version: ModelVersionDetail;
  /** Undefined: nothing is in use, or it is the version itself. */
  readonly champion: ModelVersionDetail | undefined;
  readonly evidence: PromotionEvidence | undefined;
}) {
  const isChampion = version.state === 'production';
  return (
    <div className="version-sides panel">
      <Side version={version} title={isChampion ? words.champion(version.number) : words.challenger(version.number)} />
      {champion ? (
        <Side version={champion} title={words.champion(champion.number)} />
      ) : (
        <div>
          <h2>{isChampion ? words.isChampion : words.noChampion}</h2>
          {!isChampion && <p className="mt-1 text-caption text-fg-2">{words.noChampionBody}</p>}
        </div>
      )}
      {(champion || evidence?.f1) && <Gap evidence={evidence} />}
    </div>
  );
}

function Side({ version, title }: { readonly version: ModelVersionDetail; readonly title: string }) {
  const { card, author, state, createdAt } = version;
  const { f1 } = card.evaluation.scores.exact.overall;
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <h2>{title}</h2>
        <VersionStatePill state={state} boxed />
      </div>
      <Figure value={formatFraction(f1.value)}>
        {words.interval(formatFraction(f1.low), formatFraction(f1.high))}
      </Figure>
      <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-2 gap-y-0.5 text-table [&>dt]:text-fg-2">
        <dt>{words.facts.data}</dt>
        <dd>{words.dataOf(card.datasetName, card.run.trainNotes)}</dd>
        <dt>{words.facts.template}</dt>
        <dd>{words.templateOf(card.featureSet.id, card.featureSet.version)}</dd>
        <dt>{words.facts.size}</dt>
        <dd className="tabular-nums">{formatBytes(card.model.sizeBytes)}</dd>
        <dt>{words.facts.author}</dt>
        <dd>{words.authorOf(author.name, card.run.number, formatDate(createdAt))}</dd>
        {card.note !== '' && (
          <>
            <dt>{words.facts.note}</dt>
            <dd>{card.note}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Gap({ evidence }: { readonly evidence: PromotionEvidence | undefined }) {
  const difference = evidence?.f1;
  if (!evidence || !difference) {
    return (
      <div>
        <h2>{words.noDifference}</h2>
        <p className="mt-1 text-caption text-fg-2">{words.noDifferenceBody}</p>
      </div>
    );
  }
  return (
    <div>
      <h2>{words.difference}</h2>
      <Figure value={formatPoints(difference.value)}>
        {words.points}, {words.interval(formatPoints(difference.low), formatPoints(difference.high))}
      </Figure>
      <PointsRange difference={difference} scale={pointsScale([difference])} bad={difference.low <= -0.005} />
      <p className="mt-1.5 text-caption text-fg-2">{words.differenceNote(evidence.testNotes)}</p>
    </div>
  );
}

function Figure({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <p className="mt-1 mb-2 flex flex-wrap items-baseline gap-x-2">
      <b className="font-semibold text-display leading-none tracking-tight tabular-nums">{value}</b>
      <span className="text-fg-2 tabular-nums">{children}</span>
    </p>
  );
}
