import type { ModelVersionDetail } from '@/lib/client/registry/versions';
import { models } from '@/lib/messages/models';
import { type FiguresSide, FiguresTable } from './figures-table';

/** Figures of a version beside those of the one in use, where both were judged on the same notes. */
export function FiguresOfVersions({
  version,
  champion,
}: {
  readonly version: ModelVersionDetail;
  readonly champion: ModelVersionDetail | undefined;
}) {
  const sameNotes = champion?.card.run.judgedHash === version.card.run.judgedHash;
  const side = ({ number, card }: ModelVersionDetail, series: FiguresSide['series']): FiguresSide => ({
    name: models.name(number),
    series,
    exact: card.evaluation.scores.exact,
  });
  return (
    <FiguresTable
      labels={version.card.labels}
      sides={[side(version, 'a'), ...(champion && sameNotes ? [side(champion, 'rest')] : [])]}
      otherNotes={champion !== undefined && !sameNotes}
    />
  );
}
