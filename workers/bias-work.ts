import { biasNotes, biasReport } from '@/lib/domain/annotation/bias-check';
import { tokenize } from '@/lib/domain/text/tokenize';
import { layerNotes } from '@/lib/pipelines/annotation/layer-notes';
import { slicedWork } from '@/lib/pipelines/sliced-work';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { AnnotationApi, BiasOutcome } from './pipeline-api';

const RESAMPLES = 1000;

/** Tagging with suggestions against tagging without, over the notes of one layer that are done. */
export function biasWork(parts: WorkParts): Pick<AnnotationApi, 'biasCheck'> {
  const { annotations, host, jobLog } = parts;
  return {
    biasCheck: (jobId, { projectId, annotator }) =>
      jobLog.run<BiasOutcome>(jobId, 'measure-agreement', (job) =>
        guarded(async () => {
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const [states, notes] = await Promise.all([
            annotations.states(projectId, annotator),
            layerNotes(project, annotator, parts),
          ]);
          // Only notes with a word on suggestions count, so only those are split into tokens.
          const wanted = new Set(states.flatMap(({ noteId, suggested }) => (suggested ? [noteId] : [])));
          const work = slicedWork(() => host.clock.elapsedMs(), job);
          const sizes = new Map<string, { readonly entities: number; readonly tokens: number }>();
          for (const [index, { source, marks }] of notes.entries()) {
            const { id, text, tokenizer } = source.note;
            if (wanted.has(id)) sizes.set(id, { entities: marks.length, tokens: tokenize(text, tokenizer).length });
            await work.turn('compare', index + 1, notes.length);
          }
          const counted = biasNotes(states, (noteId) => sizes.get(noteId));
          return { kind: 'measured', report: biasReport(counted, { resamples: RESAMPLES, seed: project.seed }) };
        }),
      ),
  };
}
