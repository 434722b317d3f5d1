/**
 * A list of attributes that recurs. Equal lists made from one start are one object, so that what follows from a list
 * can be kept by its `id`.
 */
export interface AttributeList {
  /** From 0, in order of making; 0 is the empty list. */
  readonly id: number;
  readonly attributes: readonly string[];
  /** The list with this attribute behind it. */
  with(attribute: string): AttributeList;
}

/** @returns the empty list */
export function emptyAttributeList(): AttributeList {
  let lists = 0;
  const make = (attributes: readonly string[]): AttributeList => {
    const longer = new Map<string, AttributeList>();
    return {
      id: lists++,
      attributes,
      with(attribute) {
        let list = longer.get(attribute);
        if (!list) {
          list = make([...attributes, attribute]);
          longer.set(attribute, list);
        }
        return list;
      },
    };
  };
  return make([]);
}
