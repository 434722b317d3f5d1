import type { AreaId, BoxId, WireWord } from './drawing';

/** What stands in the picture, in whichever language. */
export interface DrawnWords {
  readonly title: string;
  readonly areas: Readonly<Record<AreaId, string>>;
  readonly wires: Readonly<Record<WireWord, string>>;
  readonly boxes: Readonly<Record<BoxId, { readonly name: string; readonly note: string }>>;
}

/** Colours of a picture on paper: files know no themes. */
export const PRINT = {
  area: '#eef1f3',
  box: '#ffffff',
  edge: '#788590',
  line: '#55626e',
  border: '#0a6570',
  text: '#16202a',
  note: '#414e5a',
} as const;

/** Baselines inside a box: the name alone in the middle, or above its note. */
export function baselines(
  y: number,
  height: number,
  hasNote: boolean,
): { readonly name: number; readonly note: number } {
  return hasNote ? { name: y + 19, note: y + 35 } : { name: y + height / 2 + 4.5, note: 0 };
}
