'use client';

import { X } from 'lucide-react';
import { labelName } from '@/components/reading/mark-look';
import { Button } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import { SearchField } from '@/components/ui/search-field';
import { Segmented, SegmentedMany } from '@/components/ui/segmented';
import { type ErrorFact, type ErrorFilter, type ErrorPhrase, filterErrors } from '@/lib/domain/model/error-facts';
import { ERROR_KINDS } from '@/lib/domain/model/error-kinds';
import type { Label } from '@/lib/domain/text/span';
import { ERROR_KIND_NAMES, experiments } from '@/lib/messages/experiments';
import { insight } from '@/lib/messages/insight';

const { errors: words } = insight;

export type ErrorView = 'sentences' | 'phrases';

/** Every filter with how many errors it would leave, given the others. */
export function ErrorFilters({
  facts,
  labels,
  filter,
  onFilter,
  view,
  onView,
  phrase,
  onAllPhrases,
  shown,
  phrases,
}: {
  readonly facts: readonly ErrorFact[];
  readonly labels: readonly Label[];
  readonly filter: ErrorFilter;
  readonly onFilter: (change: Partial<ErrorFilter>) => void;
  readonly view: ErrorView;
  readonly onView: (view: ErrorView) => void;
  /** Whose places are shown. */
  readonly phrase: ErrorPhrase | undefined;
  readonly onAllPhrases: () => void;
  /** Sentences. */
  readonly shown: number;
  readonly phrases: number;
}) {
  const count = (change: Partial<ErrorFilter>) => formatCount(filterErrors(facts, { ...filter, ...change }).length);
  const sentences = new Set(facts.map(({ sentence }) => sentence)).size;
  return (
    <div className="grid gap-2">
      <p className="text-fg-2 tabular-nums">
        {words.count(sentences, facts.length)}. {words.seenHelp}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedMany
          label={experiments.errors.kind}
          values={filter.kinds}
          onChange={(kinds) => onFilter({ kinds })}
          options={ERROR_KINDS.map((kind) => ({
            value: kind,
            label: ERROR_KIND_NAMES[kind].name,
            count: count({ kinds: [kind] }),
          }))}
        />
        {labels.length > 1 && (
          <SegmentedMany
            label={experiments.errors.label}
            values={filter.labels}
            onChange={(chosen) => onFilter({ labels: chosen })}
            options={labels.map((label) => ({
              value: label,
              label: labelName(label),
              count: count({ labels: [label] }),
            }))}
          />
        )}
        <Segmented
          label={words.seen}
          value={filter.seen}
          onChange={(seen) => onFilter({ seen })}
          options={[
            { value: 'all', label: words.seenAll },
            { value: 'seen', label: words.seenYes, count: count({ seen: 'seen' }) },
            { value: 'unseen', label: words.seenNo, count: count({ seen: 'unseen' }) },
          ]}
        />
        <SearchField
          className="w-44"
          label={words.find}
          placeholder={words.find}
          value={filter.words}
          onChange={(typed) => onFilter({ words: typed })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label={words.view}
          value={view}
          onChange={onView}
          options={[
            { value: 'sentences', label: words.sentences },
            { value: 'phrases', label: words.phrases, count: formatCount(phrases) },
          ]}
        />
        {phrase && (
          <Button size="small" icon={X} onClick={onAllPhrases} aria-label={words.allPhrases}>
            {ERROR_KIND_NAMES[phrase.kind].name}: {words.phrase(phrase.phrase)}
          </Button>
        )}
        {view === 'sentences' && (
          <span className="text-caption text-fg-2 tabular-nums" aria-live="polite">
            {words.shown(shown)}
          </span>
        )}
      </div>
    </div>
  );
}
