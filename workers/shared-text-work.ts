import { createQuoteFinder } from '@/lib/domain/sharing/quoted-words';
import { throwIfCancelled } from '@/lib/pipelines/ports';
import { createTurn } from '@/lib/pipelines/turn';
import { guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { QuotesOutcome, SharedTextApi } from './shared-text-api';

export function sharedTextWork({ datasets, host, jobLog }: WorkParts): SharedTextApi {
  return {
    findQuotes: (jobId, texts, datasetIds) =>
      jobLog.runUnlisted(jobId, (signal) =>
        guarded<QuotesOutcome>(async () => {
          const finder = createQuoteFinder(texts);
          const turn = createTurn(() => host.clock.elapsedMs());
          let looked = 0;
          for (const datasetId of finder.needsNotes ? datasetIds : []) {
            for (const { note } of await datasets.notes(datasetId)) {
              finder.look(note.text);
              looked++;
              await turn();
              throwIfCancelled(signal);
            }
          }
          return { kind: 'looked', notes: looked, quotes: finder.quotes() };
        }),
      ),
  };
}
