import { PIPELINES, type StepKey, stepKeysOf } from '@/lib/domain/monitoring/step-run';

/** Pixels of the drawing: it scrolls in its own box where there is less room, so that words keep their size. */
export const GRAPH = { width: 1078, height: 380, top: 18, lane: 72, laneGap: 94, left: 104 } as const;
export const NODE = { width: 140, height: 52, gap: 160 } as const;

export interface Place {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

const ROWS = PIPELINES.map(stepKeysOf);
const PLACES = new Map<StepKey, Place>(
  ROWS.flatMap((steps, row) =>
    steps.map((step, column): [StepKey, Place] => [
      step,
      { row, column, x: GRAPH.left + column * NODE.gap, y: GRAPH.top + row * GRAPH.laneGap + 14 },
    ]),
  ),
);

export function placeOf(step: StepKey): Place {
  return PLACES.get(step) as Place;
}

/** The step that an arrow key leads to; itself where there is none. Up and down keep the column as far as they can. */
export function stepAt(from: StepKey, key: string): StepKey {
  const { row, column } = placeOf(from);
  const steps = ROWS[row] ?? [];
  const inRow = (at: number) => ROWS[at]?.[Math.min(column, (ROWS[at]?.length ?? 1) - 1)];
  const found = {
    ArrowRight: steps[column + 1],
    ArrowLeft: steps[column - 1],
    ArrowDown: inRow(row + 1),
    ArrowUp: inRow(row - 1),
    Home: steps[0],
    End: steps.at(-1),
  }[key];
  return found ?? from;
}

const middle = ({ x }: Place) => x + NODE.width / 2;

/** Within a pipeline: from step to step. */
export const STEP_EDGES: readonly { readonly to: StepKey; readonly path: string }[] = ROWS.flatMap((steps) =>
  steps.slice(1).map((to) => {
    const { x, y } = placeOf(to);
    return { to, path: `M${x - NODE.gap + NODE.width} ${y + NODE.height / 2}H${x - 2}` };
  }),
);

export type CrossName = 'notesToTag' | 'newVersion' | 'approved' | 'counts';

/** From one pipeline to the next: down between the rows; from the last to the first around them. */
export const CROSS_EDGES: readonly {
  readonly name: CrossName;
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number };
}[] = [
  down('newVersion', 'data/freeze', 'training/features'),
  down('approved', 'training/review', 'inference/tag'),
  down('counts', 'inference/show', 'monitoring/count'),
  around('notesToTag', 'monitoring/act', 'data/tag'),
];

function down(name: CrossName, from: StepKey, to: StepKey) {
  const [a, b] = [placeOf(from), placeOf(to)];
  const y = a.y + NODE.height + 21;
  const path = `M${middle(a)} ${a.y + NODE.height}V${y}H${middle(b)}V${b.y - 2}`;
  return { name, path, label: { x: (middle(a) + middle(b)) / 2, y } };
}

function around(name: CrossName, from: StepKey, to: StepKey) {
  const [a, b] = [placeOf(from), placeOf(to)];
  const [right, top] = [GRAPH.width - 8, 8];
  const path = `M${a.x + NODE.width} ${a.y + NODE.height / 2}H${right}V${top}H${middle(b)}V${b.y - 2}`;
  return { name, path, label: { x: (right + middle(b)) / 2, y: top } };
}
