import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import { figuresOf, type Moment } from '@/lib/domain/simulation/moment';
import { simulator as words } from '@/lib/messages/simulator';

/** How long it took: to see it, until it was critical, until a new model was in use, until all was well. */
export function MonthFigures({ moment, over }: { readonly moment: Moment; readonly over: boolean }) {
  const { seen, criticalAfter, inUseAfter, recoveredAfter, cleanWindows } = figuresOf(moment);
  const none = over ? words.notAtAll : words.notYet;
  const waiting = over ? words.notNeeded : words.notYet;
  const recovering = words.cleanWindows(Math.min(cleanWindows, TRIGGER_RULES.cleanWindows), TRIGGER_RULES.cleanWindows);
  const rows = [
    [words.figures.seen, seen ? words.seen(seen) : none],
    [words.figures.critical, criticalAfter === undefined ? none : words.after(criticalAfter)],
    [words.figures.inUse, inUseAfter === undefined ? none : words.after(inUseAfter)],
    [
      words.figures.recovered,
      recoveredAfter !== undefined ? words.recovered(recoveredAfter) : seen ? recovering : waiting,
    ],
  ] as const;
  return (
    <dl className="pipe-figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
