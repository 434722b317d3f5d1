import type { LabelChange } from '../data/derive-version';
import type { Suspect } from './cross-check';

/** What it takes to mark a suspect as the model says. Marks go before others come, as they may share words. */
export function changesOfSuspects(suspects: readonly Suspect[]): LabelChange[] {
  const changes: LabelChange[] = [];
  for (const { noteId, gold, predicted } of suspects) {
    if (gold && predicted && gold.start === predicted.start && gold.end === predicted.end) {
      changes.push({ noteId, start: gold.start, end: gold.end, from: gold.label, to: predicted.label });
      continue;
    }
    if (gold) changes.push({ noteId, start: gold.start, end: gold.end, from: gold.label, to: undefined });
    if (predicted) {
      changes.push({ noteId, start: predicted.start, end: predicted.end, from: undefined, to: predicted.label });
    }
  }
  const rank = ({ from, to }: LabelChange) => (to === undefined ? 0 : from === undefined ? 2 : 1);
  return changes.sort((a, b) => rank(a) - rank(b));
}

/** Names a suspect among those of one check. */
export function suspectKey({ noteId, gold, predicted }: Suspect): string {
  return [noteId, gold?.start, gold?.end, predicted?.start, predicted?.end].join(' ');
}
