import type { Audit, AuditResult } from '../domain/monitoring/audit';
import type { KpiFact } from '../domain/monitoring/kpi-facts';

export interface AuditStore {
  audit(auditId: string): Promise<Audit | undefined>;
  /** The result and what it counts, both or neither; a later result of the same audit counts nothing again. */
  conclude(auditId: string, result: AuditResult, fact: KpiFact): Promise<void>;
}
