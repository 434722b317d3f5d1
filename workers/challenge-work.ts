import { readModel, writeModel } from 'crfsuite-wasm';
import { seededRandom, shuffled } from '@/lib/domain/random';
import { challenge } from '@/lib/pipelines/challenge';
import { datasetOfRun } from '@/lib/pipelines/dataset-of-run';
import { openReceived } from '@/lib/pipelines/gate/received-model';
import type { ReadableModel } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import type { ChallengeOutcome, GateApi } from './gate-api';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';

type Refused = Extract<ChallengeOutcome, { kind: 'refused' }>;

/** Challenger against champion, for the request of a review. */
export function challengeWork({ datasets, runs, host, jobLog, engine }: WorkParts): Pick<GateApi, 'challenge'> {
  const modelOf = async (file: Blob, which: 'challenger' | 'champion', loaded: Engine) => {
    const opened = await openReceived(new Uint8Array(await file.arrayBuffer()), loaded, host.hash);
    if (opened.ok) return opened.value.model;
    return { kind: 'refused', error: { code: 'file-unreadable', which, why: opened.error.code } } satisfies Refused;
  };
  return {
    challenge: (jobId, { runId, gateK, shadow, ...given }) =>
      jobLog.run<ChallengeOutcome>(jobId, 'challenge', (job) =>
        guarded<ChallengeOutcome>(async () => {
          const run = await runs.get(runId);
          if (!run) return failed('run-missing');
          const dataset = await datasetOfRun(run, datasets);
          if (!dataset || !(await datasets.get(shadow.datasetId))) return failed('dataset-missing');
          const loaded = await engine();
          const challenger = await modelOf(given.challenger, 'challenger', loaded);
          if (isRefused(challenger)) return challenger;
          const before = given.champion && (await modelOf(given.champion.file, 'champion', loaded));
          if (before && isRefused(before)) return before;
          const notes = await datasets.notes(dataset.id);
          const others = shadow.datasetId === dataset.id ? notes : await datasets.notes(shadow.datasetId);
          const drawn = shuffled(others, seededRandom(run.settings.seed)).slice(0, shadow.atMost);
          const result = await challenge(
            {
              ...{ run, notes, challenger, gateK },
              champion: before && given.champion && { versionId: given.champion.versionId, model: before },
              shadow: drawn.map(({ note }) => note),
            },
            { engine: loaded, files: { readModel, writeModel }, host },
            job,
          );
          return result.ok ? { kind: 'judged', challenge: result.value } : { kind: 'refused', error: result.error };
        }),
      ),
  };
}

const isRefused = (value: ReadableModel | Refused): value is Refused => 'kind' in value;
