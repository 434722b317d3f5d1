import type { Estimate } from '../../domain/model/evaluation';
import type { CurvePoint, Run } from '../../domain/model/run';
import type { ArchiveEntry } from './archive-entry';

/** MLflow's own experiment for runs that name none. */
const EXPERIMENT = '0';
/** RunStatus.FINISHED and SourceType.LOCAL, as MLflow writes them. */
const FINISHED = 3;
const LOCAL = 4;
/** Longest value of a parameter that MLflow's servers take. */
const PARAM_LENGTH_MAX = 6000;

/**
 * A finished run in MLflow's file store: mlruns/0/<run id>/{meta.yaml, params/, metrics/, tags/, artifacts/}. A parameter
 * and a tag are one file each, its content the value; a metric's file has lines "timestamp value step", milliseconds
 * since 1970. Paths are relative to the folder that holds mlruns.
 * @param artifacts files of the run, see run-files.ts
 */
export function mlflowFiles(run: Run, artifacts: readonly ArchiveEntry[]): ArchiveEntry[] {
  const id = mlflowRunId(run);
  const folder = `mlruns/${EXPERIMENT}/${id}`;
  const start = Date.parse(run.startedAt);
  const end = Date.parse(run.finishedAt ?? run.startedAt);
  const files: ArchiveEntry[] = [
    {
      name: `mlruns/${EXPERIMENT}/meta.yaml`,
      content: yaml({
        artifact_location: `./mlruns/${EXPERIMENT}`,
        creation_time: start,
        experiment_id: EXPERIMENT,
        last_update_time: start,
        lifecycle_stage: 'active',
        name: 'Default',
      }),
    },
    {
      name: `${folder}/meta.yaml`,
      content: yaml({
        artifact_uri: `./${folder}/artifacts`,
        end_time: end,
        entry_point_name: '',
        experiment_id: EXPERIMENT,
        lifecycle_stage: 'active',
        run_id: id,
        run_name: `Run ${run.number}`,
        run_uuid: id,
        source_name: '',
        source_type: LOCAL,
        source_version: '',
        start_time: start,
        status: FINISHED,
        tags: [],
        user_id: run.actor ?? '',
      }),
    },
  ];
  for (const [name, value] of paramsOf(run)) {
    files.push({ name: `${folder}/params/${name}`, content: value.slice(0, PARAM_LENGTH_MAX) });
  }
  for (const [name, lines] of metricsOf(run, start, end)) {
    files.push({ name: `${folder}/metrics/${name}`, content: lines.map((line) => `${line}\n`).join('') });
  }
  for (const [name, value] of tagsOf(run)) files.push({ name: `${folder}/tags/${name}`, content: value });
  for (const { name, content } of artifacts) files.push({ name: `${folder}/artifacts/${name}`, content });
  return files;
}

/** Letters, digits and underscores, as MLflow's own ids. */
export function mlflowRunId(run: Pick<Run, 'id'>): string {
  return run.id.replaceAll('-', '').replace(/\W/g, '_');
}

function paramsOf(run: Run): [string, string][] {
  const { settings, featureSet } = run;
  const values: Record<string, unknown> = {
    ...settings,
    'features.id': featureSet.id,
    'features.version': featureSet.version,
    'features.encoding': featureSet.encoding,
  };
  for (const [part, value] of Object.entries(featureSet.parts)) values[`features.${part}`] = value;
  values.dataset = run.datasetName;
  values.labels = run.labels;
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

/** Each metric's lines. The two fits follow one another; the figures come at the end. */
function metricsOf(run: Run, start: number, end: number): Map<string, string[]> {
  const metrics = new Map<string, string[]>();
  const add = (name: string, at: number, value: number | undefined, step: number) => {
    if (value === undefined || !Number.isFinite(value)) return;
    const lines = metrics.get(name) ?? [];
    lines.push(`${Math.round(at)} ${value} ${step}`);
    metrics.set(name, lines);
  };
  const ofDev = run.curve.findLast((point) => point.fit === 'dev')?.seconds ?? 0;
  for (const point of run.curve) {
    const at = start + 1000 * (point.seconds + (point.fit === 'final' ? ofDev : 0));
    for (const [name, value] of measuresOf(point)) add(`${point.fit}/${name}`, at, value, point.iteration);
  }
  if (run.trainSeconds !== undefined) add('final/seconds', end, run.trainSeconds, 0);
  const scores = run.evaluation?.scores;
  if (!scores) return metrics;
  const names = new Set<string>();
  for (const [matching, judged] of [['exact', scores.exact] as const, ['overlap', scores.overlap] as const]) {
    for (const [label, score] of [['all labels', judged.overall] as const, ...Object.entries(judged.perLabel)]) {
      for (const rate of ['precision', 'recall', 'f1'] as const) {
        const name = free(`evaluation/${matching}/${metricName(label)}/${rate}`, names);
        for (const [suffix, value] of intervalOf(score[rate])) add(`${name}${suffix}`, end, value, 0);
      }
    }
  }
  add('evaluation/token/weighted_f1', end, scores.token.weightedF1, 0);
  add('evaluation/token/weighted_f1_without_o', end, scores.token.weightedF1WithoutO, 0);
  add('evaluation/token/macro_f1', end, scores.token.macroF1, 0);
  return metrics;
}

function measuresOf(point: CurvePoint): [string, number | undefined][] {
  return [
    ['loss', point.lossNatsPerSentence],
    ['gradient_norm', point.gradientNorm],
    ['active_features', point.activeFeatures],
    ['f1', point.devF1],
  ];
}

function intervalOf({ value, low, high }: Estimate): [string, number][] {
  return [
    ['', value],
    ['_low95', low],
    ['_high95', high],
  ];
}

/** MLflow takes letters, digits, "_", "-", ".", " " and "/"; a label may hold anything. */
function metricName(label: string): string {
  const name = label.replace(/[^\p{L}\p{N}_\-. ]/gu, '_').replace(/^\.+$/, '_');
  return /^[\w\-. ]+$/.test(name) ? name : encodeURIComponent(name).replaceAll('%', '_');
}

/** Two labels must not become one metric. */
function free(name: string, taken: Set<string>): string {
  let chosen = name;
  for (let i = 2; taken.has(chosen); i++) chosen = `${name}_${i}`;
  taken.add(chosen);
  return chosen;
}

function tagsOf(run: Run): [string, string][] {
  const tags: Record<string, string | undefined> = {
    'mlflow.runName': `Run ${run.number}`,
    'mlflow.user': run.actor,
    'mlflow.source.name': 'BeHealthy',
    'mlflow.source.type': 'LOCAL',
    'behealthy.app_version': run.appVersion,
    'behealthy.dataset_sha256': run.datasetHash,
    'behealthy.split_sha256': run.splitHash,
    'behealthy.judged_sha256': run.judgedHash,
    'behealthy.judged_on': run.evaluation?.split,
    'behealthy.feature_set_sha256': run.featureSetHash,
    'behealthy.tokenizer_sha256': run.tokenizerHash,
    'behealthy.label_set_sha256': run.labelSetHash,
    'behealthy.engine_sha256': run.wasmHash,
    'behealthy.model_sha256': run.modelSha256,
  };
  return Object.entries(tags).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** Every JSON value is a YAML one. */
function yaml(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
