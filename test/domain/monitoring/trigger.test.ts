import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSituation, stepTrigger, type TriggerSituation, touchlessAllowed } from '@/lib/domain/monitoring/trigger';
import type { Firing, TriggerEvent, TriggerState } from '@/lib/domain/monitoring/trigger-events';
import { notesToRetrain, TRIGGER_RULES, type TriggerRules } from '@/lib/domain/monitoring/trigger-rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Runs events one after another. */
function run(events: readonly TriggerEvent[], from = firstSituation(0), rules: TriggerRules = TRIGGER_RULES) {
  const firings: Firing[] = [];
  const states: TriggerState[] = [];
  let situation: TriggerSituation = from;
  for (const event of events) {
    const step = stepTrigger(situation, event, rules);
    situation = step.situation;
    states.push(situation.state);
    if (step.firing) firings.push(step.firing);
  }
  return { situation, states, firings, rules: firings.map((firing) => firing.rule) };
}

const window = (
  windowNumber: number,
  level: 'ok' | 'warning' | 'critical' | 'not-enough-data',
  more: { modelVersionId?: string; cause?: 'unknown-words' | 'shape' } = {},
): TriggerEvent => ({
  kind: 'window',
  at: windowNumber * 2 * HOUR,
  modelVersionId: more.modelVersionId ?? 'm1',
  windowNumber,
  level,
  cause: more.cause ?? 'unknown-words',
  p: 0.03,
});
const labelled = (newNotes: number, at: number, datasetVersionId = 'd1'): TriggerEvent => ({
  kind: 'labelled',
  at,
  datasetVersionId,
  datasetNotes: 700,
  newNotes,
});

describe('drift', () => {
  it('goes through all states of a recovery, each firing once with what it starts', () => {
    const { states, firings } = run([
      window(1, 'not-enough-data'),
      window(2, 'ok'),
      window(3, 'warning'),
      window(4, 'critical'),
      { kind: 'acknowledged', at: 9 * HOUR, by: 'r1' },
      labelled(70, 20 * HOUR),
      { kind: 'training-ended', at: 21 * HOUR, runId: 'run7', outcome: 'challenger' },
      { kind: 'deployed', at: 30 * HOUR, modelVersionId: 'm2', number: 2 },
      window(5, 'ok', { modelVersionId: 'm2' }),
      window(6, 'ok', { modelVersionId: 'm2' }),
    ]);
    expect(states).toEqual([
      'insufficient',
      'ok',
      'warning',
      'critical',
      'acknowledged',
      'remediating',
      'remediating',
      'recovering',
      'recovering',
      'ok',
    ]);
    expect(firings.map(({ rule, actions }) => [rule, ...actions.map((action) => action.do)])).toEqual([
      ['drift-warning', 'tell-reviewer', 'queue-notes'],
      ['drift-critical', 'show-banner', 'touchless-off', 'queue-first', 'reviewer-task'],
      ['new-labels', 'freeze-and-train'],
      ['challenger-ready', 'request-review', 'reviewer-task'],
      ['drift-cleared', 'hide-banner', 'touchless-on', 'tell-reviewer'],
    ]);
    expect(firings[0]?.actions[1]).toEqual({ do: 'queue-notes', uncertain: 30, random: 30 });
    expect(firings.map((firing) => firing.key)).toEqual([
      'drift-warning/m1/3/unknown-words',
      'drift-critical/m1/4/unknown-words',
      'new-labels/d1',
      'challenger-ready/run7',
      'drift-cleared/m2/6/cleared',
    ]);
  });

  it('needs two clean windows in a row to clear', () => {
    const { states } = run([
      window(1, 'warning'),
      window(2, 'ok'),
      window(3, 'warning', { cause: 'shape' }),
      window(4, 'ok'),
      window(5, 'ok'),
    ]);
    expect(states).toEqual(['warning', 'warning', 'warning', 'warning', 'ok']);
  });

  it('that is critical falls to recovering, not to warning, and keeps touchless acceptance off until it is over', () => {
    const { states } = run([
      window(1, 'critical'),
      window(2, 'ok'),
      window(3, 'warning'),
      window(4, 'ok'),
      window(5, 'ok'),
    ]);
    expect(states).toEqual(['critical', 'recovering', 'recovering', 'recovering', 'ok']);
    expect(states.map(touchlessAllowed)).toEqual([false, false, false, false, true]);
  });

  it('of a model that is not in use changes nothing', () => {
    const { rules, situation } = run([
      { kind: 'deployed', at: 1, modelVersionId: 'm1', number: 4 },
      window(1, 'critical', { modelVersionId: 'm0' }),
      { kind: 'deployed', at: 2, modelVersionId: 'm0', number: 3 },
    ]);
    expect(rules).toEqual([]);
    expect([situation.state, situation.modelVersionId]).toEqual(['insufficient', 'm1']);
  });

  it('under the window size is never an alarm and never ends one', () => {
    const { states, rules } = run([window(1, 'critical'), window(2, 'not-enough-data'), window(3, 'not-enough-data')]);
    expect(states).toEqual(['critical', 'critical', 'critical']);
    expect(rules).toEqual(['drift-critical']);
  });
});

