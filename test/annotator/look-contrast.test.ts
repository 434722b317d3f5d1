import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOOKS } from '@/components/annotator/label-set/looks';
import {
  colourDifference,
  contrastRatio,
  type Lab,
  type LinearRgb,
  labOf,
  linearRgb,
} from '@/lib/domain/annotation/colour-distance';
import { asSeen, compareLooks, type LookSigns, NEAR } from '@/lib/domain/annotation/look-contrast';

const rgb = (hex: string): LinearRgb => linearRgb(hex) ?? [Number.NaN, Number.NaN, Number.NaN];

/** Sharma, Wu and Dalal 2005, table 1: pairs of Lab and their difference. */
const SHARMA: readonly [Lab, Lab, number][] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, 2.8361, -74.02], [50, 0, -82.7485], 3.4412],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, -1.1848, -84.8006], [50, 0, -82.7485], 1],
  [[50, -0.9009, -85.5211], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[50, 2.5, 0], [56, -27, -3], 31.903],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
  [[61.2901, 3.7196, -5.3901], [61.4292, 2.248, -4.962], 1.8731],
  [[35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[36.4612, 47.858, 18.3852], [36.2715, 50.5065, 21.2231], 1.4146],
  [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  [[90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381],
  [[6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe('colour distance', () => {
  it.each(SHARMA)('gives the published CIEDE2000 of %j and %j: %d', (a, b, expected) => {
    expect(colourDifference(a, b)).toBeCloseTo(expected, 4);
    expect(colourDifference(b, a)).toBeCloseTo(expected, 4);
  });

  it('gives the published Lab of the sRGB primaries', () => {
    const published: [string, Lab][] = [
      ['#ffffff', [100, 0, 0]],
      ['#ff0000', [53.24, 80.09, 67.2]],
      ['#00ff00', [87.73, -86.18, 83.18]],
      ['#0000ff', [32.3, 79.19, -107.86]],
    ];
    for (const [hex, lab] of published) {
      for (const [axis, value] of labOf(rgb(hex)).entries()) expect(value).toBeCloseTo(lab[axis] ?? Number.NaN, 1);
    }
  });

  it('gives the contrast WCAG names: 21 for black on white, 4.54 for #767676 on white', () => {
    expect(contrastRatio(rgb('#000000'), rgb('#ffffff'))).toBeCloseTo(21, 6);
    expect(contrastRatio(rgb('#ffffff'), rgb('#767676'))).toBeCloseTo(4.54, 2);
  });

  it('takes six hex digits and nothing else', () => {
    for (const wrong of ['', '#fff', 'red', '#12345g', 'rgb(1,2,3)']) expect(linearRgb(wrong)).toBeUndefined();
  });
});

describe('colour sight', () => {
  it('leaves greys as they are for every sight', () => {
    for (const sight of ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const) {
      for (const grey of ['#000000', '#808080', '#ffffff']) {
        for (const [channel, value] of asSeen(rgb(grey), sight).entries()) {
          expect(value).toBeCloseTo(rgb(grey)[channel] ?? Number.NaN, 4);
        }
      }
    }
  });

  it('shows pure red to deuteranopes as the olive that the model gives: #a39000', () => {
    const seen = asSeen(rgb('#ff0000'), 'deuteranopia');
    for (const [channel, value] of seen.entries()) expect(value).toBeCloseTo(rgb('#a39000')[channel] ?? Number.NaN, 2);
  });

  it('brings red and green together for those who lack a cone for one of them', () => {
    const [red, green] = [rgb('#c0392b'), rgb('#5d7a1f')];
    const at = (sight: 'usual' | 'deuteranopia') =>
      colourDifference(labOf(asSeen(red, sight)), labOf(asSeen(green, sight)));
    expect(at('usual')).toBeGreaterThan(4 * at('deuteranopia'));
  });
});

const look = (name: string): LookSigns => LOOKS.find((one) => one.look === name) as LookSigns;

describe('looks', () => {
  it('keeps disease and treatment apart for every kind of sight, in both themes', () => {
    expect(compareLooks(look('disease'), look('treatment')).verdict).toBe('apart');
  });

  it('calls a look too near itself, and colours that only red and green part too near or parted by the line', () => {
    expect(compareLooks(look('disease'), look('disease'))).toMatchObject({ verdict: 'too-near', difference: 0 });
    const red: LookSigns = { look: 'a', line: 'dashed', colours: ['#c0392b'] };
    const green: LookSigns = { look: 'b', line: 'dashed', colours: ['#8a7a1f'] };
    expect(compareLooks(red, green).sight).not.toBe('usual');
    expect(compareLooks(red, green).verdict).toBe('too-near');
    expect(compareLooks(red, { ...green, line: 'solid' }).verdict).toBe('by-line');
  });

  it('judges by the theme in which two looks are nearest', () => {
    const a: LookSigns = { look: 'a', line: 'solid', colours: ['#c04a00', '#808080'] };
    const b: LookSigns = { look: 'b', line: 'solid', colours: ['#2a69c0', '#848484'] };
    expect(compareLooks(a, b)).toMatchObject({ verdict: 'too-near' });
    expect(compareLooks(a, b).difference).toBeLessThan(NEAR);
  });

  it('finds the two pairs of looks that need a warning: the same line in near colours', () => {
    const pairs = LOOKS.flatMap((a, i) => LOOKS.slice(i + 1).map((b) => ({ a, b, pair: compareLooks(a, b) })));
    const near = pairs.filter(({ pair }) => pair.verdict === 'too-near');
    expect(near.map(({ a, b }) => `${a.look} ${b.look}`)).toEqual(['other-0 other-2', 'other-1 other-3']);
  });

  it('has the colours of the stylesheet, at 3:1 or more on the page in both themes', () => {
    const tokens = readFileSync('app/tokens.css', 'utf8');
    const marks = readFileSync('app/styles/marks.css', 'utf8');
    const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');
    const valueIn = (css: string, name: string) => new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? '';
    for (const { look: name, line, colours } of LOOKS) {
      const rule = name === 'disease' ? marks : marks.slice(marks.indexOf(`mark[data-look="${name}"]`));
      const token = /--mark-line: var\(--([\w-]+)\)/.exec(rule)?.[1] ?? '';
      expect(colours, name).toEqual([valueIn(light, token), valueIn(dark, token)]);
      const drawn = /border-bottom: \dpx (\S+) var/.exec(rule)?.[1] ?? '';
      const underline = drawn.startsWith('var') ? valueIn(light, drawn.slice(6, -1)) : drawn;
      expect(underline, name).toBe(line);
      for (const [theme, css] of [light, dark].entries()) {
        const surface = rgb(valueIn(css, 'surface'));
        expect(contrastRatio(rgb(colours[theme] ?? ''), surface), `${name} ${theme}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
