import { baselines, type DrawnWords, PRINT } from './diagram-words';
import { AREA_IDS, AREAS, arrowOf, BORDER, BOX_IDS, BOXES, RAILS, SIZE, WIRES } from './drawing';

const MARGIN = 16;
const HEAD = 34;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const pointsOf = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => `${x},${y}`).join(' ');

/** The picture as a file of its own: no style sheet, no script, nothing to fetch. */
export function svgFile(words: DrawnWords): string {
  const width = SIZE.width + 2 * MARGIN;
  const height = SIZE.height + HEAD + 2 * MARGIN;
  const text = (x: number, y: number, said: string, more = '') =>
    said === '' ? '' : `<text x="${x}" y="${y}"${more}>${escaped(said)}</text>`;
  const parts = [
    ...AREA_IDS.flatMap((id) => {
      const { x, y, width: w, height: h } = AREAS[id];
      return [
        `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${PRINT.area}"/>`,
        text(x + 14, y + 23, words.areas[id], ` font-size="13" font-weight="600" fill="${PRINT.text}"`),
      ];
    }),
    `<polyline points="${pointsOf(BORDER)}" fill="none" stroke="${PRINT.border}" stroke-dasharray="5 4"/>`,
    ...RAILS.map((points) => `<polyline points="${pointsOf(points)}" fill="none" stroke="${PRINT.line}"/>`),
    ...WIRES.flatMap(({ points, crosses, word }) => {
      const colour = crosses ? PRINT.border : PRINT.line;
      return [
        `<polyline points="${pointsOf(points)}" fill="none" stroke="${colour}" stroke-width="${crosses ? 1.5 : 1}"/>`,
        `<polygon points="${pointsOf(arrowOf(points))}" fill="${colour}"/>`,
        word
          ? text(
              word.x + (crosses ? 0 : 6),
              word.y,
              words.wires[word.id],
              ` fill="${PRINT.note}" text-anchor="${crosses ? 'middle' : 'start'}"`,
            )
          : '',
      ];
    }),
    ...BOX_IDS.flatMap((id) => {
      const { x, y, width: w, height: h } = BOXES[id];
      const { name, note } = words.boxes[id];
      const line = baselines(y, h, note !== '');
      return [
        `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6" fill="${PRINT.box}" stroke="${PRINT.edge}"/>`,
        text(x + 9, line.name, name, ` font-size="13" font-weight="600" fill="${PRINT.text}"`),
        text(x + 9, line.note, note, ` fill="${PRINT.note}"`),
      ];
    }),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Inter, Helvetica, Arial, Liberation Sans, sans-serif" font-size="12">`,
    `<title>${escaped(words.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(MARGIN, MARGIN + 16, words.title, ` font-size="17" font-weight="600" fill="${PRINT.text}"`),
    `<g transform="translate(${MARGIN} ${MARGIN + HEAD})">`,
    ...parts.filter((part) => part !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
