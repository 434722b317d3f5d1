import type { NoteActions, NoteSessionState, StepOutcome } from '@/lib/client/note-session';
import type { Suggestion, SuggestionSource } from '@/lib/domain/annotation/mark';

export type { NoteSessionState };

/** The session as the page's parts use it: what is refused says why in the page's live line by itself. */
export interface NoteSession extends Omit<NoteActions, 'accept' | 'reject'> {
  accept(suggestions: readonly Suggestion[], source: (suggestion: Suggestion) => SuggestionSource): StepOutcome;
  reject(suggestions: readonly Suggestion[], source: (suggestion: Suggestion) => SuggestionSource): StepOutcome;
}

/** @param refused hears of each step that was not made */
export function speakingSession(
  actions: NoteActions,
  refused: (why: Extract<StepOutcome, { readonly ok: false }>['error']) => void,
): NoteSession {
  const say = (outcome: StepOutcome): StepOutcome => {
    if (!outcome.ok) refused(outcome.error);
    return outcome;
  };
  const by = (suggestions: readonly Suggestion[], source: (suggestion: Suggestion) => SuggestionSource) => {
    const [first] = suggestions;
    return { modelId: first ? source(first).modelId : '' };
  };
  return {
    add: (range, label) => say(actions.add(range, label)),
    remove: (markId) => say(actions.remove(markId)),
    relabel: (markId, label) => say(actions.relabel(markId, label)),
    resize: (markId, range) => say(actions.resize(markId, range)),
    accept: (suggestions, source) => say(actions.accept(suggestions, by(suggestions, source))),
    acceptAs: (suggestion, label, source) => say(actions.acceptAs(suggestion, label, source)),
    reject: (suggestions, source) => say(actions.reject(suggestions, by(suggestions, source))),
    setStatus: (...given) => say(actions.setStatus(...given)),
    applyTo: (hits, label) => say(actions.applyTo(hits, label)),
    restore: (seq) => say(actions.restore(seq)),
    undo: () => say(actions.undo()),
    redo: () => say(actions.redo()),
    retry: () => actions.retry(),
    dismissConflict: () => actions.dismissConflict(),
    active: () => actions.active(),
    pause: () => actions.pause(),
    activeMs: () => actions.activeMs(),
  };
}
