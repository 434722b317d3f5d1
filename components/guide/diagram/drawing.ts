/** Where each part of the system stands in the picture, what page shows it live and where its code is. No words. */

export const SIZE = { width: 1078, height: 522 } as const;
const HEIGHT = 44;
const ROWS = [38, 124, 208, 294, 380, 464] as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly page: string;
  readonly code: string;
}

function at(x: number, y: number, width: number, page: string, code: string): Box {
  return { x, y, width, height: HEIGHT, page, code };
}

const page = (column: number, path: string, code: string) => at(14 + column * 100, ROWS[0], 92, path, code);
const half = (column: number, row: number, path: string, code: string) =>
  at(14 + column * 352, ROWS[row] ?? 0, 340, path, code);
const quarter = (column: number, path: string, code: string) => at(14 + column * 177, ROWS[3], 161, path, code);
const third = (column: number, row: number, path: string, code: string) =>
  at(14 + column * 236, ROWS[row] ?? 0, 220, path, code);
const server = (row: number, path: string, code: string) => at(860, 38 + row * 60, 204, path, code);

export const BOXES = {
  read: page(0, '/read', 'components/reading'),
  annotate: page(1, '/annotate', 'components/annotator'),
  datasets: page(2, '/datasets', 'components/datasets'),
  experiments: page(3, '/experiments', 'components/experiments'),
  models: page(4, '/models', 'components/models'),
  monitor: page(5, '/monitor', 'components/monitoring'),
  pipelines: page(6, '/pipelines', 'components/pipelines'),
  client: half(0, 1, '/sync', 'lib/client'),
  store: half(1, 1, '/datasets', 'lib/store'),
  background: half(0, 2, '/pipelines', 'workers'),
  interactive: half(1, 2, '/annotate', 'lib/client/workers.ts'),
  data: quarter(0, '/datasets', 'lib/pipelines/data.ts'),
  training: quarter(1, '/experiments', 'lib/pipelines/training.ts'),
  inference: quarter(2, '/read', 'lib/pipelines/inference.ts'),
  monitoring: quarter(3, '/monitor', 'lib/pipelines/monitoring.ts'),
  rules: third(0, 4, '/pipelines', 'lib/domain'),
  formats: third(1, 4, '/datasets', 'lib/formats'),
  engine: third(2, 4, '/experiments', 'wasm'),
  offline: third(0, 5, '/read', 'workers/offline'),
  checks: third(1, 5, '/models', 'lib/domain/deployment'),
  outbox: third(2, 5, '/sync', 'lib/domain/sync'),
  registry: server(0, '/models', 'lib/server/models'),
  fleet: server(1, '/monitor', 'lib/server/monitoring'),
  deployments: server(2, '/models', 'lib/server/deployments'),
  people: server(3, '/people', 'lib/server/accounts'),
  audit: server(4, '/models', 'lib/server/audit'),
  database: server(5, '/models', 'lib/server/database'),
  commands: at(860, ROWS[5], 204, '/pipelines', 'workers/pipeline.cli.ts'),
} as const satisfies Record<string, Box>;
export type BoxId = keyof typeof BOXES;
export const BOX_IDS = Object.keys(BOXES) as readonly BoxId[];

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const AREAS = {
  browser: { x: 0, y: 0, width: 746, height: SIZE.height },
  server: { x: 846, y: 0, width: 232, height: 396 },
  node: { x: 846, y: 426, width: 232, height: 96 },
} as const satisfies Record<string, Area>;
export type AreaId = keyof typeof AREAS;
export const AREA_IDS = Object.keys(AREAS) as readonly AreaId[];

type Point = readonly [x: number, y: number];

export interface Wire {
  readonly points: readonly Point[];
  /** Crosses the line between browser and server. */
  readonly crosses?: true;
  /** Middle of its word's baseline. */
  readonly word?: { readonly id: WireWord; readonly x: number; readonly y: number };
}
export type WireWord = 'intents' | 'live' | 'calls' | 'rows' | 'gated' | 'counts' | 'signed';