describe('newly tagged notes', () => {
  it('start a training at 50 notes or a tenth, whichever is more', () => {
    expect([
      notesToRetrain(TRIGGER_RULES, 120),
      notesToRetrain(TRIGGER_RULES, 500),
      notesToRetrain(TRIGGER_RULES, 501),
    ]).toEqual([50, 50, 51]);
    expect(run([labelled(69, 1)]).rules).toEqual([]);
    expect(run([labelled(70, 1)]).rules).toEqual(['new-labels']);
  });

  it('start one training at a time, and not before the last one has cooled down', () => {
    const end: TriggerEvent = { kind: 'training-ended', at: HOUR, runId: 'run1', outcome: 'failed' };
    const { rules } = run([
      labelled(80, 1),
      labelled(90, 2, 'd2'),
      end,
      labelled(95, 2 * HOUR, 'd2'),
      labelled(99, HOUR + DAY, 'd2'),
      labelled(120, HOUR + DAY, 'd2'),
    ]);
    expect(rules).toEqual(['new-labels', 'training-failed', 'new-labels']);
  });

  it.each(['failed', 'cancelled'] as const)(
    'whose training %s before it made a new version start another when there are more of them, and not before',
    (outcome) => {
      const end: TriggerEvent = { kind: 'training-ended', at: HOUR, runId: 'run1', outcome };
      const { situation } = run([labelled(80, 1), end]);
      const later = (notes: number, at = HOUR + DAY) => run([labelled(notes, at)], situation).firings;
      expect(later(81, HOUR + DAY - 1)).toEqual([]);
      expect(later(79)).toEqual([]);
      expect(later(80)).toEqual([]);
      expect(later(81).map(({ key }) => key)).toEqual(['new-labels/d1/2']);
    },
  );

  it('whose training found nothing that people agree on start another once enough of them are decided, be they as many', () => {
    const end: TriggerEvent = { kind: 'training-ended', at: HOUR, runId: 'run1', outcome: 'failed', agreedNotes: 0 };
    const { situation, rules } = run([labelled(80, 1), end]);
    expect(rules).toEqual(['new-labels', 'training-failed']);
    const later = (notes: number) => run([labelled(notes, HOUR + DAY)], situation).rules;
    expect([later(69), later(70), later(80)]).toEqual([[], ['new-labels'], ['new-labels']]);
  });

  it('start no third training of what two have tried', () => {
    const end = (at: number): TriggerEvent => ({ kind: 'training-ended', at, runId: `run${at}`, outcome: 'cancelled' });
    const { firings } = run([
      labelled(80, 1),
      end(HOUR),
      labelled(90, 2 * DAY),
      end(2 * DAY + HOUR),
      labelled(90, 4 * DAY),
      labelled(80, 4 * DAY),
      labelled(91, 5 * DAY),
    ]);
    expect(firings.map(({ key }) => key)).toEqual(['new-labels/d1', 'new-labels/d1/2', 'new-labels/d1/3']);
  });

  it('of a version that a training froze start the next, however few were tried before', () => {
    const end: TriggerEvent = { kind: 'training-ended', at: HOUR, runId: 'run1', outcome: 'challenger' };
    expect(run([labelled(120, 1), end, labelled(70, HOUR + DAY, 'd2')]).rules.at(-1)).toBe('new-labels');
  });

  it('start a training where an older version of the app was done with theirs for good', () => {
    const { tried: _, ...old } = run([labelled(80, 1)]).situation;
    const kept: TriggerSituation = { ...old, training: 'none', fired: ['new-labels/d1'] };
    expect(run([labelled(80, DAY)], kept).rules).toEqual(['new-labels']);
  });

  it('whose training fails or whose challenger is rejected leave the critical state as it was', () => {
    const begin = [window(1, 'critical'), labelled(80, 3 * HOUR)];
    expect(run([...begin, { kind: 'training-ended', at: 4 * HOUR, runId: 'a', outcome: 'failed' }]).states.at(-1)).toBe(
      'critical',
    );
    expect(
      run([...begin, { kind: 'training-ended', at: 4 * HOUR, runId: 'a', outcome: 'cancelled' }]).states.at(-1),
    ).toBe('critical');
    const reviewed = run([
      ...begin,
      { kind: 'training-ended', at: 4 * HOUR, runId: 'a', outcome: 'challenger' },
      { kind: 'rejected', at: 5 * HOUR, runId: 'a' },
    ]);
    expect(reviewed.states.slice(1)).toEqual(['remediating', 'remediating', 'critical']);
    expect(reviewed.situation.training).toBe('none');
  });
});

