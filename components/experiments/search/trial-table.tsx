'use client';

import { Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatFraction } from '@/components/ui/format';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { ALGORITHM_WORDS } from '@/lib/messages/experiments';
import { SEARCH_FIELDS, settingWords, search as words } from '@/lib/messages/search';
import { shownParameters, type TrialView } from './trial-view';

const { columns } = words;
const SHOWN_AT_FIRST = 8;

/** Configurations, best first, each a press away from a run. */
export function TrialTable({
  views,
  canStart,
  onUse,
}: {
  readonly views: readonly TrialView[];
  readonly canStart: boolean;
  readonly onUse: (view: TrialView) => void;
}) {
  const [all, setAll] = useState(false);
  const parameters = shownParameters(views.map(({ trial }) => trial));
  // Columns of five algorithms would push the figures out of sight.
  const mixed = new Set(views.map(({ trial }) => trial.settings.algorithm)).size > 1;
  const shown = all ? views : views.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="grid gap-2">
      <Table caption={words.table} inset>
        <thead>
          <tr>
            <Th num>{columns.rank}</Th>
            <Th>{columns.features}</Th>
            <Th className="max-tablet:hidden">{columns.tags}</Th>
            <Th>{columns.algorithm}</Th>
            {mixed ? (
              <Th>{columns.settings}</Th>
            ) : (
              parameters.map((name) => (
                <Th key={name} num>
                  {SEARCH_FIELDS[name].label}
                </Th>
              ))
            )}
            <Th num className="max-tablet:hidden">
              {columns.frequency}
            </Th>
            <Th num>{columns.folds}</Th>
            <Th num>{columns.f1}</Th>
            <Th num className="max-tablet:hidden">
              {columns.error}
            </Th>
            <Th num className="max-desk:hidden">
              {columns.precision}
            </Th>
            <Th num className="max-desk:hidden">
              {columns.recall}
            </Th>
            <Th>
              <span className="sr-only">{words.run}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((view) => {
            const { trial, score, place } = view;
            return (
              <Tr key={trial.index} className={place === 1 ? 'font-semibold' : undefined}>
                <Td num>{place}</Td>
                <Td>{trial.featureSet.id}</Td>
                <Td className="max-tablet:hidden">{trial.featureSet.encoding}</Td>
                <Td>{ALGORITHM_WORDS[trial.settings.algorithm].short}</Td>
                {mixed ? (
                  <Td className="tabular-nums">{settingWords(trial.settings).join(', ')}</Td>
                ) : (
                  parameters.map((name) => (
                    <Td key={name} num>
                      {trial.settings[name]}
                    </Td>
                  ))
                )}
                <Td num className="max-tablet:hidden">
                  {trial.settings.minFrequency}
                </Td>
                <Td num>{score.folds}</Td>
                <Td num>{formatFraction(score.f1)}</Td>
                <Td num className="max-tablet:hidden">
                  {score.standardError === undefined ? '' : formatFraction(score.standardError)}
                </Td>
                <Td num className="max-desk:hidden">
                  {formatFraction(score.precision)}
                </Td>
                <Td num className="max-desk:hidden">
                  {formatFraction(score.recall)}
                </Td>
                <Td>
                  <Button
                    size="small"
                    variant="quiet"
                    icon={Play}
                    disabled={!canStart}
                    aria-label={words.runWith(place)}
                    onClick={() => onUse(view)}
                  >
                    {words.run}
                  </Button>
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
      {views.length > SHOWN_AT_FIRST && (
        <div>
          <Button size="small" onClick={() => setAll(!all)}>
            {all ? words.showFewer : words.showAll(views.length)}
          </Button>
        </div>
      )}
    </div>
  );
}
