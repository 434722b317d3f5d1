'use client';

import { formatCount, formatFixed, formatFraction, formatPoints } from '@/components/ui/format';
import { Table, Td, Th } from '@/components/ui/table';
import { useFoldResults } from '@/lib/client/search';
import { ablationOf } from '@/lib/domain/model/ablation';
import type { Search } from '@/lib/domain/model/search-record';
import { ABLATED_WORDS, recipes } from '@/lib/messages/recipes';

const { ablation: words } = recipes;

/** What a recipe loses without each of its parts; nothing where the search is another one. */
export function AblationTable({ search }: { readonly search: Search }) {
  const results = useFoldResults(search.id);
  const ablation = ablationOf(search, results ?? []);
  if (!ablation) return null;
  const { recipe, f1, rows } = ablation;
  const title = words.title(recipe);
  return (
    <div className="panel mb-6">
      <div className="panel-head">
        <h3>{title}</h3>
        <span className="text-caption text-fg-2 tabular-nums">
          {words.note(f1 === undefined ? words.none : formatFraction(f1))}
        </span>
      </div>
      <div className="panel-body grid gap-3">
        {rows.length === 0 ? (
          <p className="text-fg-2">{words.waiting}</p>
        ) : (
          <Table caption={title}>
            <thead>
              <tr>
                <Th>{words.without}</Th>
                <Th num>{words.difference}</Th>
                <Th num>{words.error}</Th>
                <Th num>{words.f1}</Th>
                <Th num>{words.folds}</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ part, difference, standardError, f1: left, folds }) => (
                <tr key={part}>
                  <Td>{ABLATED_WORDS[part]}</Td>
                  <Td num>
                    <b className="font-semibold">{formatPoints(difference)}</b>
                  </Td>
                  <Td num>{standardError === undefined ? words.none : formatFixed(100 * standardError, 1)}</Td>
                  <Td num>{formatFraction(left)}</Td>
                  <Td num>{formatCount(folds)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <p className="text-caption text-fg-2">{words.help}</p>
      </div>
    </div>
  );
}
