import type { PipelineName } from '@/lib/domain/monitoring/step-run';
import type { guide } from '@/lib/messages/guide';
import type { tools } from '@/lib/messages/guide-tools';
import type { workflow } from '@/lib/messages/guide-workflow';
import type { StartingRule } from './what-starts';

/**
 * What makes each statement of the Guide true: pages begin with a stroke, all else are paths of the repository.
 * test/guide/guide.test.ts looks whether each is there.
 */
type Proofs<K extends string> = Readonly<Record<K, readonly string[]>>;
type Words = typeof guide;
type Workflow = typeof workflow;

export const KPI_PROOFS = [
  '/monitor',
  'lib/domain/monitoring/kpi.ts',
  'lib/domain/monitoring/kpi-formulas.ts',
  'test/domain/monitoring/kpi.test.ts',
];

export const GIVES: Proofs<keyof Words['gives']['items']> = {
  versions: ['/datasets', 'lib/domain/data/version-difference.ts', 'test/domain/data/dataset-versions.test.ts'],
  split: ['/datasets', 'lib/domain/data/split-by-patient.ts', 'test/domain/data/dataset-versions.test.ts'],
  repeat: ['/experiments', 'lib/domain/model/run-facts.ts', 'test/workers/pipeline-repeat.test.ts'],
  judged: ['/experiments', 'lib/domain/model/evaluate-bootstrap.ts', 'test/domain/model/bootstrap.test.ts'],
  gate: ['/models', 'lib/domain/model/privacy-gate.ts', 'test/pipelines/gate-model.test.ts'],
  review: ['/models', 'lib/domain/model/promotion.ts', 'test/domain/model/promotion.test.ts'],
  deploy: ['/models', 'lib/domain/deployment/browser-checks.ts', 'test/domain/deployment/staging.test.ts'],
  rollback: ['/models', 'lib/domain/model/production-pointer.ts', 'test/domain/model/production-pointer.test.ts'],
  drift: ['/monitor', 'lib/domain/monitoring/drift.ts', 'test/domain/monitoring/drift.test.ts'],
  record: ['/pipelines', 'lib/server/audit/append.ts', 'test/pipelines/recorded-steps.test.ts'],
  privacy: ['/sync', 'lib/server/csp.ts', 'test/e2e/privacy.spec.ts'],
  sealed: ['/read', 'lib/records/at-rest.md', 'test/e2e/at-rest.spec.ts'],
  offline: ['/read', 'workers/offline/service-worker.ts', 'test/e2e/offline.spec.ts'],
};

export const SYSTEM_PROOFS = ['lib/ARCHITECTURE.md', 'lib/records/threat-model.md', 'test/house/server-graph.test.ts'];

export const TOOLS: Proofs<keyof typeof tools> = {
  next: ['lib/server/prerendered-scripts.ts', 'test/e2e/headers.spec.ts'],
  react: ['components/ui', 'test/bench/README.md'],
  query: ['lib/client/registry/keys.ts', 'lib/client/live.ts'],
  dexie: ['lib/store/database.ts', 'test/e2e/annotate-safety.spec.ts'],
  comlink: ['lib/client/workers.ts', 'workers/pipeline-api.ts'],
  engine: ['wasm/bench/README.md', 'wasm/test/python-crfsuite.test.ts'],
  tailwind: ['app/globals.css', 'app/tokens.css'],
  recharts: ['components/ui/chart-figure.tsx', 'test/bench/README.md'],
  zod: ['lib/schemas/registry/routes.ts', 'lib/server/openapi.ts'],
  kysely: ['lib/server/database/tables.ts', 'lib/records/scale.md', 'test/registry/registry-contract.test.ts'],
  auth: ['lib/server/accounts/auth.ts', 'test/registry/access.test.ts'],
};

export const EXPERIMENT: Proofs<keyof Workflow['experiment']> = {
  import: ['/datasets', 'lib/domain/data/inconsistent-labels.ts', 'test/pipelines/data-version.test.ts'],
  tag: ['/annotate', 'lib/domain/annotation/uncertainty.ts', 'test/bench/README.md'],
  agree: ['/annotate/agreement', 'lib/domain/annotation/agreement.ts', 'test/domain/annotation/agreement.test.ts'],
  run: ['/experiments', 'lib/pipelines/search.ts', 'test/pipelines/search.test.ts'],
  look: ['/experiments', 'lib/pipelines/suspects.ts', 'test/pipelines/explain.test.ts'],
};

export const PIPELINE_PROOFS: Proofs<PipelineName> = {
  data: ['/datasets', 'lib/pipelines/data.ts', 'test/pipelines/data.test.ts'],
  training: ['/experiments', 'lib/pipelines/training.ts', 'test/pipelines/training.test.ts'],
  inference: ['/read', 'lib/pipelines/inference.ts', 'test/pipelines/best-tags.test.ts'],
  monitoring: ['/monitor', 'lib/pipelines/monitoring.ts', 'test/pipelines/monitoring.test.ts'],
};
export const AUTOMATION_PROOFS = ['/pipelines', 'workers/pipeline.cli.ts', 'test/workers/pipeline-repeat.test.ts'];

export const MONITORING: Proofs<keyof Workflow['monitoring']> = {
  count: ['/sync', 'lib/domain/monitoring/suppress.ts', 'test/domain/monitoring/window.test.ts'],
  judge: ['/monitor', 'lib/domain/monitoring/drift.ts', 'test/domain/monitoring/drift.test.ts'],
  estimate: ['/monitor', 'lib/domain/monitoring/f1-estimate.ts', 'test/bench/README.md'],
  audit: ['/monitor', 'lib/domain/monitoring/audit.ts', 'test/domain/monitoring/audit.test.ts'],
  simulate: ['/pipelines', 'lib/pipelines/simulation/simulate.ts', 'test/e2e/pipelines.spec.ts'],
};

const LOOP = 'test/e2e/monitoring.spec.ts';
export const STARTS: Proofs<StartingRule> = {
  'drift-warning': ['/monitor', 'lib/domain/monitoring/trigger.ts', LOOP],
  'drift-critical': ['/monitor', 'lib/domain/monitoring/trigger.ts', LOOP],
  'new-labels': ['/pipelines', 'lib/pipelines/retrain/grow-dataset.ts', LOOP],
  'audit-fall': ['/monitor', 'lib/domain/monitoring/audit.ts', 'test/domain/monitoring/trigger.test.ts'],
  'wrong-format': ['/datasets', 'lib/domain/data/contract.ts', 'test/e2e/pipelines.spec.ts'],
};

export const FORMAT: Proofs<keyof Workflow['format']> = {
  contract: ['/datasets', 'lib/domain/data/contract.ts', 'test/domain/data/contract.test.ts'],
  limits: ['/datasets', 'lib/domain/data/limits.ts', 'test/domain/data/validate.test.ts'],
  model: ['/models', 'lib/pipelines/model-contract.ts', 'test/domain/text/tokenizer-fingerprint.test.ts'],
  border: ['lib/schemas/registry/routes.ts', 'test/registry/access.test.ts'],
};

/** Every page and path that the Guide names beside a statement. */
export const ALL_PROOFS: readonly string[] = [
  ...[KPI_PROOFS, SYSTEM_PROOFS, AUTOMATION_PROOFS].flat(),
  ...[GIVES, TOOLS, EXPERIMENT, PIPELINE_PROOFS, MONITORING, STARTS, FORMAT].flatMap((one) =>
    Object.values(one).flat(),
  ),
];
