import { agreementOf, measuringAgreement } from '@/lib/domain/annotation/agreement-measure';
import { isFinished } from '@/lib/domain/annotation/note-state';
import { tokenize } from '@/lib/domain/text/tokenize';
import { freezeLayer } from '@/lib/pipelines/annotation/freeze-layer';
import { layerNotes } from '@/lib/pipelines/annotation/layer-notes';
import { slicedWork } from '@/lib/pipelines/sliced-work';
import { freezeStep } from './freeze-step';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import { kpiCounting } from './kpi-counting';
import type { AgreementOutcome, AnnotationApi, FreezeOutcome } from './pipeline-api';
import { endUnfinished } from './step-follow';

/** Work on whole layers. */
export function layerWork(parts: WorkParts): Pick<AnnotationApi, 'agreement' | 'freezeLayer'> {
  const { annotations, datasets, host, jobLog, kpis } = parts;
  return {
    agreement: (jobId, { projectId, annotators: [first, second] }) =>
      jobLog.run<AgreementOutcome>(jobId, 'measure-agreement', (job) =>
        guarded(async () => {
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const [labelSet, ours, theirs] = await Promise.all([
            annotations.labelSet(projectId, project.labelSetVersion),
            layerNotes(project, first, parts),
            layerNotes(project, second, parts),
          ]);
          const work = slicedWork(() => host.clock.elapsedMs(), job);
          const other = new Map(theirs.map((each) => [each.source.note.id, each]));
          const both = [];
          for (const [index, { source, marks, status }] of ours.entries()) {
            const matching = other.get(source.note.id);
            if (matching && isFinished(status) && isFinished(matching.status)) {
              const tokens = tokenize(source.note.text, source.note.tokenizer);
              both.push({ noteId: source.note.id, first: marks, second: matching.marks, tokens });
            }
            await work.turn('compare', index + 1, ours.length);
          }
          const labels = labelSet?.labels.map(({ label }) => label) ?? [];
          // Notes that two people have tagged count once, however often they are measured.
          const pair = [projectId, ...[first, second].sort()].join('/');
          kpiCounting(kpis).countOnce(
            both.map((note) => ({ name: `agreed/${pair}/${note.noteId}`, fact: agreementOf(note, labels) })),
          );
          return { kind: 'measured', report: await work.run('agree', measuringAgreement(both, labels)) };
        }),
      ),

    freezeLayer: (jobId, { projectId, annotator, name, statuses }) =>
      jobLog.run<FreezeOutcome>(jobId, 'freeze-layer', async (job) => {
        const freezing = freezeStep(parts.steps, { projectId });
        const outcome = await guarded<FreezeOutcome>(async () => {
          const project = await annotations.project(projectId);
          if (!project) return failed('project-missing');
          const [parent, notes, layer] = await Promise.all([
            datasets.get(project.datasetId),
            datasets.notes(project.datasetId),
            layerNotes(project, annotator, parts),
          ]);
          if (!parent) return failed('dataset-missing');
          const frozen = await freezeLayer(parent, notes, layer, { name, statuses }, host, job);
          if (!frozen) return { kind: 'nothing-done' };
          await datasets.put(frozen.dataset, frozen.notes, { issues: [], quarantine: [], files: [] }, job);
          const { dataset, dropped } = frozen;
          await freezing.stored(dataset, frozen.notes.length, 0);
          return { kind: 'stored', datasetId: dataset.id, notes: frozen.notes.length, dropped };
        });
        if (outcome.kind === 'nothing-done') await freezing.step.end('ok', 0);
        else if (outcome.kind !== 'stored') await endUnfinished(freezing.step, outcome);
        return outcome;
      }),
  };
}
