import { compareStoredRuns } from '@/lib/pipelines/compare';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { CompareOutcome, RunsApi } from './runs-api';

export function compareWork({ runs, datasets, engine, host, jobLog }: WorkParts): Pick<RunsApi, 'compareRuns'> {
  return {
    compareRuns: (jobId, firstId, secondId) =>
      jobLog.runUnlisted(jobId, (signal) =>
        guarded<CompareOutcome>(async () => {
          const [first, second] = await Promise.all([runs.get(firstId), runs.get(secondId)]);
          if (!first || !second) return failed('run-missing');
          const result = await compareStoredRuns(first, second, { runs, datasets, engine }, host, { signal });
          return result.ok ? { kind: 'compared', comparison: result.value } : { kind: 'refused', error: result.error };
        }),
      ),
  };
}
