import { isFrozen } from '../domain/annotation/layer-start';
import type { AnnotationProject, LabelSet } from '../domain/annotation/project';
import type { Audit, AuditCandidate, AuditResult } from '../domain/monitoring/audit';
import type { KpiFact } from '../domain/monitoring/kpi-facts';
import type { AuditStore } from '../pipelines/audit-ports';
import type { Database } from './database';
import { addKpi } from './kpi-store';
import { listedNotes } from './note-lists';

/** Notes of one dataset that may be drawn. */
export interface AuditGround {
  readonly datasetId: string;
  readonly name: string;
  readonly notes: readonly AuditCandidate[];
}

export class DexieAuditStore implements AuditStore {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async audits(): Promise<Audit[]> {
    const all = await this.db.audits.toArray();
    return all.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  audit(auditId: string): Promise<Audit | undefined> {
    return this.db.audits.get(auditId);
  }

  /**
   * Notes that the model read last and did not learn from, by dataset, most first. Those of the test split are never
   * tagged, and a note that its model has learned from says nothing of new ones.
   */
  async grounds(modelId: string): Promise<AuditGround[]> {
    const { db } = this;
    const [reads, seen, datasets] = await Promise.all([
      db.notesRead.where('modelId').equals(modelId).toArray(),
      db.seenNotes.toArray(),
      db.datasets.toArray(),
    ]);
    const counted = new Set(seen.map(({ noteId }) => noteId));
    const mentions = new Map(
      reads.filter(({ noteId }) => counted.has(noteId)).map((row) => [row.noteId, row.mentions]),
    );
    const grounds: AuditGround[] = [];
    for (const { id: datasetId, name } of datasets) {
      const notes = (await listedNotes(db, datasetId)).flatMap(({ id, split }) => {
        const known = mentions.get(id);
        return known === undefined || isFrozen(split) ? [] : [{ noteId: id, mentions: known }];
      });
      if (notes.length > 0) grounds.push({ datasetId, name, notes });
    }
    return grounds.sort((a, b) => b.notes.length - a.notes.length);
  }

  async begin(audit: Audit, project: AnnotationProject, labelSet: LabelSet): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.audits, db.projects, db.labelSets, async () => {
      await db.projects.add(project);
      await db.labelSets.add(labelSet);
      await db.audits.add(audit);
    });
  }

  async conclude(auditId: string, result: AuditResult, fact: KpiFact): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.audits, db.kpiDays, async () => {
      const audit = await db.audits.get(auditId);
      if (!audit) return;
      await db.audits.put({ ...audit, result });
      if (!audit.result) await addKpi(db, new Date(result.at), fact);
    });
  }

  async told(auditId: string): Promise<void> {
    await this.db.audits.update(auditId, { told: true });
  }

  /** One that is given up. Its project stays: the marks are somebody's work. */
  async giveUp(auditId: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.audits, async () => {
      if (!(await db.audits.get(auditId))?.result) await db.audits.delete(auditId);
    });
  }
}
