import { shareDrafts } from '@/lib/pipelines/site/share-model';
import { modelCardSchema } from '@/lib/schemas/registry/card';
import { failed, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import type { ShareApi, ShareOutcome } from './share-api';
import { ASKED } from './step-follow';

export function shareWork({ runs, host, site, steps }: WorkParts): ShareApi {
  return {
    shareModel: ({ modelId, shared, ...said }, { reason, attempt } = ASKED) =>
      guardedAtOnce<ShareOutcome>(async () => {
        const model = await runs.model(modelId);
        const run = model && (await runs.get(model.runId));
        if (!model || !run) return failed('model-missing');
        const { file, report, evaluation, labelSetHash, featureSetHash, tokenizerHash } = shared;
        const input = {
          run,
          file: new Uint8Array(await file.arrayBuffer()),
          labelSetHash,
          featureSetHash,
          tokenizerHash,
          report,
          evaluation,
          ...said,
        };
        const made = await shareDrafts(input, host);
        if (!made.ok) return { kind: 'refused', error: made.error };
        const card = made.value.drafts.find(({ kind }) => kind === 'model-version')?.body ?? '';
        const checked = modelCardSchema.safeParse(JSON.parse(card));
        if (!checked.success) {
          return { kind: 'card-invalid', paths: checked.error.issues.map(({ path }) => path.join('.')) };
        }
        if (!site) return failed('unexpected');
        const step = steps.begin('training/review', reason, 1, { runId: run.id, modelId }, attempt);
        await site.keepShare(made.value, { modelId, runId: run.id }, host.clock.now());
        const { versionId } = made.value;
        await step.end('ok', 1, { versionId });
        return { kind: 'waits', versionId };
      }),
  };
}
