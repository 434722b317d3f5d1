import { expose } from 'comlink';
import { loadEngine, readModel, writeModel } from 'crfsuite-wasm';
import type { SimulationParts } from '@/lib/pipelines/simulation/make-version';
import { prepareSimulation, simulate } from '@/lib/pipelines/simulation/simulate';
import { monthPace } from './month-pace';
import { platformHost as host } from './platform-host';
import type { SimulationApi } from './simulation-api';

const pace = monthPace(
  (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  () => performance.now(),
);
let loading: Promise<SimulationParts> | undefined;

function loaded(): Promise<SimulationParts> {
  loading ??= loadEngine().then((engine) => ({ engine, files: { readModel, writeModel }, host }));
  return loading;
}

/** All of it is in memory: nothing of the user's is read or written. Ended by ending the worker. */
const api: SimulationApi = {
  async live({ scenario, settings, msPerDay }, onMoment) {
    try {
      const parts = await loaded();
      const base = await prepareSimulation(settings, parts);
      const paced = pace.begin(msPerDay, onMoment);
      const { stream: _replayed, ...report } = await simulate(scenario, settings, base, parts, {
        onMoment: paced.onMoment,
      });
      const last = paced.last();
      return last
        ? { kind: 'lived', report, last: { ...last, events: report.events, state: report.finalState } }
        : { kind: 'failed' };
    } catch {
      return { kind: 'failed' };
    }
  },
  pause: pace.pause,
  resume: pace.resume,
};

expose(api);
