import { UNNAMED } from '@/lib/domain/annotation/mark';
import { mlflowFiles } from '@/lib/formats/run-export/mlflow-files';
import { runFiles } from '@/lib/formats/run-export/run-files';
import { runExportReadme } from '@/lib/messages/en/run-export-readme';
import { exampleSentence } from '@/lib/pipelines/example-sentence';
import { slicedWork } from '@/lib/pipelines/sliced-work';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { ExportRunOutcome, RunsApi } from './runs-api';
import { zipped } from './zip-stream';

/** A finished run as one archive. */
export function exportWork({ runs, engine, host, jobLog }: WorkParts): Pick<RunsApi, 'exportRun'> {
  return {
    exportRun: (jobId, { runId, layout, unnamed = UNNAMED }) =>
      jobLog.runUnlisted(jobId, (signal) =>
        guarded<ExportRunOutcome>(async () => {
          const stored = await runs.get(runId);
          if (!stored) return failed('run-missing');
          const model = stored.modelId === undefined ? undefined : await runs.model(stored.modelId);
          if (!model) return failed('model-missing');
          const example = exampleSentence(model, await engine());
          if (!example.ok) return failed(example.error.code);
          // Runs of older versions do not state it themselves.
          const modelSha256 = stored.modelSha256 ?? model.sha256;
          const run = { ...stored, modelSha256, ...(stored.actor === UNNAMED && { actor: unnamed }) };
          const files = runFiles(run, model, example.value, runExportReadme(run, model, layout));
          const work = slicedWork(() => host.clock.elapsedMs(), { signal });
          const entries = layout === 'mlflow' ? mlflowFiles(run, files) : files;
          const file = await zipped(entries, (done, total) => work.turn('zip', done, total));
          return { kind: 'exported', file };
        }),
      ),
  };
}
