import { baselines, type DrawnWords, PRINT } from './diagram-words';
import { AREA_IDS, AREAS, arrowOf, BORDER, BOX_IDS, BOXES, RAILS, SIZE, WIRES } from './drawing';
import { pdfDocument } from './pdf-document';

/** A4 across, in points. */
const PAGE = { width: 842, height: 595 } as const;
const MARGIN = 36;
const HEAD = 40;
const SCALE = (PAGE.width - 2 * MARGIN) / SIZE.width;

type Points = readonly (readonly [number, number])[];

/** The picture as one page of lines and words, in the fonts that every reader of PDF has. */
export function pdfFile(words: DrawnWords): Uint8Array<ArrayBuffer> {
  return pdfDocument({ ...PAGE, title: words.title, content: (encode) => contentOf(words, encode) });
}

/** @param encode text as a PDF string, brackets and all */
function contentOf(words: DrawnWords, encode: (text: string) => string): string {
  const text = (font: 'F1' | 'F2', size: number, x: number, y: number, said: string, colour: string) =>
    // The page stands on its foot: letters are turned back up.
    said === ''
      ? ''
      : `BT ${fill(colour)} /${font} ${size} Tf 1 0 0 -1 ${number(x)} ${number(y)} Tm ${encode(said)} Tj ET`;
  const parts = [
    ...AREA_IDS.flatMap((id) => {
      const { x, y, width, height } = AREAS[id];
      return [
        `${fill(PRINT.area)} ${x} ${y} ${width} ${height} re f`,
        text('F2', 13, x + 14, y + 23, words.areas[id], PRINT.text),
      ];
    }),
    `${stroke(PRINT.border)} 1 w [5 4] 0 d ${path(BORDER)} S [] 0 d`,
    ...RAILS.map((points) => `${stroke(PRINT.line)} 1 w ${path(points)} S`),
    ...WIRES.flatMap(({ points, crosses, word }) => {
      const colour = crosses ? PRINT.border : PRINT.line;
      return [
        `${stroke(colour)} ${crosses ? 1.5 : 1} w ${path(points)} S`,
        `${fill(colour)} ${path(arrowOf(points))} h f`,
        word
          ? text('F1', 12, wordStart(word.x, words.wires[word.id], crosses), word.y, words.wires[word.id], PRINT.note)
          : '',
      ];
    }),
    ...BOX_IDS.flatMap((id) => {
      const { x, y, width, height } = BOXES[id];
      const { name, note } = words.boxes[id];
      const line = baselines(y, height, note !== '');
      return [
        `${fill(PRINT.box)} ${stroke(PRINT.edge)} 1 w ${x} ${y} ${width} ${height} re B`,
        text('F2', 13, x + 9, line.name, name, PRINT.text),
        text('F1', 12, x + 9, line.note, note, PRINT.note),
      ];
    }),
  ];
  // From here on as on a screen: y grows downwards, in the drawing's own measures.
  const turned = `${number(SCALE)} 0 0 ${number(-SCALE)} ${MARGIN} ${PAGE.height - MARGIN - HEAD} cm`;
  const title = `BT ${fill(PRINT.text)} /F2 16 Tf ${MARGIN} ${PAGE.height - MARGIN - 16} Td ${encode(words.title)} Tj ET`;
  return [title, 'q', turned, ...parts.filter((part) => part !== ''), 'Q'].join('\n');
}

/** In the middle of where it stands, by the usual width of a letter of 12 points: near enough for two words. */
const wordStart = (x: number, said: string, crosses?: true) => (crosses ? x - 2.9 * said.length : x + 6);

const number = (value: number) => String(Math.round(value * 1e4) / 1e4);
const path = (points: Points) =>
  points.map(([x, y], i) => `${number(x)} ${number(y)} ${i === 0 ? 'm' : 'l'}`).join(' ');
const fill = (colour: string) => `${channels(colour)} rg`;
const stroke = (colour: string) => `${channels(colour)} RG`;

/** @param colour "#rrggbb" @returns three fractions of 1 */
function channels(colour: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}
