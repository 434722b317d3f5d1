import { readModel, writeModel } from 'crfsuite-wasm';
import { seededRandom, shuffled } from '@/lib/domain/random';
import { challenge } from '@/lib/pipelines/challenge';
import { datasetOfRun } from '@/lib/pipelines/dataset-of-run';
import { openReceived } from '@/lib/pipelines/gate/received-model';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { EvidenceOutcome, ReviewApi } from './review-api';

/** Notes both models read beside the test notes: half as many again as the least that a review takes. */
const SHADOW_NOTES = 300;

export function reviewWork({ datasets, runs, host, jobLog, engine, site }: WorkParts): ReviewApi {
  return {
    gatherEvidence: (jobId, { versionId, championId, shadowDatasetId }) =>
      jobLog.run<EvidenceOutcome>(jobId, 'challenge', (job) =>
        guarded<EvidenceOutcome>(async () => {
          const shared = await site?.sharedModel(versionId);
          if (!site || !shared) return { kind: 'not-from-here' };
          const run = await runs.get(shared.runId);
          const dataset = run && (await datasetOfRun(run, datasets));
          if (!run) return failed('run-missing');
          if (!dataset) return failed('dataset-missing');
          const champion = championId === undefined ? undefined : await runs.model(championId);
          if (championId !== undefined && !champion) return { kind: 'champion-missing' };
          const notes = await datasets.notes(dataset.id);
          const others = shadowDatasetId === dataset.id ? notes : await datasets.notes(shadowDatasetId);
          const drawn = shuffled(others, seededRandom(run.settings.seed)).slice(0, SHADOW_NOTES);
          const loaded = await engine();
          const own = await openReceived(shared.file, loaded, host.hash);
          if (!own.ok) return failed('model-unreadable');
          const result = await challenge(
            {
              run,
              notes,
              challenger: own.value.model,
              gateK: shared.k,
              champion: champion && { versionId: champion.id, model: champion },
              shadow: drawn.map(({ note }) => note),
            },
            { engine: loaded, files: { readModel, writeModel }, host },
            job,
          );
          if (!result.ok) return { kind: 'refused', error: result.error };
          const { evidence, disagreements } = result.value;
          await site.keepReview({ id: versionId, createdAt: host.clock.now(), evidence, disagreements, verdicts: {} });
          return { kind: 'gathered' };
        }),
      ),
  };
}
