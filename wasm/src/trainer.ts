import { onlineTrainingSteps } from './algorithms/online-training.js';
import { Corpus } from './corpus.js';
import { CrfError } from './errors.js';
import { stepsWithinMemory, withinMemory } from './out-of-memory.js';
import type { ParameterSet } from './parameters.js';
import { trainingSteps } from './training.js';
import { reportsInTurns, runInTurns, type Steps, throwIfCancelled } from './turns.js';
import type {
  Algorithm,
  Item,
  ItemSequence,
  IterationOptions,
  ParamValue,
  Trainer,
  TrainOptions,
  TrainProgress,
} from './types.js';

/** Collects sequences and settings, then trains; between trainings it holds nothing but them. */
export class CrfTrainer implements Trainer {
  private corpus = new Corpus();
  private busy = false;

  constructor(
    private readonly module: WebAssembly.Module,
    private readonly parameters: ParameterSet,
  ) {}

  append(xseq: ItemSequence, yseq: readonly string[], group = 0): void {
    this.requireIdle();
    withinMemory(() => this.corpus.append(xseq, yseq, group));
  }

  group(attributes: Item): number {
    this.requireIdle();
    return withinMemory(() => this.corpus.group(attributes));
  }

  appendGroups(groups: Int32Array, starts: Int32Array, yseq: readonly string[], group = 0): void {
    this.requireIdle();
    withinMemory(() => this.corpus.appendGroups(groups, starts, yseq, group));
  }

  select(algorithm: Algorithm): void {
    this.requireIdle();
    this.parameters.select(algorithm);
  }

  set(name: string, value: ParamValue): void {
    this.requireIdle();
    this.parameters.set(name, value);
  }

  get(name: string): ParamValue {
    return this.parameters.get(name);
  }

  setParams(params: Readonly<Record<string, ParamValue>>): void {
    for (const [name, value] of Object.entries(params)) this.set(name, value);
  }

  getParams(): Record<string, ParamValue> {
    return this.parameters.all();
  }

  params(): string[] {
    return this.parameters.names();
  }

  help(name: string): string {
    return this.parameters.help(name);
  }

  clear(): void {
    this.requireIdle();
    this.corpus = new Corpus();
  }

  async train(options: TrainOptions = {}): Promise<Uint8Array> {
    const steps = this.begin(options);
    try {
      return await runInTurns(steps, options.signal, async (progress) => options.onProgress?.(progress));
    } finally {
      this.busy = false;
    }
  }

  async *iterations(options: IterationOptions = {}): AsyncGenerator<TrainProgress, Uint8Array, void> {
    const steps = this.begin(options);
    try {
      return yield* reportsInTurns(steps, options.signal);
    } finally {
      this.busy = false;
    }
  }

  private begin(options: TrainOptions): Steps<TrainProgress, Uint8Array> {
    this.requireIdle();
    throwIfCancelled(options.signal);
    const { precision = 'f64' } = options;
    if (precision !== 'f64') throw new CrfError('invalid-parameter', 'The only precision is f64.');
    const steps = stepsWithinMemory(this.steps(options));
    this.busy = true;
    return steps;
  }

  private steps(options: TrainOptions): Steps<TrainProgress, Uint8Array> {
    const settings = this.parameters.settings();
    if (settings.algorithm === 'lbfgs')
      return trainingSteps(this.module, this.corpus, settings.values, options.holdout, options);
    if (options.threads) throw new CrfError('invalid-parameter', 'Only lbfgs has threads; train without `threads`.');
    if (options.from) throw new CrfError('invalid-parameter', 'Only lbfgs begins from a model; train without `from`.');
    return onlineTrainingSteps(this.module, this.corpus, settings, options.holdout);
  }

  private requireIdle(): void {
    if (this.busy) throw new CrfError('busy', 'This trainer is training; wait for it or cancel it first.');
  }
}
