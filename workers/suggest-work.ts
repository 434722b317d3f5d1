import { hidesSuggestions } from '@/lib/domain/annotation/bias-check';
import { isFrozen } from '@/lib/domain/annotation/layer-start';
import type { Suggestion } from '@/lib/domain/annotation/mark';
import { checkNote } from '@/lib/domain/data/contract';
import type { Note } from '@/lib/domain/text/note';
import type { LabelledNote } from '@/lib/pipelines/ports';
import { createTurn } from '@/lib/pipelines/turn';
import { failed, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import { kpiCounting } from './kpi-counting';
import type { AnnotationApi, SuggestOutcome } from './pipeline-api';
import { isFailed } from './stored-model';
import { createSuggesterCache } from './suggester-cache';
import { suggestingModelId } from './suggesting-model';

/** Notes of which the text is kept. */
const NOTES_KEPT = 8;

/** Suggestions for the note a person has before them; keeps its sentences and the model that read it. */
export function suggestWork(parts: WorkParts): Pick<AnnotationApi, 'suggest' | 'newerModel'> {
  const { annotations, host } = parts;
  const notes = createNoteCache(parts);
  const suggesters = createSuggesterCache(parts, notes.recent);
  const counting = kpiCounting(parts.kpis);
  // Asked after every step: a note is checked once for as long as its text is kept.
  const checked = new WeakMap<LabelledNote, boolean>();
  const isSound = (source: LabelledNote): boolean => {
    const known = checked.get(source) ?? checkNote(source.note).ok;
    checked.set(source, known);
    return known;
  };
  /** Told by this worker: suggestions are asked for after every step. */
  const told = new Set<string>();
  const countOpened = (noteId: string, modelId: string, mentions: number) => {
    const key = `${modelId} ${noteId}`;
    if (told.has(key)) return;
    told.add(key);
    counting.noteRead({ noteId, modelId, mentions, ms: undefined });
    counting.flush();
    counting.noteOpened(noteId);
  };
  return {
    newerModel: () => suggesters.newer(),

    suggest: (request) =>
      guardedAtOnce<SuggestOutcome>(async () => {
        const begun = host.clock.elapsedMs();
        const { projectId, annotator, noteId } = request;
        const [project, learner, source] = await Promise.all([
          annotations.project(projectId),
          annotations.learner(projectId, annotator),
          notes.note(noteId),
        ]);
        if (!project) return failed('project-missing');
        if (!source) return failed('note-missing');
        if (!isSound(source)) return failed('note-refused');
        const wanted = suggestingModelId(project, learner);
        const hidden = wanted !== undefined && hidesSuggestions(project, noteId);
        const outcome = (found: readonly Suggestion[], modelId = wanted, newer = false): SuggestOutcome => ({
          kind: 'suggested',
          suggestions: hidden ? [] : found,
          withheld: hidden ? found : [],
          modelId,
          newer,
          hidden,
          ms: host.clock.elapsedMs() - begun,
        });
        if (wanted === undefined || isFrozen(source.split)) return outcome([]);
        const [ready, { marks }] = await Promise.all([
          suggesters.ready(request, learner, wanted),
          annotations.work(projectId, annotator, noteId),
        ]);
        if (isFailed(ready)) return ready;
        const turn = createTurn(() => host.clock.elapsedMs());
        const found = await ready.suggester.suggest(source.note, marks, turn);
        if (!hidden) countOpened(noteId, ready.modelId, found.length);
        return outcome(found, ready.modelId, ready.newer);
      }),
  };
}

/** Notes never change once they are stored. `recent`: those asked for last, the newest last. */
function createNoteCache({ datasets }: WorkParts) {
  const kept = new Map<string, LabelledNote>();
  return {
    recent: (): Note[] => [...kept.values()].map(({ note }) => note),
    async note(noteId: string): Promise<LabelledNote | undefined> {
      const note = kept.get(noteId) ?? (await datasets.note(noteId));
      kept.delete(noteId);
      if (note) kept.set(noteId, note);
      const oldest = kept.keys().next();
      if (kept.size > NOTES_KEPT && !oldest.done) kept.delete(oldest.value);
      return note;
    },
  };
}
