import { EXCHANGE_FORMATS } from '@/lib/domain/annotation/exchange-formats';
import { IMPORTED } from '@/lib/domain/annotation/mark';
import { type CheckedLayerFile, checkLayerFile } from '@/lib/pipelines/annotation/check-layer-file';
import { exportLayer } from '@/lib/pipelines/annotation/export-layer';
import { storeLayer } from '@/lib/pipelines/annotation/store-layer';
import { packed, unpacked } from './archive';
import type {
  CheckLayerFileOutcome,
  ExchangeApi,
  ExportLayerOutcome,
  LayerFileCheck,
  StoreLayerOutcome,
} from './exchange-api';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import { readFile } from './read-file';

/** Layers to files and back: checked first, kept in memory until the person says so, then stored. */
export function exchangeWork(parts: WorkParts): ExchangeApi {
  const { annotations, host, jobLog } = parts;
  let checked: CheckedLayerFile | undefined;
  return {
    exportLayer: (jobId, { projectId, format, ...request }) =>
      jobLog.run<ExportLayerOutcome>(jobId, 'export-layer', (job) =>
        guarded(async () => {
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const written = await exportLayer({ ...request, project, format }, parts, host, job);
          if (!written) return { kind: 'nothing-to-export' };
          const perNote = EXCHANGE_FORMATS.some(({ id, files }) => id === format && files === 'note');
          const files = perNote
            ? [{ name: `${format}.zip`, blob: new Blob([packed(written.files)], { type: 'application/zip' }) }]
            : written.files.map(({ name, text }) => ({ name, blob: new Blob([text], { type: typeOf(name) }) }));
          return { kind: 'written', ...written, files };
        }),
      ),

    checkLayerFile: (jobId, files, projectId, unnamed) =>
      jobLog.run<CheckLayerFileOutcome>(jobId, 'check-layer-file', (job) =>
        guarded(async () => {
          checked = undefined;
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const sources = unpacked(await Promise.all(files.map(readFile)));
          const result = await checkLayerFile(sources, project, parts, host, { ...job, ...(unnamed && { unnamed }) });
          checked = result;
          return { kind: 'checked', check: shown(jobId, result) };
        }),
      ),

    storeLayer: (jobId, name, choice = {}) =>
      jobLog.run<StoreLayerOutcome>(jobId, 'store-layer', (job) =>
        guarded(async () => {
          const annotator = name.trim();
          if (annotator === '' || annotator === IMPORTED) return { kind: 'name-refused' };
          if (!checked?.storable) return failed('import-expired');
          const outcome = await storeLayer(checked, annotator, choice, parts, host, job);
          if (outcome.kind === 'stored') checked = undefined;
          return outcome;
        }),
      ),

    discardLayerFile: async () => {
      checked = undefined;
    },
  };
}

/** Without the notes themselves: texts stay in the worker. */
function shown(jobId: string, { project, labels: _, matches: __, ...rest }: CheckedLayerFile): LayerFileCheck {
  return { ...rest, jobId, projectId: project.id };
}

function typeOf(name: string): string {
  return /\.jsonl?$/u.test(name) ? 'application/json' : 'text/plain;charset=utf-8';
}
