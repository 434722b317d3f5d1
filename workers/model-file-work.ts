import { readModel, writeModel } from 'crfsuite-wasm';
import { readModelFile } from '@/lib/formats/model-file';
import { modelFiles } from '@/lib/formats/run-export/model-files';
import { modelExportReadme } from '@/lib/messages/en/model-export-readme';
import { exampleSentence } from '@/lib/pipelines/example-sentence';
import { lookAtModel } from '@/lib/pipelines/look-at-model';
import { failed, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import type { ExportModelOutcome, KeepModelOutcome, LookOutcome, ModelFileApi } from './model-file-api';
import { zipped } from './zip-stream';

/** Model files from elsewhere, looked at and handed on. */
export function modelFileWork({
  engine,
  host,
  keepModel,
}: Pick<WorkParts, 'engine' | 'host' | 'keepModel'>): ModelFileApi {
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

    keepModelFile: (file, fileName) =>
      guardedAtOnce<KeepModelOutcome>(async () => {
        const { looked } = await look(file);
        if (!looked.ok) return { kind: 'refused', error: looked.error };
        const { look: seen, model } = looked.value;
        if (seen.use.kind !== 'reads-notes') return { kind: 'cannot-read', use: seen.use };
        if (!model || !keepModel) return failed('unexpected');
        const id = `file-${seen.sha256}`;
        const featureSetHash = await host.hash(new TextEncoder().encode(JSON.stringify(model.featureSet)));
        const facts = { number: 1, runId: id, createdAt: host.clock.now(), featureSetHash };
        const { sha256, sizeBytes } = seen;
        await keepModel({ ...model, id, ...facts, sha256, sizeBytes }, fileName);
        return { kind: 'kept', modelId: id };
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
