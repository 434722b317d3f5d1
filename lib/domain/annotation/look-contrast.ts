import { colourDifference, type LinearRgb, labOf, linearRgb } from './colour-distance';

/** Kinds of colour sight; the three dichromacies are the extremes of what anomalous trichromats see. */
export type Sight = 'usual' | 'protanopia' | 'deuteranopia' | 'tritanopia';
export const SIGHTS: readonly Sight[] = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'];

/**
 * Linear RGB as it looks without one kind of cone. Machado, Oliveira and Fernandes, "A physiologically-based model for
 * simulation of color vision deficiency", IEEE TVCG 15, 2009, severity 1.0.
 */
const MACHADO: Readonly<Record<Exclude<Sight, 'usual'>, readonly [LinearRgb, LinearRgb, LinearRgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function asSeen(colour: LinearRgb, sight: Sight): LinearRgb {
  if (sight === 'usual') return colour;
  const [red, green, blue] = MACHADO[sight].map(([r, g, b]) =>
    Math.min(1, Math.max(0, r * colour[0] + g * colour[1] + b * colour[2])),
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** What tells marks of one look from those of another. */
export interface LookSigns {
  readonly look: string;
  readonly line: 'solid' | 'double' | 'dotted' | 'dashed';
  /** The line's colour in each theme, "#c04a00". */
  readonly colours: readonly string[];
}

/**
 * `apart`: the colours differ for every kind of sight; `by-line`: for some sight the colours are near, the lines
 * differ; `too-near`: colours near and lines the same.
 */
export type LookVerdict = 'apart' | 'by-line' | 'too-near';

export interface LookPair {
  readonly verdict: LookVerdict;
  /** CIEDE2000 at the sight and theme where they are nearest. */
  readonly difference: number;
  readonly sight: Sight;
}

/**
 * Thin lines some words apart are told from each other at about ten times the difference that is just seen when two
 * patches touch (CIEDE2000 of 1).
 */
export const NEAR = 10;

/** @throws RangeError for a colour that is not "#rrggbb": the table of looks is wrong then. */
export function compareLooks(a: LookSigns, b: LookSigns): LookPair {
  let nearest: { difference: number; sight: Sight } = { difference: Number.POSITIVE_INFINITY, sight: 'usual' };
  for (const [theme, first] of a.colours.entries()) {
    const [one, other] = [linearRgb(first), linearRgb(b.colours[theme] ?? '')];
    if (!one || !other) throw new RangeError(`looks ${a.look} and ${b.look} have no colours to compare`);
    for (const sight of SIGHTS) {
      const difference = colourDifference(labOf(asSeen(one, sight)), labOf(asSeen(other, sight)));
      if (difference < nearest.difference) nearest = { difference, sight };
    }
  }
  const verdict = nearest.difference >= NEAR ? 'apart' : a.line === b.line ? 'too-near' : 'by-line';
  return { verdict, ...nearest };
}
