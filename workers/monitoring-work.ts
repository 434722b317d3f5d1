import { normalizeWord } from '@/lib/domain/text/normalize';
import { structureOf } from '@/lib/domain/text/structure';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import { followMonitoring } from './follow-monitoring';
import type { WorkParts } from './host-parts';
import type { MonitoringApi } from './monitoring-api';
import { monitoringDoor } from './monitoring-door';
import { watchOwn, watchShared } from './reference-work';
import { labelledEvent, retrain, trainingEnded } from './retrain-work';
import { requestReviewOf } from './review-request-work';

const WORDS_SHOWN = 20;

/** What monitoring asks of a worker. */
export function monitoringWork(parts: WorkParts): MonitoringApi {
  const { monitoring, datasets, runs, site } = parts;
  const door = monitoringDoor(parts);

  const carryOut = async (work: LoopWork): Promise<void> => {
    if (!monitoring) return;
    const { store } = monitoring;
    try {
      if (work.kind === 'retrain') await retrain(work, parts, monitoring, door);
      else if (work.kind === 'review') await store.put(await requestReviewOf(work, parts, monitoring));
      else await store.put(await watchShared(work, parts, monitoring));
    } catch {
      // What failed may stand in the error's text: the code alone is kept, and it is not tried again by itself.
      const now = (await store.work(work.key)) ?? work;
      // What was not told cannot be waited for: no other training would ever begin.
      if (now.kind === 'retrain') await door.tell(trainingEnded(now, 'failed', parts));
      await store.put({ ...now, state: 'failed', code: 'unexpected' });
    }
  };

  return {
    watchModel: (jobId, modelId) => watchOwn(jobId, modelId, parts),
    tell: (event) => door.tell(event),
    tellLabelled: async () => {
      const event = monitoring && (await labelledEvent(parts, monitoring));
      if (event) await door.tell(event);
    },
    resumeMonitoring: () => door.resume(),
    followMonitoring: () => followMonitoring(parts, door),
    carryOnWork: async () => {
      await monitoring?.unlessBusy(async () => {
        for (;;) {
          const signedIn = (await site?.store.pinnedKey()) !== undefined;
          const all = await monitoring.store.all();
          const next = all.find((work) => isToDo(work, signedIn));
          if (!next) return;
          await carryOut(next);
        }
      });
    },
    unknownWords: async (windowNumber) => {
      const champion = await monitoring?.champion();
      const lexicon = champion && (await runs.model(champion.id))?.lexicon;
      if (!monitoring || !lexicon) return [];
      const notes = new Map<string, number>();
      for (const { noteId } of await monitoring.store.notesOf(windowNumber)) {
        const source = await datasets.note(noteId);
        if (!source) continue;
        const { text } = source.note;
        const { tokens } = structureOf(source.note);
        const words = new Set(
          tokens.map(({ start, end }) => text.slice(start, end)).filter((word) => /\p{L}/u.test(word)),
        );
        for (const word of words) {
          if (!Object.hasOwn(lexicon.words, normalizeWord(word))) notes.set(word, (notes.get(word) ?? 0) + 1);
        }
      }
      const found = [...notes].map(([word, count]) => ({ word, notes: count }));
      return found.sort((a, b) => b.notes - a.notes || (a.word < b.word ? -1 : 1)).slice(0, WORDS_SHOWN);
    },
  };
}

/** Somebody signed in since: what waited for that goes on. */
function isToDo({ state, code }: LoopWork, signedIn: boolean): boolean {
  if (state === 'needs-person') return signedIn && code === 'not-signed-in';
  return state === 'asked' || state === 'running';
}
