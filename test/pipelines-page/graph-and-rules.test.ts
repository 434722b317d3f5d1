import { describe, expect, it } from 'vitest';
import { GRAPH, NODE, placeOf, stepAt } from '@/components/pipelines/graph/graph-layout';
import { draftOf, RULE_LIMITS, rulesOf } from '@/components/pipelines/rules/rule-draft';
import { placeMarks, TIMELINE } from '@/components/pipelines/simulator/timeline-layout';
import { nodeStateOf } from '@/lib/domain/monitoring/step-nodes';
import { STEP_KEYS } from '@/lib/domain/monitoring/step-run';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import type { MonthMark } from '@/lib/domain/simulation/month-marks';
import { triggerRulesBodySchema } from '@/lib/schemas/registry/triggers';

describe('the graph', () => {
  it('has a place for each step, none over another, all within the drawing', () => {
    const places = STEP_KEYS.map(placeOf);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(21);
    for (const { x, y } of places) {
      expect(x + NODE.width).toBeLessThanOrEqual(GRAPH.width - 28);
      expect(y + NODE.height).toBeLessThanOrEqual(GRAPH.height);
    }
  });

  it('is walked by arrow keys: along a row, between rows, and not over its ends', () => {
    expect(stepAt('data/import', 'ArrowRight')).toBe('data/check');
    expect(stepAt('data/tag', 'ArrowLeft')).toBe('data/tag');
    expect(stepAt('data/freeze', 'ArrowRight')).toBe('data/freeze');
    expect(stepAt('training/review', 'ArrowDown')).toBe('inference/show');
    expect(stepAt('inference/show', 'ArrowUp')).toBe('training/gate');
    expect(stepAt('monitoring/estimate', 'Home')).toBe('monitoring/count');
    expect(stepAt('monitoring/count', 'End')).toBe('monitoring/act');
    expect(stepAt('monitoring/count', 'Enter')).toBe('monitoring/count');
  });

  it('asks for a look at what was refused, failed or was cut off, and at nothing that was called off', () => {
    const states = (['running', 'ok', 'look', 'refused', 'failed', 'interrupted', 'cancelled'] as const).map(
      (outcome) => nodeStateOf({ outcome }),
    );
    expect(states).toEqual(['running', 'ok', 'look', 'look', 'look', 'look', 'wait']);
    expect(nodeStateOf(undefined)).toBe('wait');
  });
});

describe('rules in a form', () => {
  it('come back as they went in', () => {
    expect(rulesOf(draftOf(TRIGGER_RULES))).toEqual(TRIGGER_RULES);
    const odd = { ...TRIGGER_RULES, retrainShare: 0.07, auditFall: 0.035, retrainCoolDownMs: 5_400_000 };
    expect(rulesOf(draftOf(odd))).toEqual(odd);
  });

  it('cannot be typed beyond what the site takes', () => {
    for (const end of ['min', 'max'] as const) {
      const typed = Object.fromEntries(Object.entries(RULE_LIMITS).map(([name, limits]) => [name, limits[end]]));
      const rules = rulesOf({ ...draftOf(TRIGGER_RULES), ...typed });
      expect(triggerRulesBodySchema.safeParse(rules).error, end).toBeUndefined();
    }
  });
});

describe('words of a timeline', () => {
  it('never stand over each other, and those without room are left to the table', () => {
    const marks: MonthMark[] = Array.from({ length: 40 }, (_, at) => ({ day: at / 1.4, what: 'trained' }));
    const placed = placeMarks(marks, 30, () => 'a dozen letters');
    expect(placed.length).toBeGreaterThan(8);
    expect(placed.length).toBeLessThan(40);
    const width = 15 * 6.6;
    const spans = placed.map(({ x, y, anchor }) => ({ y, from: anchor === 'start' ? x : x - width }));
    for (const [i, a] of spans.entries()) {
      expect(a.from).toBeGreaterThanOrEqual(0);
      expect(a.from + width).toBeLessThanOrEqual(TIMELINE.width);
      for (const b of spans.slice(i + 1)) {
        if (a.y === b.y) expect(Math.abs(a.from - b.from)).toBeGreaterThan(width);
      }
    }
  });
});
