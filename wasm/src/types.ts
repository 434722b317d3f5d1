import type { Threads } from './threads/threads.js';

/** Weight of an attribute, or a nested group of attributes; see SPEC.md, "Items". */
export type ItemValue = number | string | boolean | readonly ItemValue[] | { readonly [name: string]: ItemValue };
/** One token's attributes: names (weight 1), or name -> value. */
export type Item = readonly string[] | { readonly [name: string]: ItemValue };
export type ItemSequence = readonly Item[];

/** CRFsuite's names; `ap` and `pa` are short for `averaged-perceptron` and `passive-aggressive`. */
export type Algorithm = 'lbfgs' | 'l2sgd' | 'averaged-perceptron' | 'ap' | 'passive-aggressive' | 'pa' | 'arow';
export type ParamValue = number | string | boolean;

export interface TrainProgress {
  /** From 1. */
  readonly iteration: number;
  /** Objective: negative log-likelihood in nats plus the c1 and c2 penalties; other than `lbfgs`: SPEC SGD-4, AP-3, PA-4, ARO-3. */
  readonly loss: number;
  /** L2 norm of the weights. */
  readonly featureNorm: number;
  /** L2 norm of the (pseudo-)gradient; CRFsuite calls it "error norm". NaN other than for `lbfgs`: it is never computed. */
  readonly gradientNorm: number;
  /** Weights that are not 0. */
  readonly activeFeatures: number;
  /** 0 other than for `lbfgs`. */
  readonly lineSearchTrials: number;
  /** `l2sgd`: its learning rate; the other three: 0. */
  readonly lineSearchStep: number;
  /** Since the first iteration began. */
  readonly seconds: number;
  /** Tags of the holdout group's sequences in order of append, under this iteration's weights; computed when called. */
  readonly predictHoldout: (() => string[][]) | undefined;
}

/** What two trainings share, `before` and now: kept in both, added now, dropped from before. */
export interface Change {
  readonly kept: number;
  readonly added: number;
  readonly dropped: number;
}

export interface WarmStart {
  readonly attributes: Change;
  /** Weights of attributes for a label, and of transitions. */
  readonly weights: Change;
}

