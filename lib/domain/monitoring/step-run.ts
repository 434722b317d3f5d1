/** The case study's four pipelines and their steps, in the order in which a note goes through them. */
export const PIPELINE_STEPS = {
  data: ['tag', 'import', 'check', 'deduplicate', 'split', 'freeze'],
  training: ['features', 'train', 'calibrate', 'gate', 'evaluate', 'review'],
  inference: ['check', 'tag', 'pair', 'show'],
  monitoring: ['count', 'compare', 'estimate', 'decide', 'act'],
} as const;

export type PipelineName = keyof typeof PIPELINE_STEPS;
export type StepName = (typeof PIPELINE_STEPS)[PipelineName][number];

/** A step by its whole name, as 'training/train': some names are in two pipelines. */
export type StepKey = { [P in PipelineName]: `${P}/${(typeof PIPELINE_STEPS)[P][number]}` }[PipelineName];

export const PIPELINES = Object.keys(PIPELINE_STEPS) as readonly PipelineName[];
export const stepKeysOf = (pipeline: PipelineName): readonly StepKey[] =>
  PIPELINE_STEPS[pipeline].map((step) => `${pipeline}/${step}` as StepKey);
export const STEP_KEYS: readonly StepKey[] = PIPELINES.flatMap(stepKeysOf);

export function namesOf(step: StepKey): [PipelineName, StepName] {
  return step.split('/') as [PipelineName, StepName];
}

/** What began it. `ref` is an id, never a name that somebody typed. */
export interface StepReason {
  readonly kind: 'asked' | 'trigger' | 'window' | 'new-data' | 'schedule' | 'deployment' | 'retry';
  readonly ref?: string | undefined;
}

/** One run of one step: ids, counts and codes, never text. */
export interface StepRun {
  readonly id: string;
  /** Name of the lock that whoever runs it holds for as long as it lives. */
  readonly worker: string;
  readonly pipeline: PipelineName;
  readonly step: StepName;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Undefined while it runs, or where the tab was gone before it ended. */
  readonly tookMs: number | undefined;
  readonly reason: StepReason;
  readonly attempt: number;
  /** `look`: it went through, and asks for a look. */
  readonly outcome: 'running' | 'ok' | 'look' | 'refused' | 'cancelled' | 'failed' | 'interrupted';
  /** Why it was refused, failed or wants a look: a literal code. */
  readonly code?: string | undefined;
  /** Notes, sentences or marks, by the step. */
  readonly countIn: number | undefined;
  readonly countOut: number | undefined;
  /** What a repeat needs and what came out: ids, hashes and numbers. */
  readonly facts: Readonly<Record<string, string | number>>;
}
