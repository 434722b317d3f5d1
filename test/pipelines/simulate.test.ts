import { loadEngine, readModel, writeModel } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandsOf, figuresOf, type Moment } from '@/lib/domain/simulation/moment';
import { simulatedMonth } from '@/lib/domain/simulation/month';
import { marksOf } from '@/lib/domain/simulation/month-marks';
import { SCENARIOS, type ScenarioName, SIMULATION } from '@/lib/domain/simulation/scenarios';
import { Cancelled } from '@/lib/pipelines/ports';
import type { SimulationParts } from '@/lib/pipelines/simulation/make-version';
import type { Champion } from '@/lib/pipelines/simulation/promote-version';
import { prepareSimulation, simulate } from '@/lib/pipelines/simulation/simulate';
import { replayMonth, type SimulationReport } from '@/lib/pipelines/simulation/simulation-report';
import { platformHost } from '@/workers/platform-host';

let parts: SimulationParts;
let base: Champion;
beforeAll(async () => {
  parts = { engine: await loadEngine(), files: { readModel, writeModel }, host: platformHost };
  base = await prepareSimulation(SIMULATION, parts);
}, 300_000);

/** All of them take minutes: `npm test` takes two that differ most, `SIMULATE=all npm run test:unit -- simulate` every one. */
const LIVED: readonly ScenarioName[] =
  process.env.SIMULATE === 'all'
    ? SCENARIOS.filter((name) => name !== 'control' && name !== 'wrong-format')
    : ['new-diseases', 'general-english'];

const live = (scenario: ScenarioName) => simulate(scenario, SIMULATION, base, parts);
const rulesOf = ({ firings }: SimulationReport) => firings.map(({ rule }) => rule);

describe('a simulated month', () => {
  it.each(LIVED)(
    'with %s is found, remedied and over',
    async (scenario) => {
      const report = await live(scenario);
      const { finalState, events, timeToDetect, timeToRecover, firings } = report;
      expect([finalState, report.falseAlarms]).toEqual(['ok', 0]);
      expect(timeToDetect).toBeLessThanOrEqual(96);
      expect(timeToRecover).toBeGreaterThan(24);
      expect(timeToRecover).toBeLessThanOrEqual(13 * 24);
      const at = (what: string, rule?: RegExp) =>
        events.findIndex((event) => event.what === what && (!rule || rule.test(String(event.facts.rule))));
      const course = [
        at('fired', /^drift-/),
        at('labelled'),
        at('fired', /new-labels/),
        at('trained'),
        at('fired', /challenger-ready/),
        at('deployed'),
      ];
      expect(Math.min(...course)).toBeGreaterThan(0);
      expect(course).toEqual([...course].sort((a, b) => a - b));
      const windows = events.slice(at('deployed')).filter(({ what }) => what === 'window');
      expect(windows.at(-1)).toMatchObject({ state: 'ok' });
      expect(firings.every(({ outcome }) => outcome === 'acted')).toBe(true);
      expect(new Set(firings.map(({ key }) => key)).size).toBe(firings.length);
      expect(await replayMonth(report)).toBe(0);
      // A month with two trainings takes more than the usual minute where other work shares the processors.
    },
    300_000,
  );

  it('without a change has nothing found, nobody asked and nothing deployed', async () => {
    const report = await live('control');
    expect(report).toMatchObject({ finalState: 'ok', timeToDetect: null, timeToRecover: null, falseAlarms: 0 });
    expect(rulesOf(report)).toEqual([]);
    expect(new Set(report.events.map(({ what }) => what))).toEqual(new Set(['window']));
  });

  it('of files in the wrong format refuses them with their codes, tells their author once each, and reads on when they are right', async () => {
    const report = await live('wrong-format');
    expect(report.finalState).toBe('ok');
    expect(rulesOf(report).every((rule) => rule === 'wrong-format')).toBe(true);
    const refused = report.events.filter(({ what }) => what === 'refused');
    expect(refused).toHaveLength(rulesOf(report).length);
    expect(new Set(refused.map(({ facts }) => facts.code)).size).toBe(2);
    const fixed = report.events.find(({ what }) => what === 'format-fixed');
    expect(Date.parse(fixed?.at ?? '') - Date.parse(refused[0]?.at ?? '')).toBe(SIMULATION.reviewHours * 3_600_000);
    expect(report.timeToDetect).toBeLessThanOrEqual(24);
    expect(report.timeToRecover).toBeLessThanOrEqual(24);
    expect(await replayMonth(report)).toBe(0);
  });

  it('can be looked at as it goes, and ended', async () => {
    const moments: Moment[] = [];
    const settings = { ...SIMULATION, days: 12 };
    const report = await simulate('wrong-format', settings, base, parts, {
      onMoment: (moment) => void moments.push(moment),
    });
    expect(moments.map(({ notes }) => notes)).toEqual(moments.map((_, at) => at + 1));
    const last = moments.at(-1) as Moment;
    expect([last.notes, last.total]).toEqual([168, 168]);
    expect(moments.every(({ day }, at) => day >= (moments[at - 1]?.day ?? 0))).toBe(true);
    const shown = { ...last, events: report.events, state: report.finalState };
    const figures = figuresOf(shown);
    expect(figures.seen?.days).toBeCloseTo((report.timeToDetect ?? 0) / 24, 3);
    expect(figures.recoveredAfter).toBeGreaterThan(0);
    const bands = bandsOf(shown);
    expect([bands[0]?.from, bands.at(-1)?.to, bands.at(-1)?.state]).toEqual([0, last.day, report.finalState]);
    expect(bands.every(({ from }, at) => at === 0 || from === bands[at - 1]?.to)).toBe(true);
    expect(marksOf(shown).map(({ what }) => what)).toEqual(expect.arrayContaining(['change', 'refused', 'fixed']));

    const ended = new AbortController();
    const onMoment = ({ notes }: Moment) => {
      if (notes === 20) ended.abort();
    };
    const cut = simulate('control', settings, base, parts, { signal: ended.signal, onMoment });
    await expect(cut).rejects.toThrow(Cancelled);
  });

  it('with single files in the wrong format is otherwise the same month', async () => {
    // A seed whose clean windows all stay under the warning's level, which one in seventy does not.
    const settings = { ...SIMULATION, seed: 3, days: 9 };
    const report = await simulate('control', { ...settings, faultShare: 0.05 }, base, parts);
    const refused = report.events.filter(({ what }) => what === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    expect(report.falseAlarms).toBe(0);
    const [without, faulty] = [settings, { ...settings, faultShare: 0.05 }].map((one) => simulatedMonth('typos', one));
    const textsOf = (month: typeof without) => month?.map(({ notes }) => notes.map(({ text }) => text));
    expect(textsOf(faulty)).toEqual(textsOf(without));
  });

  it('is the same again, and tells no word of any note', async () => {
    const short = { ...SIMULATION, days: 7, changeDay: 3 };
    const [first, second] = [
      await simulate('new-diseases', short, base, parts),
      await simulate('new-diseases', short, base, parts),
    ];
    expect(first.events.some(({ what }) => what === 'labelled')).toBe(true);
    expect(second.events).toEqual(first.events);
    expect(second.stream).toEqual(first.stream);
    const told = JSON.stringify(first).toLowerCase();
    for (const word of ['mpox', 'chikungunya', 'asthma', 'metformin', 'patient']) expect(told).not.toContain(word);
  });
});
