import { dayOf, type Moment } from './moment';

/** One thing of a month worth a word on its timeline. */
export interface MonthMark {
  readonly day: number;
  readonly what:
    | 'change'
    | 'warning'
    | 'critical'
    | 'tagged'
    | 'trained'
    | 'rejected'
    | 'deployed'
    | 'cleared'
    | 'refused'
    | 'fixed';
  readonly notes?: number | undefined;
}

const FIRED: Readonly<Record<string, MonthMark['what']>> = {
  'drift-warning': 'warning',
  'drift-critical': 'critical',
  'drift-cleared': 'cleared',
  'new-labels': 'tagged',
};
const HAPPENED: Readonly<Record<string, MonthMark['what']>> = {
  trained: 'trained',
  rejected: 'rejected',
  deployed: 'deployed',
  'format-fixed': 'fixed',
};

/** In the order of their happening. Of refusals the first day's alone: they come every day until the format is right. */
export function marksOf({ events, changedDay }: Pick<Moment, 'events' | 'changedDay'>): MonthMark[] {
  const marks: MonthMark[] = changedDay === undefined ? [] : [{ day: changedDay, what: 'change' }];
  let waiting = 0;
  for (const { at, what, facts } of events) {
    const day = dayOf(Date.parse(at));
    if (what === 'labelled') waiting = Number(facts.waiting);
    const fired = what === 'fired' ? FIRED[String(facts.rule)] : undefined;
    if (fired) marks.push({ day, what: fired, ...(fired === 'tagged' ? { notes: waiting } : {}) });
    const happened = HAPPENED[what];
    if (happened) marks.push({ day, what: happened });
    if (what === 'refused' && !marks.some((mark) => mark.what === 'refused')) {
      marks.push({ day, what: 'refused', notes: Number(facts.count) });
    }
  }
  return marks.sort((a, b) => a.day - b.day);
}
