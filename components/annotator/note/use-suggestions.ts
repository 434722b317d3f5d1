'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { newerModel, suggest } from '@/lib/client/annotation-work';
import type { NoteWork, Suggestion } from '@/lib/domain/annotation/mark';
import type { Span } from '@/lib/domain/text/span';
import { keyOfSuggestion, stillOpen } from './items';

interface Answer {
  readonly noteId: string;
  readonly suggestions: readonly Suggestion[];
  readonly withheld: readonly Suggestion[];
  readonly modelId: string | undefined;
  readonly hidden: boolean;
}

export interface Suggested {
  /** Open ones, in text order. */
  readonly suggestions: readonly Suggestion[];
  readonly hidden: boolean;
  readonly modelId: string | undefined;
  /** Undefined: not asked yet, or the worker failed. */
  readonly hasModel: boolean | undefined;
  /** Every suggestion that was open while the note was on the page, or would have been were they not hidden. */
  readonly shown: () => readonly Span[];
}

const NONE: readonly Suggestion[] = [];

/**
 * The model's suggestions for the note on the page: asked for when it opens, after each stored step, and when the model
 * has learned. One question at a time: what changed meanwhile asks once more, and an answer about another note is dropped.
 * Between two answers, suggestions that a step has answered go at once.
 */
export function useSuggestions({
  projectId,
  annotator,
  work,
  stored,
  modelKey,
}: {
  readonly projectId: string;
  readonly annotator: string;
  /** Undefined: no note, or one that is not tagged. */
  readonly work: NoteWork | undefined;
  /** Whether the worker would read the layer as the page shows it. */
  readonly stored: boolean;
  /** Changes when the model does. */
  readonly modelKey: string;
}): Suggested {
  const [answer, setAnswer] = useState<Answer>();
  const noteId = work?.noteId;
  const asking = useRef({ busy: false, again: false, noteId });
  const revision = stored ? work?.revision : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each stored revision and model
  useEffect(() => {
    const state = asking.current;
    state.noteId = noteId;
    if (noteId === undefined || revision === undefined) return;
    const ask = async (id: string) => {
      if (state.busy) {
        state.again = true;
        return;
      }
      state.busy = true;
      // A worker that is gone answers with an exception: then there is no answer, and the next step asks again.
      const outcome = await suggest({ projectId, annotator, noteId: id }).catch(() => undefined);
      state.busy = false;
      if (outcome?.kind === 'suggested' && state.noteId === id) {
        const { suggestions, withheld, modelId, hidden } = outcome;
        setAnswer({ noteId: id, suggestions, withheld, modelId, hidden });
        if (outcome.newer) void newerModel().then(askOpen, () => undefined);
      }
      if (!state.again || state.noteId === undefined) return;
      state.again = false;
      await ask(state.noteId);
    };
    const askOpen = () => (state.noteId === undefined ? undefined : ask(state.noteId));
    // Several steps in one frame are one question.
    const frame = requestAnimationFrame(() => void ask(noteId));
    return () => cancelAnimationFrame(frame);
  }, [projectId, annotator, noteId, revision, modelKey]);

  const own = answer?.noteId === noteId ? answer : undefined;
  const marks = work?.marks;
  const suggestions = useMemo(
    () => (own === undefined || marks === undefined ? NONE : stillOpen(own.suggestions, marks)),
    [own, marks],
  );
  const seen = useRef<{ noteId: string | undefined; spans: Map<string, Span> }>({ noteId, spans: new Map() });
  useEffect(() => {
    if (seen.current.noteId !== noteId) seen.current = { noteId, spans: new Map() };
    for (const one of suggestions) seen.current.spans.set(keyOfSuggestion(one), one);
    for (const one of own?.withheld ?? []) seen.current.spans.set(keyOfSuggestion(one), one);
  }, [noteId, suggestions, own]);
  const [shown] = useState(() => () => [...seen.current.spans.values()]);
  return {
    suggestions,
    hidden: own?.hidden ?? false,
    modelId: own?.modelId,
    hasModel: own === undefined ? undefined : own.modelId !== undefined,
    shown,
  };
}
