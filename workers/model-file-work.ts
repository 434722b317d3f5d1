import { readModel, writeModel } from 'crfsuite-wasm';
import { readModelFile } from '@/lib/formats/model-file';
import { modelFiles } from '@/lib/formats/run-export/model-files';
import { modelExportReadme } from '@/lib/messages/en/model-export-readme';
import { exampleSentence } from '@/lib/pipelines/example-sentence';
import { lookAtModel } from '@/lib/pipelines/look-at-model';
import { guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import type { ExportModelOutcome, LookOutcome, ModelFileApi } from './model-file-api';
import { zipped } from './zip-stream';

/** Model files from elsewhere, looked at and handed on. */
export function modelFileWork({ engine, host }: Pick<WorkParts, 'engine' | 'host'>): ModelFileApi {
  const look = async (file: Blob) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { bytes, looked: await lookAtModel(bytes, await engine(), { readModel, writeModel }, host.hash) };
  };
  return {
    lookAtModel: (file) =>
      guardedAtOnce<LookOutcome>(async () => {
        const { looked } = await look(file);
        return looked.ok ? { kind: 'looked', look: looked.value.look } : { kind: 'refused', error: looked.error };
      }),

    exportModelFile: (file) =>
      guardedAtOnce<ExportModelOutcome>(async () => {
        const { bytes, looked } = await look(file);
        if (!looked.ok) return { kind: 'refused', error: looked.error };
        const { weights, model } = looked.value;
        const weightsSha256 = await host.hash(weights);
        const opened = model && readModelFile(bytes);
        const example = model && exampleSentence(model, await engine());
        const described =
          opened?.ok && example?.ok
            ? { description: withoutTest(opened.value.description), example: example.value }
            : undefined;
        const readme = modelExportReadme(looked.value.look, weightsSha256, described !== undefined);
        const entries = modelFiles({ weights, weightsSha256, described }, readme);
        return { kind: 'exported', file: await zipped(entries, () => undefined) };
      }),
  };
}

function withoutTest<T extends { readonly format: string; readonly selfTest: object }>(description: T) {
  const { format: _, selfTest: __, ...rest } = description;
  return rest;
}
