import type { WeightedPoint } from '../model/isotonic';
import { NOTES_MIN } from './suppress';

interface Group {
  readonly points: WeightedPoint[];
  readonly notes: Set<number>;
}

/**
 * Points of a fit that is told, neighbours by x joined until each stands for NOTES_MIN notes: a fit of single points keeps
 * where they lie, and so a number of one note. What is left over joins the last.
 * @param notes points of each note
 * @returns their weighted means, x ascending; none where fewer than NOTES_MIN notes have any
 */
export function tellablePoints(notes: readonly (readonly WeightedPoint[])[]): WeightedPoint[] {
  const all = notes.flatMap((points, note) => points.map((point) => ({ point, note })));
  const whole: Group[] = [];
  let open: Group = { points: [], notes: new Set() };
  for (const { point, note } of all.sort((a, b) => a.point.x - b.point.x)) {
    open.points.push(point);
    open.notes.add(note);
    if (open.notes.size < NOTES_MIN) continue;
    whole.push(open);
    open = { points: [], notes: new Set() };
  }
  whole.at(-1)?.points.push(...open.points);
  return whole.map(({ points }) => meanOf(points));
}

function meanOf(points: readonly WeightedPoint[]): WeightedPoint {
  const weight = points.reduce((sum, one) => sum + one.weight, 0);
  const of = (value: (one: WeightedPoint) => number) =>
    points.reduce((sum, one) => sum + one.weight * value(one), 0) / weight;
  return { x: of(({ x }) => x), y: of(({ y }) => y), weight };
}