export interface TrainOptions {
  readonly onProgress?: ((progress: TrainProgress) => void | Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Sequences of this group are kept out of training and only judged. */
  readonly holdout?: number | undefined;
  /** A model's bytes to begin from: weights it has for this training's features; all others begin at 0. */
  readonly from?: Uint8Array | undefined;
  /** Called once before the first iteration of a training with `from`. */
  readonly onWarmStart?: ((start: WarmStart) => void) | undefined;
  /** There is no other: f32 was tried and gained too little (bench/README.md). */
  readonly precision?: 'f64' | undefined;
  /** More than one thread, for `lbfgs`: `threads()` of `crfsuite-wasm/threads` (SPEC THR). */
  readonly threads?: Threads | undefined;
}

export type IterationOptions = Omit<TrainOptions, 'onProgress'>;

export interface Trainer {
  /** @param xseq [T] items @param yseq [T] labels; fails on unequal lengths or an empty sequence */
  append(xseq: ItemSequence, yseq: readonly string[], group?: number): void;
  /** Registers attributes that come together; @returns their id, for `appendGroups` of this trainer until `clear` */
  group(attributes: Item): number;
  /**
   * As `append` with the groups' attributes in their order: the same model.
   * @param groups ids, all tokens' one after the other @param starts [T+1] token t has groups [starts[t], starts[t+1])
   */
  appendGroups(groups: Int32Array, starts: Int32Array, yseq: readonly string[], group?: number): void;
  /** Changes the algorithm; all parameters begin again at its defaults, as in CRFsuite. */
  select(algorithm: Algorithm): void;
  set(name: string, value: ParamValue): void;
  get(name: string): ParamValue;
  setParams(params: Readonly<Record<string, ParamValue>>): void;
  getParams(): Record<string, ParamValue>;
  params(): string[];
  help(name: string): string;
  clear(): void;
  /** Model bytes in CRFsuite's format. Rejects with CrfError `cancelled` when the signal fires. */
  train(options?: TrainOptions): Promise<Uint8Array>;
  /**
   * The same training, iteration by iteration, as fast as they are asked for; the model's bytes are the generator's
   * return value. Leaving the loop ends the training without a model; until then the trainer is `busy`.
   */
  iterations(options?: IterationOptions): AsyncGenerator<TrainProgress, Uint8Array, void>;
}

export interface ModelHeader {
  readonly sizeBytes: number;
  readonly type: string;
  readonly version: number;
  readonly numFeatures: number;
  readonly numLabels: number;
  readonly numAttributes: number;
}

export interface ModelInfo {
  readonly header: ModelHeader;
  /** label -> id */
  readonly labels: Readonly<Record<string, number>>;
  /** attribute -> id */
  readonly attributes: Readonly<Record<string, number>>;
  readonly transitions: readonly { readonly from: string; readonly to: string; readonly weight: number }[];
  readonly stateFeatures: readonly { readonly attribute: string; readonly label: string; readonly weight: number }[];
}

/** Two neighbours; `undefined` stands before the first position and behind the last. */
export type LabelPair = readonly [from: string | undefined, to: string | undefined];

export interface Constraints {
  /** [T] the label a position must have; undefined: any */
  readonly fixed?: readonly (string | undefined)[] | undefined;
  /** Neighbours that must not be: `[undefined, label]` forbids a start, `[label, undefined]` an end. */
  readonly forbidden?: readonly LabelPair[] | undefined;
  /** Also forbids what this scheme does; see `forbiddenTransitions`. */
  readonly legal?: 'BIO' | 'BILOU' | undefined;
}

export interface NBestPath {
  /** [T] */
  readonly labels: string[];
  readonly score: number;
  /** P(labels | x), 0-1, among all paths, forbidden ones included. */
  readonly probability: number;
}

/** The labels that each position of a span may have; see `spanLabels` for those of BIO, BILOU and IO. */
export interface SpanLabels {
  readonly first: readonly string[];
  readonly inside: readonly string[];
  readonly last: readonly string[];
  /** of a span of one position */
  readonly only: readonly string[];
  /** of the positions around it, where the sequence has them; undefined: any */
  readonly before?: readonly string[] | undefined;
  readonly after?: readonly string[] | undefined;
}

export interface ExpectedCounts {
  /** [L] expected number of positions with the label */
  readonly labels: Float64Array;
  /** [L*L] row-major, from and to: expected number of such neighbours */
  readonly transitions: Float64Array;
}

export interface Tagger {
  labels(): string[];
  /** Viterbi path of xseq, or of the sequence last set. [T] labels. */
  tag(xseq?: ItemSequence, constraints?: Constraints): string[];
  /** The n best paths of the sequence last set, best first; fewer when there are no more. */
  nBest(n: number, constraints?: Constraints): NBestPath[];
  set(xseq: ItemSequence): void;
  /** Registers attributes that come together and sums their weights once; @returns their id, for `setGroups` */
  group(attributes: Item): number;
  /** As `set` with the groups' attributes, up to the rounding of sums. Shapes as in Trainer.appendGroups. */
  setGroups(groups: Int32Array, starts: Int32Array): void;
  /** Score of a whole path: the sum of its weights, before exp and normalisation. */
  score(yseq: readonly string[]): number;
  /** P(yseq | x), 0-1. */
  probability(yseq: readonly string[]): number;
  /** P(y[position] = label | x), 0-1. */
  marginal(label: string, position: number): number;
  /** P(y[start … start+n-1] = labels | x): the chance of exactly this partial path. */
  pathProbability(start: number, labels: readonly string[]): number;
  /** P(y[t] = label | x) of all positions and labels: [T*L], row-major. */
  marginals(): Float64Array;
  /** log Z in nats: the log of the sum of exp(score) over all paths. */
  logPartition(): number;
  /** log P(best path | x) in nats, at most 0; divided by T it is MNLP of active learning. */
  bestPathLogProbability(): number;
  /** P(positions start … end-1 are one span | x), 0-1. */
  spanProbability(start: number, end: number, span: SpanLabels): number;
  expectedCounts(): ExpectedCounts;
  /** Expected number of positions with one of the labels, each named once: cheap once any probability was asked for. */
  expectedCount(labels: readonly string[]): number;
  /** Adds to the score of a label at every position, in nats, until changed; this is another distribution than the model's. */
  setBias(label: string, logWeight: number): void;
  info(): ModelInfo;
  /** The model as text, in the layout of `crfsuite dump`. */
  dump(): string;
  close(): void;
}

export interface Engine {
  /** The WebAssembly binary, so that a caller can record its hash; empty when a compiled module was given. */
  readonly wasmBytes: Uint8Array;
  createTrainer(options?: { algorithm?: Algorithm; params?: Readonly<Record<string, ParamValue>> }): Trainer;
  openTagger(bytes: Uint8Array): Tagger;
}

export interface EngineOptions {
  /** Another build of the same kernels; default: the one inside this package. */
  readonly wasm?: Uint8Array | WebAssembly.Module;
}
