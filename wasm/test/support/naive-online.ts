import { allPaths } from './all-paths';

/** Attributes of a token with their weights, and its label. */
export interface NaiveToken {
  readonly attributes: readonly (readonly [name: string, value: number])[];
  readonly label: string;
}
export type Vector = Map<string, number>;

/** The four online algorithms as their papers write them: features by name, paths by enumeration, nothing merged. */
export class Naive {
  readonly labels: string[] = [];
  readonly features = new Set<string>();

  constructor(readonly sentences: readonly (readonly NaiveToken[])[]) {
    for (const sentence of sentences) {
      for (const { label } of sentence) if (!this.labels.includes(label)) this.labels.push(label);
      for (const name of this.vector(sentence, labelsOf(sentence), () => true).keys()) this.features.add(name);
    }
  }

  /** Feature values along a path. */
  vector(sentence: readonly NaiveToken[], path: readonly string[], has = (name: string) => this.features.has(name)) {
    const vector: Vector = new Map();
    sentence.forEach(({ attributes }, t) => {
      for (const [name, value] of attributes) plus(vector, `${name}>${path[t]}`, value);
      if (t > 0) plus(vector, `${path[t - 1]}>>${path[t]}`, 1);
    });
    for (const name of vector.keys()) if (!has(name)) vector.delete(name);
    return vector;
  }

  paths(sentence: readonly NaiveToken[], weights: Vector) {
    const weight = (name: string) => weights.get(name) ?? 0;
    const state = sentence.map(({ attributes }) =>
      this.labels.map((label) =>
        attributes.reduce((sum, [name, value]) => sum + value * weight(`${name}>${label}`), 0),
      ),
    );
    return allPaths(
      state,
      this.labels.map((from) => this.labels.map((to) => weight(`${from}>>${to}`))),
    );
  }

  named(path: readonly number[]): string[] {
    return path.map((id) => this.labels[id] ?? '?');
  }

  ids(sentence: readonly NaiveToken[]): number[] {
    return sentence.map(({ label }) => this.labels.indexOf(label));
  }

  /** Expected feature values under the model, by enumeration. */
  expected(sentence: readonly NaiveToken[], weights: Vector): Vector {
    const all = this.paths(sentence, weights);
    const sum: Vector = new Map();
    const visit = (path: readonly number[]) => {
      if (path.length === sentence.length) {
        const probability = Math.exp(all.score(path) - all.logZ);
        for (const [name, value] of this.vector(sentence, this.named(path))) plus(sum, name, probability * value);
      } else for (let id = 0; id < this.labels.length; id++) visit([...path, id]);
    };
    visit([]);
    return sum;
  }

  /** What a mistake shows: labelled less best path. */
  mistake(sentence: readonly NaiveToken[], weights: Vector) {
    const all = this.paths(sentence, weights);
    const best = this.named(all.best);
    const difference = this.vector(sentence, labelsOf(sentence));
    for (const [name, value] of this.vector(sentence, best)) plus(difference, name, -value);
    const wrong = sentence.filter(({ label }, t) => label !== best[t]).length;
    return { difference, wrong, gap: all.bestScore - all.score(this.ids(sentence)) };
  }
}

export function labelsOf(sentence: readonly NaiveToken[]): string[] {
  return sentence.map(({ label }) => label);
}

export function plus(vector: Vector, name: string, value: number): void {
  vector.set(name, (vector.get(name) ?? 0) + value);
}

export function squared(vector: Vector, times = (_name: string) => 1): number {
  let sum = 0;
  for (const [name, value] of vector) sum += value * value * times(name);
  return sum;
}