describe('an audit', () => {
  const audited = (change: number, low: number, high: number): TriggerEvent => ({
    kind: 'audited',
    at: 1,
    auditId: 'a1',
    modelVersionId: 'm1',
    change,
    low,
    high,
  });

  it('proposes going back when F1 fell beyond chance and maybe by more than five points', () => {
    expect(run([audited(-0.04, -0.07, -0.01)]).firings[0]?.actions).toEqual([
      { do: 'propose-roll-back' },
      { do: 'reviewer-task' },
    ]);
  });

  it('that is wide but not down, or down but little, proposes nothing', () => {
    expect(run([audited(-0.02, -0.09, 0.05)]).rules).toEqual([]);
    expect(run([audited(-0.03, -0.049, -0.011)]).rules).toEqual([]);
  });
});

describe('a file or note in the wrong format', () => {
  it('is set aside and told once a batch and code, in whatever state', () => {
    const refused = (batchId: string): TriggerEvent => ({
      kind: 'refused',
      at: 1,
      batchId,
      code: 'label-count',
      count: 3,
    });
    const { rules, states } = run([window(1, 'critical'), refused('b1'), refused('b1'), refused('b2')]);
    expect(rules).toEqual(['drift-critical', 'wrong-format', 'wrong-format']);
    expect(states.at(-1)).toBe('critical');
  });
});

const anyEvent: fc.Arbitrary<TriggerEvent> = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom('ok', 'warning', 'critical', 'not-enough-data'),
      fc.constantFrom('m1', 'm2'),
      fc.constantFrom('unknown-words', 'shape'),
    )
    .map(([number, level, modelVersionId, cause]) =>
      window(number, level as 'ok', { modelVersionId, cause: cause as 'shape' }),
    ),
  fc.constant<TriggerEvent>({ kind: 'acknowledged', at: 3, by: 'r1' }),
  fc
    .tuple(fc.integer({ min: 0, max: 140 }), fc.nat(3 * DAY), fc.constantFrom('d1', 'd2'))
    .map(([notes, at, id]) => labelled(notes, at, id)),
  fc
    .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('challenger', 'failed', 'cancelled'), fc.nat(3 * DAY))
    .map(([runId, outcome, at]): TriggerEvent => ({ kind: 'training-ended', at, runId, outcome: outcome as 'failed' })),
  fc.constant<TriggerEvent>({ kind: 'rejected', at: 9, runId: 'a' }),
  fc
    .tuple(fc.constantFrom('m1', 'm2'), fc.integer({ min: 1, max: 5 }))
    .map(([modelVersionId, number]): TriggerEvent => ({ kind: 'deployed', at: 5, modelVersionId, number })),
  fc
    .constantFrom('b1', 'b2')
    .map((batchId): TriggerEvent => ({ kind: 'refused', at: 2, batchId, code: 'c', count: 1 })),
);

describe('any stream of events', () => {
  it('fires the same when each event is delivered twice', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const single = run(events);
        const doubled = run(events.flatMap((event) => [event, event]));
        expect(doubled.firings).toEqual(single.firings);
        expect(doubled.situation).toEqual(single.situation);
      }),
    );
  });

  it('never fires one key twice, nor trains twice at a time', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let situation = firstSituation(0);
        const keys = new Set<string>();
        for (const event of events) {
          const before = situation;
          const step = stepTrigger(situation, event, TRIGGER_RULES);
          situation = step.situation;
          if (step.firing?.rule === 'new-labels') expect(before.training).not.toBe('running');
          if (!step.firing) continue;
          expect(keys.has(step.firing.key)).toBe(false);
          keys.add(step.firing.key);
          expect(step.firing.to).toBe(situation.state);
        }
      }),
    );
  });
});
