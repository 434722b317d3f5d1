import type { KpiId } from '@/lib/domain/monitoring/kpi';

export type KpiGroup = 'business' | 'model';

/** Who asks for a figure: those who pay for the work, or those who answer for the model. */
export const KPI_GROUP: Readonly<Record<KpiId, KpiGroup>> = {
  'f1-exact': 'model',
  'f1-overlap': 'model',
  'agreement-spans': 'model',
  'agreement-tokens': 'model',
  'touchless-rate': 'business',
  'touchless-reading-seconds': 'business',
  'correction-rate': 'business',
  'seconds-a-note': 'business',
  'notes-an-hour': 'business',
  coverage: 'business',
  'latency-p50': 'model',
  'latency-p95': 'model',
  'approval-lead-time': 'business',
  'time-to-detect': 'model',
  'time-to-recover': 'business',
  'false-alarms': 'model',
  'browsers-current': 'model',
};
