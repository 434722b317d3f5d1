'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNoteStates, useQueueNotes } from '@/lib/client/annotation';
import { useNote } from '@/lib/client/datasets';
import { useNoteSession } from '@/lib/client/note-session';
import { usePreference } from '@/lib/client/preferences';
import { sealedName } from '@/lib/client/sealed-names';
import { type KeyChanges, keyMapOf } from '@/lib/domain/annotation/key-map';
import type { Annotator, Suggestion } from '@/lib/domain/annotation/mark';
import { isFinished } from '@/lib/domain/annotation/note-state';
import type { AnnotationProject, LabelSet } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { refusalMessage } from '@/lib/messages/annotate';
import type { AnnotateValue } from './annotate-context';
import { AnnotateLayout } from './annotate-layout';
import { looksOf } from './note/item-look';
import { itemsOf, type NoteItem } from './note/items';
import { nextToDo, progressOf } from './note/progress-figures';
import { speakingSession } from './note/session-shape';
import type { FocusRequest } from './note/use-item-focus';
import { useLearning } from './note/use-learning';
import { usePageActions } from './note/use-page-actions';
import { useSaid } from './note/use-said';
import { useSuggestions } from './note/use-suggestions';
import { useNameParam } from './use-name-param';

const NO_ITEMS: readonly NoteItem[] = [];

/** One person's work on one project: which note is open, what stands in it, and what its parts share. */
export function AnnotateWorkspace({
  project,
  annotator,
  labelSet,
}: {
  readonly project: AnnotationProject;
  readonly annotator: Annotator;
  readonly labelSet: LabelSet;
}) {
  const [noteId, openNote] = useNameParam('note');
  const [, setLastProject] = usePreference<string>('annotate.project', '');
  const [keyChanges, setKeyChanges] = usePreference<{ readonly [action: string]: readonly string[] }>(
    'annotate.keys',
    {},
  );
  const keyMap = useMemo(() => keyMapOf(keyChanges), [keyChanges]);
  const [activeLabel, setActiveLabel] = useState<Label | undefined>(labelSet.labels[0]?.label);
  const [orderedNoteIds, setOrderedNoteIds] = useState<readonly string[]>();
  const [selectedKey, select] = useState<string>();
  const [focusRequest, setFocusRequest] = useState<FocusRequest & { readonly drawTo: number }>();
  const [sameWordsOf, openSameWords] = useState<NoteItem>();
  const { said, announce } = useSaid();

  useEffect(() => setLastProject(project.id), [project.id, setLastProject]);

  const notes = useQueueNotes(project.id, annotator);
  const states = useNoteStates(project.id, annotator);
  const figures = useMemo(() => (notes && states ? progressOf(notes, states) : undefined), [notes, states]);
  const finished = useCallback((id: string) => isFinished(states?.get(id)?.status ?? 'not-started'), [states]);

  // Where the address names no note: the first of the queue that is to do. It goes into the address once it is known, so
  // that a reload comes back to it whatever the order is by then.
  useEffect(() => {
    if (noteId !== undefined || !orderedNoteIds || !states) return;
    const first = nextToDo(orderedNoteIds, undefined, finished) ?? orderedNoteIds[0];
    if (first === undefined) return;
    let current = true;
    void sealedName(first).then((form) => {
      if (!current) return;
      const query = new URLSearchParams(window.location.search);
      query.set('note', form);
      window.history.replaceState(null, '', `?${query}`);
    });
    return () => {
      current = false;
    };
  }, [noteId, orderedNoteIds, states, finished]);
  const placed = useNote(noteId);
  // The live query still holds the note before when the address has just changed; a note of another dataset is not ours.
  const inProject = placed?.datasetId === project.datasetId;
  const note = inProject && placed?.labelled.note.id === noteId ? placed.labelled : undefined;
  const missing = noteId !== undefined && (placed === null || (placed?.labelled.note.id === noteId && !inProject));
  const readOnly = note?.split === 'test' ? ('test-split' as const) : undefined;

  const { state, session: actions } = useNoteSession({ projectId: project.id, annotator, note });
  const looks = useMemo(() => looksOf(labelSet), [labelSet]);
  const session = useMemo(
    () => speakingSession(actions, (why) => announce(refusalMessage(why, looks.name))),
    [actions, announce, looks],
  );
  const learning = useLearning(project, annotator, states);
  const suggested = useSuggestions({
    projectId: project.id,
    annotator,
    work: note && readOnly === undefined && state.work?.noteId === noteId ? state.work : undefined,
    stored: state.saving === 'saved',
    modelKey: learning.learner?.modelId ?? project.modelId ?? '',
  });
  const { suggestions, modelId } = suggested;
  const sourceOf = useCallback(({ confidence }: Suggestion) => ({ modelId: modelId ?? '', confidence }), [modelId]);

  const marks = state.work?.noteId === noteId ? state.work?.marks : undefined;
  const items = useMemo(() => (marks === undefined ? NO_ITEMS : itemsOf(marks, suggestions)), [marks, suggestions]);
  const selectedItem = useMemo(() => items.find(({ key }) => key === selectedKey), [items, selectedKey]);
  const focusItem = useCallback(
    (key: string) => {
      const item = items.find((one) => one.key === key);
      if (item === undefined) return;
      select(key);
      setFocusRequest((before) => ({ key, drawTo: Math.max(before?.drawTo ?? 0, item.span.end + 1) }));
    },
    [items],
  );
  const open = useCallback(
    (id: string) => {
      select(undefined);
      setFocusRequest(undefined);
      openNote(id);
    },
    [openNote],
  );
  const page = usePageActions({
    session,
    state,
    note,
    noteId,
    readOnly: readOnly !== undefined,
    suggested,
    orderedNoteIds,
    finished,
    openNote: open,
    announce,
  });

  const value: AnnotateValue = {
    project,
    annotator,
    labelSet,
    noteId,
    openNote: open,
    note,
    readOnly,
    state,
    session,
    suggestions,
    suggestionsHidden: suggested.hidden,
    sourceOf,
    selectedItem,
    focusItem,
    activeLabel,
    setActiveLabel,
    goNext: page.goNext,
    orderedNoteIds,
    setOrderedNoteIds,
    openSameWords,
    keyMap,
    onAction: page.onAction,
    openKeys: page.openKeys,
    announce,
  };
  return (
    <AnnotateLayout
      value={value}
      pane={{ items, focusRequest, drawTo: focusRequest?.drawTo ?? 0, select, hasModel: suggested.hasModel, said }}
      missing={missing}
      learning={learning}
      figures={figures}
      page={page}
      keyChanges={keyChanges as KeyChanges}
      onKeyChanges={(changes) => setKeyChanges(changes)}
      sameWordsOf={sameWordsOf}
      onSameWordsClose={() => openSameWords(undefined)}
    />
  );
}
