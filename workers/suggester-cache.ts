import type { Learner } from '@/lib/domain/annotation/project';
import type { Note } from '@/lib/domain/text/note';
import { openSuggester, type Suggester } from '@/lib/pipelines/annotation/suggest';
import { createTurn } from '@/lib/pipelines/turn';
import { failed } from './guarded';
import type { WorkParts } from './host-parts';
import type { Failed, LayerRequest } from './pipeline-api';
import { isFailed } from './stored-model';
import { suggestingModel } from './suggesting-model';

/** Milliseconds after which a question gets its turn while a model is made ready: well under a frame. */
const SLICE_MS = 6;

interface Kept {
  readonly layer: string;
  /** Names the model's bytes. */
  readonly key: string;
  readonly modelId: string;
  readonly suggester: Promise<Suggester | Failed>;
}

export interface ReadySuggester {
  readonly suggester: Suggester;
  readonly modelId: string;
  /** A newer model of the layer is being made ready: `newer()` says when. */
  readonly newer: boolean;
}

/**
 * Keeps the suggester of the layer asked for last. When its model has learned, the one before goes on answering until
 * the new one is open and has met the words of the notes at hand: its first note would take several times as long.
 * A suggester that is replaced is dropped, not closed: a call may still use it.
 */
export function createSuggesterCache(parts: WorkParts, recent: () => readonly Note[]) {
  let kept: Kept | undefined;
  let next: Kept | undefined;
  let readying: Promise<void> = Promise.resolve();

  const open = async (request: LayerRequest, learner: Learner | undefined, modelId: string) => {
    const model = await suggestingModel(parts, request, learner, modelId);
    if (isFailed(model)) return model;
    const opened = openSuggester(model, await parts.engine());
    return opened.ok ? opened.value : failed(opened.error.code);
  };

  const openAndMeet = async (request: LayerRequest, learner: Learner | undefined, modelId: string) => {
    const suggester = await open(request, learner, modelId);
    if (isFailed(suggester)) return suggester;
    const turn = createTurn(() => parts.host.clock.elapsedMs(), SLICE_MS);
    for (const note of recent()) await suggester.meet(note, turn);
    return suggester;
  };

  const replaceBy = async (one: Kept): Promise<void> => {
    // What went wrong is said to the one who asks next.
    await one.suggester.catch(() => undefined);
    if (next === one) [kept, next] = [one, undefined];
  };

  return {
    async ready(
      request: LayerRequest,
      learner: Learner | undefined,
      modelId: string,
    ): Promise<ReadySuggester | Failed> {
      const layer = JSON.stringify([request.projectId, request.annotator]);
      // Rounds of a project restored from a file may have one number.
      const key = JSON.stringify([layer, modelId, modelId === learner?.modelId && learner.points.at(-1)?.at]);
      if (kept?.layer !== layer) {
        next = undefined;
        kept = { layer, key, modelId, suggester: open(request, learner, modelId) };
      } else if (kept.key === key) next = undefined;
      else if (next?.key !== key) {
        next = { layer, key, modelId, suggester: openAndMeet(request, learner, modelId) };
        readying = replaceBy(next);
      }
      const asked = kept;
      const forget = () => {
        if (kept === asked) kept = undefined;
      };
      try {
        const suggester = await asked.suggester;
        if (!isFailed(suggester)) return { suggester, modelId: asked.modelId, newer: asked.key !== key };
        forget();
        return suggester;
      } catch (error) {
        forget();
        throw error;
      }
    },
    /** Resolves when no newer model is being made ready. */
    newer: () => readying,
  };
}
