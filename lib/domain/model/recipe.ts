import { fail, ok, type Result } from '../result';
import { type FeatureSet, KNOWN_VERSIONS, SMALL, STANDARD } from '../text/feature-set';
import { GAZETTEER_LIMITS, type Gazetteer, type GazetteerRef, refOf } from '../text/gazetteer';

type Parts = FeatureSet['parts'];

/** A recipe somebody made: kept as it is for good, a change makes the next revision. */
export interface OwnRecipe {
  /** Name and revision: "short words, 2". Also the id of its FeatureSet. */
  readonly id: string;
  readonly name: string;
  /** 1, 2, 3 … of this name. */
  readonly revision: number;
  readonly createdAt: string;
  readonly featureSet: FeatureSet;
  /** Content of the lists that its FeatureSet names. */
  readonly gazetteers?: readonly Gazetteer[] | undefined;
}

export const BUILT_IN: readonly FeatureSet[] = [STANDARD, SMALL];

/** Parts that are on or off. */
export const SWITCHES = ['shape', 'flags', 'lexicon', 'sentence', 'stems', 'wordPairs', 'medical', 'topics'] as const;
export type RecipeSwitch = (typeof SWITCHES)[number];

/** Parts that are a number, with its bounds. */
export const SIZES = {
  wordWindow: { min: 0, max: 5 },
  affixLength: { min: 0, max: 8 },
  shapeWindow: { min: 0, max: 3 },
  phraseLength: { min: 1, max: 20 },
  lexiconWindow: { min: 0, max: 3 },
} as const;
export type RecipeSize = keyof typeof SIZES;
export const SIZE_NAMES = Object.keys(SIZES) as readonly RecipeSize[];

/** Learned together with the lexicon: without it there is nothing to learn them from. */
const OF_LEXICON = ['stems', 'wordPairs', 'topics'] as const satisfies readonly RecipeSwitch[];
const LEXICON = { phraseLength: 8, window: 1 } as const;

export function isOn(parts: Parts, part: RecipeSwitch): boolean {
  return Boolean(parts[part]);
}

/** Whether the part can be turned on as the others stand. */
export function isOpen(parts: Parts, part: RecipeSwitch): boolean {
  return parts.lexicon !== null || !(OF_LEXICON as readonly RecipeSwitch[]).includes(part);
}

/** A part on or off; with the lexicon goes what is learned with it. */
export function withSwitch(parts: Parts, part: RecipeSwitch, on: boolean): Parts {
  if (part !== 'lexicon') return { ...parts, [part]: on };
  if (on) return { ...parts, lexicon: LEXICON };
  return { ...parts, lexicon: null, stems: false, wordPairs: false, topics: false };
}

/** @returns undefined: the part it belongs to is off */
export function sizeOf(parts: Parts, size: RecipeSize): number | undefined {
  switch (size) {
    case 'phraseLength':
      return parts.lexicon?.phraseLength;
    case 'lexiconWindow':
      return parts.lexicon?.window;
    case 'shapeWindow':
      return parts.shape ? parts.shapeWindow : undefined;
    default:
      return parts[size];
  }
}

/** Kept within its bounds, whole. */
export function withSize(parts: Parts, size: RecipeSize, value: number): Parts {
  const { min, max } = SIZES[size];
  const kept = Math.min(max, Math.max(min, Math.round(value)));
  if (size !== 'phraseLength' && size !== 'lexiconWindow') return { ...parts, [size]: kept };
  const lexicon = parts.lexicon ?? LEXICON;
  return {
    ...parts,
    lexicon: size === 'phraseLength' ? { ...lexicon, phraseLength: kept } : { ...lexicon, window: kept },
  };
}

export type RecipeProblem = 'name-empty' | 'name-taken' | 'nothing-changed' | 'too-many-lists';
export const NAME_MAX = 40;

/** Highest revision of the name. @returns undefined: nobody has used it */
export function latestOf(own: readonly OwnRecipe[], name: string): OwnRecipe | undefined {
  return own.filter((each) => each.name === name).sort((a, b) => b.revision - a.revision)[0];
}

/** The next revision of a name; the encoding is chosen with the run. */
export function makeRecipe(
  {
    name: typed,
    parts: wanted,
    gazetteers = [],
  }: { readonly name: string; readonly parts: Parts; readonly gazetteers?: readonly Gazetteer[] },
  own: readonly OwnRecipe[],
  now: string,
): Result<OwnRecipe, RecipeProblem> {
  const name = typed.trim().replace(/\s+/gu, ' ').slice(0, NAME_MAX);
  if (name === '') return fail('name-empty');
  if (BUILT_IN.some(({ id }) => id === name.toLowerCase())) return fail('name-taken');
  if (gazetteers.length > GAZETTEER_LIMITS.listsOfRecipe) return fail('too-many-lists');
  const parts = withLists(wanted, gazetteers.map(refOf));
  const latest = latestOf(own, name);
  if (latest && sameParts(latest.featureSet.parts, parts)) return fail('nothing-changed');
  const revision = (latest?.revision ?? 0) + 1;
  const id = `${name}, ${revision}`;
  // Every version computes the parts of those before it alike; the newest one has them all.
  const version = KNOWN_VERSIONS.at(-1) ?? STANDARD.version;
  const featureSet: FeatureSet = { id, version, encoding: STANDARD.encoding, parts };
  const recipe = { id, name, revision, createdAt: now, featureSet };
  return ok(gazetteers.length > 0 ? { ...recipe, gazetteers } : recipe);
}

/** Parts with these lists; without any they are what they were before there were lists, and so is their hash. */
export function withLists({ gazetteers: _before, ...parts }: Parts, lists: readonly GazetteerRef[]): Parts {
  return lists.length > 0 ? { ...parts, gazetteers: lists } : parts;
}

export function sameParts(a: Parts, b: Parts): boolean {
  const lists = ({ gazetteers = [] }: Parts) => gazetteers.map(({ name, sha256 }) => `${name} ${sha256}`).join();
  return (
    lists(a) === lists(b) &&
    SWITCHES.every((part) => isOn(a, part) === isOn(b, part)) &&
    SIZE_NAMES.every((size) => sizeOf(a, size) === sizeOf(b, size))
  );
}
