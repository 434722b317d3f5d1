import type { Label } from '../domain/text/span';
import { DISEASE, TREATMENT } from '../domain/text/span';

/** A tag as a file writes it: "B-Disease" -> B and "Disease"; "D" -> no prefix. */
interface WrittenTag {
  readonly prefix: 'B' | 'I' | 'L' | 'U' | undefined;
  readonly name: string;
}

/** What every distinct value of a label column means. */
export interface LabelNames {
  /**
   * value -> `O`, or a tag with prefix B, I, L or U and the label's name here ("I-DISEASE" where the source has no
   * prefixes); undefined: the value is a fault, not a label. Holds every value asked for.
   */
  readonly tagOf: ReadonlyMap<string, string | undefined>;
  /** DISEASE and TREATMENT first, then by name. */
  readonly labels: readonly Label[];
  /** Values that are not written as we write them, with their meaning: "Dis → DISEASE". Never a faulty value. */
  readonly mapped: readonly string[];
  /** Nothing in the column is a label: the file holds something else. */
  readonly allUnknown: boolean;
}

const OUTSIDE: ReadonlySet<string> = new Set(['o', '0', 'out', 'outside', 'none', 'nil', 'null', '_', '-']);
/** Read as outside only where it is the most frequent value and none of OUTSIDE is there. */
const OUTSIDE_ELSE: ReadonlySet<string> = new Set(['other', 'na', 'n', 'x']);
const KNOWN: Readonly<Record<string, Label>> = Object.assign(Object.create(null), {
  d: DISEASE,
  dis: DISEASE,
  disease: DISEASE,
  diseases: DISEASE,
  disorder: DISEASE,
  t: TREATMENT,
  treat: TREATMENT,
  treatment: TREATMENT,
  treatments: TREATMENT,
  trt: TREATMENT,
  tx: TREATMENT,
});
/** Written so, a value needs no word in the report. */
const PLAIN: ReadonlySet<string> = new Set(['O', 'D', 'T', DISEASE, TREATMENT]);
const PREFIX: Readonly<Record<string, 'B' | 'I' | 'L' | 'U'>> = {
  B: 'B',
  I: 'I',
  M: 'I',
  L: 'L',
  E: 'L',
  U: 'U',
  S: 'U',
  W: 'U',
};
const NAME = /^\p{L}[\p{L}\p{N}_.:+/&-]{0,39}$/u;
const LABELS_MAX = 64;

/** Whether a value is one that label columns hold everywhere: outside, disease or treatment under any of its names. */
export function isKnownLabel(value: string): boolean {
  const key = writtenTag(value).name.toLowerCase();
  return OUTSIDE.has(value.toLowerCase()) || key in KNOWN;
}

/** Whether a value carries the prefix of a tag scheme. */
export function hasPrefix(value: string): boolean {
  return writtenTag(value).prefix !== undefined;
}

function writtenTag(value: string): WrittenTag {
  const match = /^([BIMLEUSW])[-_](.+)$/iu.exec(value);
  const [, letter, name] = match ?? [];
  if (letter === undefined || name === undefined) return { prefix: undefined, name: value };
  return { prefix: PREFIX[letter.toUpperCase()], name };
}

/**
 * Decides what the values of a label column mean. Disease, treatment and outside are recognised under their usual
 * names. Other names are labels of their own when they are used consistently: at least 10 times, or 3 times and one
 * token in 2,000, or one token in 20; where the column has no other label at all, any name will do. The rest is a
 * fault: values that cannot be a name, odd rare ones, and words of the text.
 * @param counts value -> how often, not empty
 * @param isWord whether a value also stands in the text as a token
 * @param prefixesExpected prefixes are then no reason to be said in `mapped`
 */
export function readLabelNames(
  counts: ReadonlyMap<string, number>,
  isWord: (value: string) => boolean,
  prefixesExpected: boolean,
): LabelNames {
  const values = [...counts.keys()];
  const hasOutside = values.some((value) => OUTSIDE.has(value.toLowerCase()));
  const [mostFrequent] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [''];
  const elseOutside = !hasOutside && OUTSIDE_ELSE.has(mostFrequent.toLowerCase()) ? mostFrequent : undefined;
  const isOutside = (value: string) => OUTSIDE.has(value.toLowerCase()) || value === elseOutside;
  const groups = groupOthers(counts, isOutside);
  const known = values.filter((value) => !isOutside(value) && isKnownLabel(value));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const established = groups.filter((group) => isEstablished(group, total, isWord));
  const alone = known.length === 0 && established.length === 0;
  const accepted = alone ? groups.filter((group) => group.isName && !group.values.some(isWord)) : established;
  const wordy =
    !hasOutside && elseOutside === undefined && known.length === 0 && groups.length > Math.max(2, total / 3);
  const kept = wordy || accepted.length > LABELS_MAX ? [] : accepted;

  const labelOf = new Map(kept.flatMap((group) => group.values.map((value) => [value, group.label] as const)));
  const tagOf = new Map<string, string | undefined>();
  const mapped: string[] = [];
  for (const value of values) {
    const { prefix, name } = writtenTag(value);
    const label = isOutside(value) ? 'O' : (KNOWN[name.toLowerCase()] ?? labelOf.get(value));
    tagOf.set(value, label === undefined || label === 'O' ? label : `${prefix ?? 'I'}-${label}`);
    const plain = (PLAIN.has(name) || name === label) && (prefix === undefined || prefixesExpected);
    if (label !== undefined && !plain) mapped.push(`${value} → ${label}`);
  }
  return {
    tagOf,
    labels: sortLabels([...tagOf.values()].flatMap((tag) => (tag === undefined || tag === 'O' ? [] : [tag.slice(2)]))),
    mapped,
    allUnknown: wordy || (!hasOutside && elseOutside === undefined && known.length === 0 && kept.length === 0),
  };
}

interface LabelGroup {
  /** The most frequent way to write it. */
  readonly label: Label;
  readonly values: readonly string[];
  readonly count: number;
  readonly prefixed: boolean;
  readonly isName: boolean;
}

/** Values that are neither outside nor known, those that differ in case or prefix alone together. */
function groupOthers(counts: ReadonlyMap<string, number>, isOutside: (value: string) => boolean): LabelGroup[] {
  const byKey = new Map<string, string[]>();
  for (const value of counts.keys()) {
    if (isOutside(value) || isKnownLabel(value)) continue;
    const key = writtenTag(value).name.toLowerCase();
    byKey.set(key, [...(byKey.get(key) ?? []), value]);
  }
  return [...byKey.values()].map((values) => {
    const spellings = new Map<string, number>();
    for (const value of values) {
      const { name } = writtenTag(value);
      spellings.set(name, (spellings.get(name) ?? 0) + (counts.get(value) ?? 0));
    }
    const [label] = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [''];
    return {
      label,
      values,
      count: values.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0),
      prefixed: values.every(hasPrefix),
      isName: NAME.test(label),
    };
  });
}

function isEstablished(group: LabelGroup, total: number, isWord: (value: string) => boolean): boolean {
  const { count, isName, prefixed, values } = group;
  if (!isName) return false;
  if (count >= 10) return true;
  if (!prefixed && values.some(isWord)) return false;
  return (count >= 3 && count / total >= 1 / 2000) || count / total >= 1 / 20;
}

/** Unique, DISEASE and TREATMENT first, the others by code unit. */
export function sortLabels(labels: readonly Label[]): Label[] {
  const rank = (label: Label) => (label === DISEASE ? 0 : label === TREATMENT ? 1 : 2);
  return [...new Set(labels)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
