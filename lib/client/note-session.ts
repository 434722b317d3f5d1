'use client';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { fail } from '@/lib/domain/result';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { database } from '@/lib/store/database';
import { useLabelSet, useProject } from './annotation';
import { NoteSession } from './session-core';
import { SessionRegistry } from './session-registry';
import { type NoteActions, type NoteSessionState, type SessionNote, type StepOutcome, UNREAD } from './session-state';
import { writesSteps } from './steps-settled';

export type { NoteActions, NoteSessionState, SessionNote, StepOutcome };

const CLOCK = {
  now: () => new Date().toISOString(),
  elapsedMs: () => performance.now(),
  newId: () => crypto.randomUUID(),
};

/** The sessions of this tab. One of a note that was left goes on until its steps are written. */
const registry = new SessionRegistry(
  (key, note) => new NoteSession(new DexieAnnotationStore(database()), key, note, CLOCK),
);

writesSteps(() => {
  if (registry.unsaved().waiting === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = registry.subscribe(() => {
      if (registry.unsaved().waiting > 0) return;
      stop();
      resolve();
    });
  });
});

const refuse = (): StepOutcome => fail({ code: 'not-loaded' });
const nothing = (): void => undefined;
/** While there is no note to work on. */
const CLOSED: NoteActions = {
  add: refuse,
  remove: refuse,
  relabel: refuse,
  resize: refuse,
  accept: refuse,
  acceptAs: refuse,
  reject: refuse,
  setStatus: refuse,
  applyTo: refuse,
  restore: refuse,
  undo: refuse,
  redo: refuse,
  retry: nothing,
  dismissConflict: nothing,
  active: nothing,
  pause: nothing,
  activeMs: () => 0,
};

/**
 * A person's work on a note: what stands in it, and what can be done. Steps show at once; `state.saving` is `saved`
 * when the disk has confirmed all of them. Changes of other tabs join by themselves.
 * @param note undefined: none is open; a LabelledNote fits
 */
export function useNoteSession({
  projectId,
  annotator,
  note,
}: {
  readonly projectId: string | undefined;
  readonly annotator: string;
  readonly note: SessionNote | undefined;
}): { readonly state: NoteSessionState; readonly session: NoteActions } {
  const noteId = note?.note.id;
  // The note's text never changes, so its id stands for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the note by its id
  const session = useMemo(
    () => (projectId !== undefined && note ? registry.session([projectId, annotator, note.note.id], note) : undefined),
    [projectId, annotator, noteId],
  );
  const project = useProject(projectId);
  const labelSet = useLabelSet(projectId, project?.labelSetVersion);
  useEffect(() => {
    if (labelSet) session?.setLabels(labelSet.labels.map(({ label }) => label));
  }, [session, labelSet]);
  useEffect(() => (session ? registry.hold(session) : undefined), [session]);
  useActiveTime(session);
  const state = useSyncExternalStore(session?.subscribe ?? noChanges, session?.getState ?? unread, unread);
  return { state, session: session ?? CLOSED };
}

/** Steps of this tab, in whatever note, that the disk has not confirmed, and whether writing them failed. */
export function useUnsaved(): { readonly waiting: number; readonly failed: boolean; readonly retry: () => void } {
  const unsaved = useSyncExternalStore(registry.subscribe, registry.unsaved, noneUnsaved);
  return { ...unsaved, retry: registry.retry };
}

/** Keys and movements anywhere on the page count as work on the note that is open, at most one a second. */
function useActiveTime(session: NoteSession | undefined): void {
  useEffect(() => {
    if (!session) return;
    let last = Number.NEGATIVE_INFINITY;
    const active = () => {
      const now = performance.now();
      if (now - last < 1000) return;
      last = now;
      session.active();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') session.pause();
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, active, { passive: true });
    document.addEventListener('visibilitychange', hidden);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, active);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [session]);
}

const noChanges = (): (() => void) => nothing;
const unread = (): NoteSessionState => UNREAD;
const NONE = { waiting: 0, failed: false };
const noneUnsaved = () => NONE;
