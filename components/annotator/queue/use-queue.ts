'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { useAnnotators, useLearner, useNoteStates, useQueueNotes, useScores } from '@/lib/client/annotation';
import { useNotesWithLabel } from '@/lib/client/annotation-label-notes';
import { useQueuedNotes } from '@/lib/client/monitoring';
import type { Annotator } from '@/lib/domain/annotation/mark';
import type { AnnotationProject, NoteState } from '@/lib/domain/annotation/project';
import { type FilterChoice, NO_FILTER } from './queue-filters';
import {
  countNotes,
  filterNotes,
  isDone,
  modelInUse,
  orderNotes,
  scoreState,
  statusOf,
  type Uncertainty,
} from './queue-rows';
import { useDiffering } from './use-differing';
import { foundBy, useSearch } from './use-search';

const NO_STATES: ReadonlyMap<string, NoteState> = new Map();
const NO_SCORES: ReadonlyMap<string, Uncertainty> = new Map();

/** The queue of one layer: all notes in order, and those that pass search and filters. */
export function useQueue(project: AnnotationProject, annotator: Annotator, openId: string | undefined) {
  const all = useQueueNotes(project.id);
  const states = useNoteStates(project.id, annotator) ?? NO_STATES;
  const scores = useScores(project.id, annotator);
  const learner = useLearner(project.id, annotator);
  const annotators = useAnnotators(project.id);
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useState<FilterChoice>(NO_FILTER);

  const known = scores ?? NO_SCORES;
  const first = useQueuedNotes();
  const ordered = useMemo(
    () => all && orderNotes(all, project.order, known, project.seed, first),
    [all, project.order, project.seed, known, first],
  );
  const search = useSearch(project.id, query);
  const found = foundBy(search);
  const labelled = useNotesWithLabel(project, annotator, choice.label);
  const differing = useDiffering(project.id, annotator, choice.differsFrom);
  const otherName = choice.other?.name;
  const otherStates = useNoteStates(otherName === undefined ? undefined : project.id, otherName ?? '');
  const other = useMemo(() => {
    if (choice.other === undefined || otherStates === undefined || all === undefined) return undefined;
    const done = all.filter(({ noteId }) => isDone(statusOf(otherStates, noteId)));
    return { done: new Set(done.map(({ noteId }) => noteId)), wanted: choice.other.done };
  }, [choice.other, otherStates, all]);

  // Typing and tagging come first; a list of 100,000 follows.
  const filter = useDeferredValue(
    useMemo(
      () => ({
        status: choice.status,
        found,
        labelled: choice.label === undefined ? undefined : labelled,
        differing: differing.step === 'known' ? differing.noteIds : undefined,
        other,
      }),
      [choice.status, choice.label, found, labelled, differing, other],
    ),
  );
  const shown = useMemo(
    () => ordered && filterNotes(ordered, states, filter, openId),
    [ordered, states, filter, openId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object for each choice of notes
  const listed = useMemo(() => ({}), [project.order, known, found, choice]);
  const counts = useMemo(() => ordered && countNotes(ordered, states), [ordered, states]);
  const scoring =
    scores === undefined || learner === undefined
      ? 'fresh'
      : scoreState(scores, modelInUse(learner ?? undefined, project.modelId));
  return {
    shown,
    listed,
    first,
    states,
    scores: known,
    counts,
    learner: learner ?? undefined,
    scoring,
    others: (annotators ?? []).filter((name) => name !== annotator),
    query,
    setQuery,
    search,
    choice,
    setChoice,
    differing,
  } as const;
}
