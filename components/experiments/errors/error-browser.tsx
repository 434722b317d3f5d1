'use client';

import { useMemo, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { VirtualList } from '@/components/ui/virtual-list';
import { useRunErrors } from '@/lib/client/runs';
import {
  type ErrorFact,
  type ErrorFilter,
  type ErrorPhrase,
  filterErrors,
  groupByPhrase,
} from '@/lib/domain/model/error-facts';
import { spanErrors } from '@/lib/domain/model/error-kinds';
import type { SentenceError } from '@/lib/domain/model/run';
import type { Label } from '@/lib/domain/text/span';
import { workErrorMessage } from '@/lib/messages/errors';
import { experiments } from '@/lib/messages/experiments';
import { insight } from '@/lib/messages/insight';
import { ErrorFilters, type ErrorView } from './error-filters';
import { ErrorSentence } from './error-sentence';
import { PhraseRow } from './phrase-row';
import { useErrorFacts } from './use-error-facts';

const { errors: words } = insight;
const SENTENCE_PX = 104;
const PHRASE_PX = 45;
const LIST_PX = 560;
const NO_FILTER: ErrorFilter = { kinds: [], labels: [], seen: 'all', words: '' };

/** Sentences where model and dataset differ, by kind, label, words, and whether training had them; or by phrase. */
export function ErrorBrowser({
  runId,
  labels,
  onWhy,
}: {
  readonly runId: string;
  readonly labels: readonly Label[];
  /** Undefined: the model is gone. */
  readonly onWhy: ((sentence: SentenceError) => void) | undefined;
}) {
  const sentences = useRunErrors(runId);
  const outcome = useErrorFacts(runId);
  const [filter, setFilter] = useState(NO_FILTER);
  const [view, setView] = useState<ErrorView>('sentences');
  const [phrase, setPhrase] = useState<ErrorPhrase>();
  const facts = outcome?.kind === 'facts' ? outcome.facts : undefined;
  const matching = useMemo(() => filterErrors(facts ?? [], filter), [facts, filter]);
  const phrases = useMemo(() => groupByPhrase(matching), [matching]);
  const shown = useMemo(
    () => [...new Set(phrase ? phrase.sentences : matching.map(({ sentence }) => sentence))],
    [matching, phrase],
  );
  if (sentences === undefined || outcome === undefined) return <Skeleton lines={4} />;
  if (facts === undefined) {
    const gone = outcome.kind === 'failed' && outcome.code === 'dataset-missing';
    const { what, next } = workErrorMessage(outcome.kind === 'failed' ? outcome.code : 'unexpected');
    return (
      <Notice tone="info" title={gone ? words.noFacts : what}>
        {gone ? undefined : next}
      </Notice>
    );
  }
  if (facts.length === 0) return <p className="text-fg-2">{experiments.errors.none}</p>;
  const change = (next: Partial<ErrorFilter>) => {
    setFilter({ ...filter, ...next });
    setPhrase(undefined);
  };
  const open = (one: ErrorPhrase) => {
    setPhrase(one);
    setView('sentences');
  };
  return (
    <div className="grid gap-3">
      <ErrorFilters
        facts={facts}
        labels={labels}
        filter={filter}
        onFilter={change}
        view={view}
        onView={(next) => {
          setView(next);
          setPhrase(undefined);
        }}
        phrase={phrase}
        onAllPhrases={() => {
          setPhrase(undefined);
          setView('phrases');
        }}
        shown={shown.length}
        phrases={phrases.length}
      />
      {matching.length === 0 && <p className="text-fg-2">{experiments.errors.noneShown}</p>}
      {view === 'phrases' && phrases.length > 0 && (
        <VirtualList
          key={JSON.stringify(filter)}
          count={phrases.length}
          estimateHeight={PHRASE_PX}
          height={LIST_PX}
          label={words.phraseList}
          renderRow={(index) => {
            const one = phrases[index];
            return one && <PhraseRow phrase={one} labels={labels} onOpen={() => open(one)} />;
          }}
        />
      )}
      {view === 'sentences' && shown.length > 0 && (
        <VirtualList
          key={`${JSON.stringify(filter)} ${keyOf(phrase)}`}
          count={shown.length}
          estimateHeight={SENTENCE_PX}
          height={LIST_PX}
          label={words.list}
          renderRow={(index) => {
            const sentence = sentences[shown[index] ?? -1];
            if (!sentence) return null;
            const errors = spanErrors(sentence.gold, sentence.predicted);
            return <ErrorSentence judged={{ sentence, errors }} labels={labels} onWhy={onWhy} />;
          }}
        />
      )}
    </div>
  );
}

function keyOf(phrase: Pick<ErrorFact, 'kind' | 'label' | 'phrase'> | undefined): string {
  return phrase ? `${phrase.kind} ${phrase.label} ${phrase.phrase}` : '';
}
