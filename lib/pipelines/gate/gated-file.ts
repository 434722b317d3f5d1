import type { ModelFiles, ModelTable } from '../ports';

/**
 * A model's bytes with the attributes that pass and no others, in alphabetical order. A trainer numbers attributes as it
 * meets them: read in that order, a file tells the first notes' words one after the other.
 */
export function gatedFile(bytes: Uint8Array, keeps: (attribute: string) => boolean, files: ModelFiles): Uint8Array {
  return files.writeModel(inOrder(files.readModel(bytes), keeps));
}

function inOrder(table: ModelTable, keeps: (attribute: string) => boolean): ModelTable {
  const { labels, featureType, featureSource, featureTarget, featureWeight } = table;
  const states = new Map<number, number[]>();
  const transitions: number[] = [];
  for (let k = 0; k < featureType.length; k++) {
    if (featureType[k] === 1) transitions.push(k);
    else if (featureWeight[k] !== 0) {
      const source = featureSource[k] ?? 0;
      const own = states.get(source);
      if (own) own.push(k);
      else states.set(source, [k]);
    }
  }
  const kept = [...states]
    .map(([id, features]) => ({ name: table.attributes[id] ?? '', features }))
    .filter(({ name }) => keeps(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const order = [...kept.flatMap(({ features }) => features), ...transitions];
  const sources = [
    ...kept.flatMap(({ features }, id) => features.map(() => id)),
    ...transitions.map((k) => featureSource[k] ?? 0),
  ];
  return {
    labels,
    attributes: kept.map(({ name }) => name),
    featureType: Uint8Array.from(order, (k) => featureType[k] ?? 0),
    featureSource: Uint32Array.from(sources),
    featureTarget: Uint32Array.from(order, (k) => featureTarget[k] ?? 0),
    featureWeight: Float64Array.from(order, (k) => featureWeight[k] ?? 0),
  };
}