const down = (x: number, from: number, to: number): Wire => ({
  points: [
    [x, from],
    [x, to],
  ],
});
const word = (id: WireWord, x: number, y: number) => ({ id, x, y });
/** From a line across the picture down to each of `xs`. */
const drops = (y: number, to: number, xs: readonly number[]): Wire[] => xs.map((x) => down(x, y, to));

const line = (...points: Point[]): Wire => ({ points });

export const WIRES: readonly Wire[] = [
  { ...down(184, 82, 124), word: word('intents', 184, 107) },
  { ...down(536, 124, 82), word: word('live', 536, 107) },
  { ...down(184, 168, 208), word: word('calls', 184, 192) },
  line([354, 156], [360, 156], [360, 230], [366, 230]),
  { ...down(440, 208, 168), word: word('rows', 440, 192) },
  ...drops(273, 294, [94, 271, 448, 625]),
  ...drops(359, 380, [124, 360, 596]),
  line([706, 146], [716, 146], [716, 454], [690, 454], [690, 464]),
  { ...line([706, 486], [727, 486], [727, 60], [860, 60]), crosses: true, word: word('gated', 796, 54) },
  { ...line([727, 120], [860, 120]), crosses: true, word: word('counts', 796, 114) },
  {
    ...line([860, 180], [737, 180], [737, 444], [360, 444], [360, 464]),
    crosses: true,
    word: word('signed', 796, 174),
  },
];

/** Lines without an arrow: where workers and pipelines meet, and pipelines and what they use. */
export const RAILS: readonly (readonly Point[])[] = [
  ...[184, 536].map((x) => down(x, 252, 273).points),
  ...[94, 271, 448, 625].map((x) => down(x, 338, 359).points),
  line([94, 273], [625, 273]).points,
  line([94, 359], [625, 359]).points,
];

/** The dashed line that no note text crosses. */
export const BORDER: readonly Point[] = [
  [796, 200],
  [796, SIZE.height],
];

/** Corners of the arrow at the end of a wire. */
export function arrowOf(points: readonly Point[]): readonly Point[] {
  const [x, y] = points.at(-1) ?? [0, 0];
  const [beforeX, beforeY] = points.at(-2) ?? [x, y];
  const [dx, dy] = [Math.sign(x - beforeX), Math.sign(y - beforeY)];
  return [
    [x, y],
    [x - 7 * dx - 3.5 * dy, y - 7 * dy + 3.5 * dx],
    [x - 7 * dx + 3.5 * dy, y - 7 * dy - 3.5 * dx],
  ];
}

/** Pixels between two stretches; 0 where they share some. */
const gap = (a: number, aLength: number, b: number, bLength: number) => Math.max(0, a - b - bLength, b - a - aLength);

/** The nearest box in the direction of an arrow key, those straight ahead first; itself where there is none. */
export function boxAt(from: BoxId, key: string): BoxId {
  if (key === 'Home') return BOX_IDS[0] ?? from;
  if (key === 'End') return BOX_IDS.at(-1) ?? from;
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  if (!way) return from;
  const [dx = 0, dy = 0] = way;
  const here = BOXES[from];
  const costOf = (there: Box) => {
    const right = there.x + there.width / 2 - here.x - here.width / 2;
    const below = there.y + there.height / 2 - here.y - here.height / 2;
    const along = right * dx + below * dy;
    const aside =
      dx === 0 ? gap(here.x, here.width, there.x, there.width) : gap(here.y, here.height, there.y, there.height);
    // Of two that are straight ahead, the one whose middle is nearer.
    const off = Math.abs(dx === 0 ? right : below);
    return along > 8 ? along + 12 * aside + off / 10 : Number.POSITIVE_INFINITY;
  };
  const [nearest = from] = [...BOX_IDS].sort((a, b) => costOf(BOXES[a]) - costOf(BOXES[b]));
  return Number.isFinite(costOf(BOXES[nearest])) ? nearest : from;
}
