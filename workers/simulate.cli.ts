import { parseArgs } from 'node:util';
import { loadEngine, readModel, writeModel } from 'crfsuite-wasm';
import { SCENARIOS, type ScenarioName, SIMULATION, type SimulationSettings } from '@/lib/domain/simulation/scenarios';
import { workErrorMessage } from '@/lib/messages/en/errors';
import { SCENARIO_DESCRIPTIONS, SIMULATE_USAGE, simulateMessages } from '@/lib/messages/en/simulate-cli';
import { prepareSimulation, simulate } from '@/lib/pipelines/simulation/simulate';
import type { SimulationReport } from '@/lib/pipelines/simulation/simulation-report';
import { CommandError } from './pipeline-command';
import { platformHost as host } from './platform-host';

function optionsOf(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args, options: { list: flag, json: flag, scenario: text, seed: text, days: text } }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : ''}\n\n${SIMULATE_USAGE}`);
  }
}

function whole(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new CommandError(simulateMessages.notAWhole(option));
  return value;
}

function listed(json: boolean): string {
  const all = SCENARIOS.map((name) => ({ name, description: SCENARIO_DESCRIPTIONS[name] }));
  if (json) return JSON.stringify(all, null, 2);
  return all.map(({ name, description }) => `${name.padEnd(18)} ${description}`).join('\n');
}

function told({ events, finalState, timeToDetect, timeToRecover }: SimulationReport): string {
  const lines = events.map(({ at, what, state, facts }) => {
    const details = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    return `${at.slice(0, 16)}  ${state.padEnd(12)} ${what.padEnd(13)} ${details.join(', ')}`;
  });
  return [...lines, simulateMessages.outcome(finalState, timeToDetect, timeToRecover)].join('\n');
}

async function main(): Promise<void> {
  const { list, json, scenario, seed, days } = optionsOf(process.argv.slice(2));
  if (list) {
    process.stdout.write(`${listed(json)}\n`);
    return;
  }
  if (scenario === undefined) throw new CommandError(`${simulateMessages.nothingAsked}\n\n${SIMULATE_USAGE}`);
  const name = SCENARIOS.find((one): one is ScenarioName => one === scenario);
  if (!name) throw new CommandError(simulateMessages.noSuchScenario(scenario));
  const settings: SimulationSettings = {
    ...SIMULATION,
    ...(seed === undefined ? {} : { seed: whole('--seed', seed) }),
    ...(days === undefined ? {} : { days: whole('--days', days) }),
  };
  const parts = { engine: await loadEngine(), files: { readModel, writeModel }, host };
  process.stderr.write(`${simulateMessages.preparing}\n`);
  const report = await simulate(name, settings, await prepareSimulation(settings, parts), parts);
  const { firings, stream, ...printed } = report;
  process.stdout.write(`${json ? JSON.stringify(printed, null, 2) : told(report)}\n`);
}

main().catch((error: unknown) => {
  // Only our own messages are printed: another error's text could hold a note's.
  const message = error instanceof CommandError ? error.message : workErrorMessage('unexpected').what;
  process.stderr.write(`${message}\n`);
  if (!(error instanceof CommandError) && process.env.BEHEALTHY_DEBUG) throw error;
  process.exitCode = 1;
});
