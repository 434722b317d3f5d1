import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BOX_IDS, BOXES } from '@/components/guide/diagram/drawing';
import { ALL_PROOFS } from '@/components/guide/proofs';
import { STARTING_RULES, startedBy } from '@/components/guide/what-starts';
import { PAGES } from '@/components/shell/pages';
import { TRIGGER_RULES, type TriggerRules } from '@/lib/domain/monitoring/trigger-rules';
import { tools } from '@/lib/messages/en/guide-tools';
import { workflow } from '@/lib/messages/en/guide-workflow';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isThere = (proof: string) => existsSync(join(root, proof.startsWith('/') ? `app${proof}/page.tsx` : proof));

describe('what the Guide names', () => {
  it('is there: every page, rule, test and record beside a statement', () => {
    expect(ALL_PROOFS.length).toBeGreaterThan(80);
    expect(ALL_PROOFS.filter((proof) => !isThere(proof))).toEqual([]);
  });

  it('is there: the live page and the code of every part of the picture', () => {
    const named = BOX_IDS.flatMap((id) => [BOXES[id].page, BOXES[id].code]);
    expect(named.filter((one) => !isThere(one))).toEqual([]);
  });

  it('stands on every page of the rail but its own, and the Guide comes last', () => {
    expect(PAGES.at(-1)?.href).toBe('/guide');
    const pages = new Set([...ALL_PROOFS, ...BOX_IDS.map((id) => BOXES[id].page)].filter((one) => one.startsWith('/')));
    expect(PAGES.slice(0, -1).filter(({ href }) => !pages.has(href))).toEqual([]);
  });
});

/** Measured figures that the words tell, as their files have them. */
const MEASURED = [
  { told: tools.engine.why, figure: '5.6 to 8.1 times', file: 'wasm/bench/README.md', stands: ['5.57x', '8.06x'] },
  { told: tools.kysely.why, figure: '17 ms on SQLite', file: 'lib/records/scale.md', stands: ['p95 17 ms'] },
  { told: tools.kysely.why, figure: '71 ms on PostgreSQL', file: 'lib/records/scale.md', stands: ['p95 71 ms'] },
  { told: tools.react.why, figure: '14 ms', file: 'test/bench/README.md', stands: ['head of the note | 14.1 |'] },
  { told: tools.recharts.why, figure: '178 ms', file: 'test/bench/README.md', stands: ['178 ms at the first drawing'] },
  { told: workflow.experiment.tag.more, figure: 'Half', file: 'test/bench/README.md', stands: ['51 % in the mean'] },
];

it.each(MEASURED)('tells what was measured: $figure, $file', ({ told, figure, file, stands }) => {
  expect(told).toContain(figure);
  const measured = readFileSync(join(root, file), 'utf8');
  expect(stands.filter((one) => !measured.includes(one))).toEqual([]);
});

const OTHER: TriggerRules = {
  version: 1,
  drift: { warningP: 0.03, criticalP: 0.004, effectFloor: 1.7 },
  cleanWindows: 5,
  queueUncertain: 41,
  queueRandom: 23,
  retrainNotes: 67,
  retrainShare: 0.12,
  retrainCoolDownMs: 7 * 3_600_000,
  auditFall: 0.08,
};
const { rows, actions } = workflow.starts;
const toldBy = (rules: TriggerRules) =>
  STARTING_RULES.flatMap((rule) => [
    rows[rule].from(rules),
    rows[rule].next(rules),
    ...startedBy(rule, rules).map((action) => actions[action](rules)),
  ]).join(' ');

describe('what starts what', () => {
  it('is what the rules start', () => {
    expect(startedBy('drift-warning', TRIGGER_RULES)).toEqual(['tell-reviewer', 'queue-notes']);
    expect(startedBy('drift-critical', TRIGGER_RULES)).toContain('touchless-off');
    expect(startedBy('new-labels', TRIGGER_RULES)).toEqual(['freeze-and-train']);
    expect(startedBy('audit-fall', TRIGGER_RULES)).toContain('propose-roll-back');
    expect(startedBy('wrong-format', TRIGGER_RULES)).toContain('quarantine');
  });

  it('fires under any rules, and tells their thresholds, not those of this build', () => {
    expect(STARTING_RULES.filter((rule) => startedBy(rule, OTHER).length === 0)).toEqual([]);
    for (const figure of ['.03', '.004', '5 windows', '41', '23', '67', '12 %', '7 hours', '8 points']) {
      expect(toldBy(OTHER)).toContain(figure);
    }
    expect(workflow.monitoring.judge.more(OTHER)).toContain('1.7 standard deviations');
    expect(toldBy(OTHER)).not.toBe(toldBy(TRIGGER_RULES));
  });
});
