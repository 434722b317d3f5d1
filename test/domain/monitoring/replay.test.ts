import { describe, expect, it } from 'vitest';
import { alarmQuality, effectOfRules, type PastEvent, type PastWindow, replay } from '@/lib/domain/monitoring/replay';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';

const HOUR = 3_600_000;

/** Windows of 40 notes every ten hours, the farthest signal 2.5 deviations away. */
const windowsOf = (ps: readonly number[], cause: 'words' | 'shape' = 'words'): PastWindow[] =>
  ps.map((p, at) => ({
    at: (at + 1) * 10 * HOUR,
    modelVersionId: 'm1',
    windowNumber: at + 1,
    notes: 40,
    report: {
      level: 'ok',
      sentences: 320,
      enough: true,
      distance: 100,
      p,
      signals: [{ name: cause, value: 0.2, usual: 0.1, z: 2.5, p: 0.01, q: 0.02 }],
      cause,
    },
  }));
const rules = (warningP: number, criticalP = 0.005) => ({
  ...TRIGGER_RULES,
  drift: { warningP, criticalP, effectFloor: 1 },
});
const rulesOf = (firings: readonly { rule: string }[]) => firings.map(({ rule }) => rule);

describe('a replay', () => {
  const windows = windowsOf([0.4, 0.03, 0.3, 0.2, 0.004, 0.5]);

  it('judges past windows by the rules it is given, not by the level they had', () => {
    expect(replay(windows, [], rules(0.02)).levels).toEqual(['ok', 'ok', 'ok', 'ok', 'critical', 'ok']);
    expect(replay(windows, [], rules(0.05)).levels).toEqual(['ok', 'warning', 'ok', 'ok', 'critical', 'ok']);
  });

  it('makes the second warning in a row for one cause critical only where the first is one under these rules', () => {
    const twice = windowsOf([0.4, 0.03, 0.015]);
    expect(replay(twice, [], rules(0.02)).levels).toEqual(['ok', 'ok', 'warning']);
    expect(replay(twice, [], rules(0.05)).levels).toEqual(['ok', 'warning', 'critical']);
  });

  it('says which firings a change of rules would add and take away', () => {
    const wider = effectOfRules(windows, [], rules(0.02), rules(0.05));
    expect([rulesOf(wider.same), rulesOf(wider.added), wider.gone]).toEqual([
      ['drift-critical'],
      ['drift-warning', 'drift-cleared'],
      [],
    ]);
    const back = effectOfRules(windows, [], rules(0.05), rules(0.02));
    expect([rulesOf(back.gone), back.added]).toEqual([['drift-warning', 'drift-cleared'], []]);
  });

  it('keeps what else happened, at its time', () => {
    const events: PastEvent[] = [
      { kind: 'refused', at: 15 * HOUR, batchId: 'b', code: 'label-count', count: 2 },
      { kind: 'labelled', at: 55 * HOUR, datasetVersionId: 'd1', datasetNotes: 100, newNotes: 60 },
    ];
    const { firings, situation } = replay(windows, events, rules(0.02));
    expect(rulesOf(firings)).toEqual(['wrong-format', 'drift-critical', 'new-labels']);
    // A clean window follows at 60 hours; one is not enough.
    expect(situation.state).toBe('remediating');
    expect(replay(windows, events, rules(0.02))).toEqual({ ...replay(windows, events, rules(0.02)) });
  });
});

describe('the quality of alarms', () => {
  it('counts by hand: one false alarm in 160 quiet notes, drift found in its second window, another missed', () => {
    const windows = windowsOf([0.01, 0.5, 0.6, 0.4, 0.001, 0.3, 0.7, 0.8]);
    const { firings } = replay(windows, [], rules(0.02));
    const drifts = [
      { from: 35 * HOUR, to: 55 * HOUR },
      { from: 65 * HOUR, to: 85 * HOUR },
    ];
    expect(alarmQuality(windows, firings, drifts)).toEqual({
      notes: 320,
      falseAlarms: 1,
      falsePer1000Notes: 6.25,
      falseCriticalPer1000Notes: 0,
      msToDetect: [15 * HOUR, undefined],
      notesToDetect: [80, undefined],
    });
  });

  it('has no rate where nothing was quiet', () => {
    const quality = alarmQuality(windowsOf([0.5]), [], [{ from: 0, to: 99 * HOUR }]);
    expect([quality.falseAlarms, quality.falsePer1000Notes]).toEqual([0, undefined]);
  });
});
