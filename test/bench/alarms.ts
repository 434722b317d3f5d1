/**
 * How good alarms are on the simulator's months, every scenario of several seeds lived through to its end.
 *   npm run bench -- alarms [--seeds 7,8,9,10]
 */
import { parseArgs } from 'node:util';
import { loadEngine, readModel, writeModel } from 'crfsuite-wasm';
import { type Day, simulatedMonth } from '../../lib/domain/simulation/month';
import {
  SCENARIOS,
  type ScenarioName,
  SIMULATION,
  type SimulationSettings,
} from '../../lib/domain/simulation/scenarios';
import { prepareSimulation, simulate } from '../../lib/pipelines/simulation/simulate';
import type { SimulationReport } from '../../lib/pipelines/simulation/simulation-report';
import { platformHost as host } from '../../workers/platform-host';
import { percentOf, wilson } from './wilson';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '7,8,9,10' } } });
const seeds = values.seeds.split(',').map(Number);
const parts = { engine: await loadEngine(), files: { readModel, writeModel }, host };

/** Hours from the month's beginning at which each note comes, and whether it is changed. */
function comings(month: readonly Day[]): { hour: number; changed: boolean }[] {
  return month.flatMap(({ day, notes }) =>
    notes.map(({ changed }, at) => ({ hour: day * 24 + 8 + (at * 9) / notes.length, changed })),
  );
}

interface Judged {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly state: string;
  /** Alarms while nothing had changed. */
  readonly falseAlarms: number;
  /** Notes from the first changed one to the alarm; undefined: none. */
  readonly notesToDetect: number | undefined;
  readonly hoursToRecover: number | null;
  readonly windows: number;
}

function judged(report: SimulationReport, settings: SimulationSettings): Judged {
  const notes = comings(simulatedMonth(report.scenario, settings));
  const first = notes.findIndex(({ changed }) => changed);
  const from = notes[first]?.hour ?? Number.POSITIVE_INFINITY;
  const to = report.timeToDetect === null ? undefined : from + report.timeToDetect + 0.01;
  return {
    scenario: report.scenario,
    seed: settings.seed,
    state: report.finalState,
    falseAlarms: report.falseAlarms,
    notesToDetect: to === undefined ? undefined : notes.filter(({ hour }) => hour >= from && hour <= to).length,
    hoursToRecover: report.timeToRecover,
    windows: report.events.filter(({ what }) => what === 'window').length,
  };
}

const all: Judged[] = [];
for (const seed of seeds) {
  const settings = { ...SIMULATION, seed };
  const base = await prepareSimulation(settings, parts);
  for (const scenario of SCENARIOS) {
    all.push(judged(await simulate(scenario, settings, base, parts), settings));
    console.error(`seed ${seed}: ${scenario} ends ${all.at(-1)?.state}`);
  }
}
const of = <T>(scenario: ScenarioName, value: (one: Judged) => T) =>
  all.filter((one) => one.scenario === scenario).map(value);
console.log(`seeds ${seeds.join(', ')}, in this order; windows of ${SIMULATION.windowSentences} sentences`);
console.log('| scenario | ends | notes to detect | hours to recover | false alarms |');
console.log('|---|---|---|---|---:|');
for (const scenario of SCENARIOS) {
  const cells = [
    of(scenario, ({ state }) => state),
    of(scenario, ({ notesToDetect }) => notesToDetect ?? '–'),
    of(scenario, ({ hoursToRecover }) => (hoursToRecover === null ? '–' : hoursToRecover.toFixed(0))),
    [of(scenario, ({ falseAlarms }) => falseAlarms).reduce((sum, one) => sum + one, 0)],
  ];
  console.log(`| ${scenario} | ${cells.map((cell) => cell.join(' ')).join(' | ')} |`);
}
// A seed's other months begin with the control's own notes: counted with them, one alarm would be eight.
const alarms = of('control', ({ falseAlarms }) => falseAlarms).reduce((sum, one) => sum + one, 0);
const windows = of('control', ({ windows }) => windows).reduce((sum, one) => sum + one, 0);
const notes = seeds.length * SIMULATION.days * SIMULATION.notesADay;
const [low, high] = wilson(alarms, windows);
console.log(
  `\nfalse alarms of the control: ${alarms} of ${windows} windows (${percentOf(low)} to ${percentOf(high)}), ` +
    `${((1000 * alarms) / notes).toFixed(2)} in 1,000 notes`,
);
