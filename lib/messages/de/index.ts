import type { Translated } from '../language';
import * as annotate from './annotate';
import * as annotateAgreement from './annotate-agreement';
import * as annotateFiles from './annotate-files';
import * as annotatePanels from './annotate-panels';
import * as attributes from './attributes';
import * as datasetVersions from './dataset-versions';
import * as datasets from './datasets';
import * as driftNotice from './drift-notice';
import * as errors from './errors';
import * as exchange from './exchange';
import * as experiments from './experiments';
import * as faults from './faults';
import * as guide from './guide';
import * as guideDiagram from './guide-diagram';
import * as guideTools from './guide-tools';
import * as guideWorkflow from './guide-workflow';
import * as importing from './import';
import * as importPlaces from './import-places';
import * as insight from './insight';
import * as kit from './kit';
import * as kpis from './kpis';
import * as labelWords from './label-words';
import * as lock from './lock';
import * as loop from './loop';
import * as modelFile from './model-file';
import * as models from './models';
import * as monitor from './monitor';
import * as person from './person';
import * as pipelines from './pipelines';
import * as reading from './reading';
import * as recipes from './recipes';
import * as registryErrors from './registry-errors';
import * as runs from './runs';
import * as search from './search';
import * as session from './session';
import * as shared from './shared';
import * as shell from './shell';
import * as signals from './signals';
import * as simulator from './simulator';
import * as sync from './sync';
import * as tour from './tour';
import * as webhooks from './webhooks';

/** Modules of words that people see; what the command line and exported files say is English. */
interface English {
  annotate: typeof import('../en/annotate');
  'annotate-agreement': typeof import('../en/annotate-agreement');
  'annotate-files': typeof import('../en/annotate-files');
  'annotate-panels': typeof import('../en/annotate-panels');
  attributes: typeof import('../en/attributes');
  'dataset-versions': typeof import('../en/dataset-versions');
  datasets: typeof import('../en/datasets');
  'drift-notice': typeof import('../en/drift-notice');
  errors: typeof import('../en/errors');
  exchange: typeof import('../en/exchange');
  experiments: typeof import('../en/experiments');
  faults: typeof import('../en/faults');
  guide: typeof import('../en/guide');
  'guide-diagram': typeof import('../en/guide-diagram');
  'guide-tools': typeof import('../en/guide-tools');
  'guide-workflow': typeof import('../en/guide-workflow');
  import: typeof import('../en/import');
  'import-places': typeof import('../en/import-places');
  insight: typeof import('../en/insight');
  kit: typeof import('../en/kit');
  kpis: typeof import('../en/kpis');
  'label-words': typeof import('../en/label-words');
  lock: typeof import('../en/lock');
  loop: typeof import('../en/loop');
  'model-file': typeof import('../en/model-file');
  models: typeof import('../en/models');
  monitor: typeof import('../en/monitor');
  person: typeof import('../en/person');
  pipelines: typeof import('../en/pipelines');
  reading: typeof import('../en/reading');
  recipes: typeof import('../en/recipes');
  'registry-errors': typeof import('../en/registry-errors');
  runs: typeof import('../en/runs');
  search: typeof import('../en/search');
  session: typeof import('../en/session');
  shared: typeof import('../en/shared');
  shell: typeof import('../en/shell');
  signals: typeof import('../en/signals');
  simulator: typeof import('../en/simulator');
  sync: typeof import('../en/sync');
  tour: typeof import('../en/tour');
  webhooks: typeof import('../en/webhooks');
}

export const german = {
  annotate,
  'annotate-agreement': annotateAgreement,
  'annotate-files': annotateFiles,
  'annotate-panels': annotatePanels,
  attributes,
  'dataset-versions': datasetVersions,
  datasets,
  'drift-notice': driftNotice,
  errors,
  exchange,
  experiments,
  faults,
  guide,
  'guide-diagram': guideDiagram,
  'guide-tools': guideTools,
  'guide-workflow': guideWorkflow,
  import: importing,
  'import-places': importPlaces,
  insight,
  kit,
  kpis,
  'label-words': labelWords,
  lock,
  loop,
  'model-file': modelFile,
  models,
  monitor,
  person,
  pipelines,
  reading,
  recipes,
  'registry-errors': registryErrors,
  runs,
  search,
  session,
  shared,
  shell,
  signals,
  simulator,
  sync,
  tour,
  webhooks,
} satisfies { readonly [M in keyof English]: Translated<English[M]> };
