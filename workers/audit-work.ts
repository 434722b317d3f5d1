import { isFinished } from '@/lib/domain/annotation/note-state';
import { auditFigures, auditHits, changeSince } from '@/lib/domain/monitoring/audit';
import { addFacts, judged, noFact } from '@/lib/domain/monitoring/kpi-facts';
import { layerNotes } from '@/lib/pipelines/annotation/layer-notes';
import { openReader } from '@/lib/pipelines/inference';
import { slicedWork } from '@/lib/pipelines/sliced-work';
import type { AuditApi, AuditOutcome } from './audit-api';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import { isFailed, storedModel } from './stored-model';

/** Figures of an audit, out of people's marks. */
export function auditWork(parts: WorkParts): AuditApi {
  const { annotations, audits, runs, host, jobLog } = parts;
  return {
    concludeAudit: (jobId, { auditId, annotator, approval }) =>
      jobLog.run<AuditOutcome>(jobId, 'conclude-audit', (job) =>
        guarded(async () => {
          const audit = await audits?.audit(auditId);
          const project = audit && (await annotations.project(audit.projectId));
          if (!audit || !project) return failed('project-missing');
          const model = await storedModel(runs, audit.modelId);
          if (isFailed(model)) return model;
          const wanted = new Set(project.audit?.noteIds);
          const layer = await layerNotes(project, annotator, parts);
          const done = layer.filter(({ source, status }) => wanted.has(source.note.id) && isFinished(status));
          if (done.length === 0) return { kind: 'nothing-done' };
          const opened = openReader(model, await parts.engine());
          if (!opened.ok) return failed(opened.error.code);
          const reader = opened.value;
          const work = slicedWork(() => host.clock.elapsedMs(), job);
          const notes = [];
          try {
            for (const [at, { source, marks }] of done.entries()) {
              notes.push({ gold: marks, predicted: reader.predict(source.note) });
              await work.turn('compare', at + 1, done.length);
            }
          } finally {
            reader.close();
          }
          const { labels } = model;
          const figures = auditFigures(notes, labels);
          const approved = approval ?? (await approvalOf(parts, audit.modelId));
          const change = approved && changeSince(approved, figures.f1);
          const result = { ...figures, at: host.clock.now(), change };
          const fact = notes.reduce((sum, note) => {
            const { exact, overlap } = auditHits(note, labels);
            return addFacts(sum, judged(exact, overlap));
          }, noFact());
          await audits?.conclude(auditId, result, fact);
          return { kind: 'concluded', result };
        }),
      ),
  };
}

/** Of the run that made the model, where it was made here. */
async function approvalOf({ runs }: WorkParts, modelId: string) {
  const model = await runs.model(modelId);
  const run = model && (await runs.get(model.runId));
  return run?.evaluation?.scores.exact.overall.f1;
}
