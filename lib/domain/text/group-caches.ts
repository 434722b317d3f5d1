import type { AttributeList } from './attribute-list';
import type { LexiconReading, WordReading } from './lexicon-reader';
import { BITS } from './medical-features';
import { type TopicReading, topicAttributes } from './topics';

/** @returns function from one attribute to its group */
export function createSingles(intern: (attributes: string[]) => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const id = known.get(name) ?? intern([name]);
    known.set(name, id);
    return id;
  };
}

/** @returns function that makes each value once */
export function createCache(make: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** What follows from a thing; things are numbered from 0. */
export function createCacheOf<A extends { readonly id: number }>(make: (a: A) => number): (a: A) => number {
  const known: number[] = [];
  return (a) => {
    let value = known[a.id];
    if (value === undefined) {
      value = make(a);
      known[a.id] = value;
    }
    return value;
  };
}

/** What follows from two things that are numbered from 0 without gaps. */
export function createPairCache<A extends { readonly id: number }, B extends { readonly id: number }, Value>(
  make: (a: A, b: B) => Value,
): (a: A, b: B) => Value {
  const known: Value[][] = [];
  return (a, b) => {
    let row = known[a.id];
    if (!row) {
      row = [];
      known[a.id] = row;
    }
    let value = row[b.id];
    if (value === undefined) {
      value = make(a, b);
      row[b.id] = value;
    }
    return value;
  };
}

/** @returns [T][2 * window + 1] what each token's reading gives to the token `offset` before or after it */
export function createReadingGroups(
  window: number,
  intern: (attributes: string[]) => number,
): (reading: LexiconReading) => (readonly number[])[] {
  const groupsOf = createPairCache((word: WordReading, phrase: AttributeList) => {
    const attributes = [...word.attributes, ...phrase.attributes];
    return Array.from({ length: 2 * window + 1 }, (_, i) =>
      intern(i === window ? attributes : attributes.map((name) => `${name}@${i - window}`)),
    );
  });
  return ({ words, phrases }) =>
    words.map((word, at) => {
      const phrase = phrases[at];
      return phrase ? groupsOf(word, phrase) : [];
    });
}

/** @returns function from a list of attributes to [2 * window + 1] what it gives to the token `offset` before or after it */
export function createListGroups(
  window: number,
  intern: (attributes: string[]) => number,
): (list: Pick<AttributeList, 'id' | 'attributes'>) => readonly number[] {
  const known: (readonly number[])[] = [];
  return ({ id, attributes }) => {
    let groups = known[id];
    if (!groups) {
      groups = Array.from({ length: 2 * window + 1 }, (_, i) =>
        intern(i === window ? [...attributes] : attributes.map((name) => `${name}@${i - window}`)),
      );
      known[id] = groups;
    }
    return groups;
  };
}

/** @returns function to the groups of a reading's tokens, by the bits of what they name; one where nobody asked that */
export function createTopicGroups(
  intern: (attributes: string[]) => number,
): (reading: TopicReading, withNames: boolean) => readonly number[] {
  const known = new Map<TopicReading, readonly number[]>();
  return (reading, withNames) => {
    let groups = known.get(reading);
    if (!groups) {
      groups = (withNames ? BITS : [undefined]).map((names) => intern(topicAttributes(reading, names)));
      known.set(reading, groups);
    }
    return groups;
  };
}
