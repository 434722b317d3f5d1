import type { Run } from './run';
import type { RunFact } from './run-facts';

/** What of a run decides the bytes of its model, and the bytes' hash. Undefined: a run of an older version. */
export type RepeatFacts = Pick<
  Run,
  | 'datasetHash'
  | 'splitHash'
  | 'tokenizerHash'
  | 'labelSetHash'
  | 'featureSetHash'
  | 'wasmHash'
  | 'appVersion'
  | 'settings'
  | 'modelSha256'
>;

export type RepeatVerdict =
  | { readonly kind: 'same-bytes'; readonly sha256: string }
  /** `differs`: facts stated by both that are not the same, in the order of RUN_FACTS; it may be empty. */
  | {
      readonly kind: 'other-bytes';
      readonly first: string;
      readonly second: string;
      readonly differs: readonly RunFact[];
    }
  /** One of the two has no model. */
  | { readonly kind: 'nothing-to-compare' };

const HASHES: readonly (readonly [RunFact, (facts: RepeatFacts) => string | undefined])[] = [
  ['dataset-hash', (facts) => facts.datasetHash],
  ['split-hash', (facts) => facts.splitHash],
  ['settings', ({ settings: { seed: _seed, ...others } }) => canonical(others)],
  ['seed', ({ settings }) => String(settings.seed)],
  ['feature-set-hash', (facts) => facts.featureSetHash],
  ['tokenizer-hash', (facts) => facts.tokenizerHash],
  ['engine-hash', (facts) => facts.wasmHash],
  ['app-version', (facts) => facts.appVersion],
  ['label-set', (facts) => facts.labelSetHash],
];

/** Whether training again gave the same model, byte for byte; if not, which facts could be the reason. */
export function compareRepeat(first: RepeatFacts, second: RepeatFacts): RepeatVerdict {
  const [one, other] = [first.modelSha256, second.modelSha256];
  if (one === undefined || other === undefined) return { kind: 'nothing-to-compare' };
  if (one === other) return { kind: 'same-bytes', sha256: one };
  const differs = HASHES.flatMap(([fact, of]) => {
    const [a, b] = [of(first), of(second)];
    return a === undefined || b === undefined || a === b ? [] : [fact];
  });
  return { kind: 'other-bytes', first: one, second: other, differs };
}

/** Fields by name: two objects written in another order are the same settings. */
function canonical(settings: object): string {
  return JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));
}
