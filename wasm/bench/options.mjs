import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const USAGE = `npm run bench -w crfsuite-wasm -- [options]
  --data DIR        folder of train_sent, train_label, test_sent, test_label (default: BEHEALTHY_DATA, else ../shared/data/behealthy)
  --zipf N[,N…]     also synthetic text of N training tokens
  --labels L        labels of the synthetic text, 2 or more (default 5)
  --iterations N    of the synthetic cases (default 100, or 30 from 17 labels on)
  --only TEXT       only cases whose name contains TEXT
  --runs N          runs of each side, taken in turns; medians are reported (default 3)
  --quick           one run, 20 iterations, half a second of tagging
  --ours            without the native peer
  --timeout S       seconds a single run of one side may take (default 900)
  --json FILE       also write all figures there
and of bench/threads.mjs alone:
  --threads N[,N…]  numbers of threads to compare with training without the option (default 1,2)
  --chunks N        chunks, whatever the data's size (default: what training would take; 1 is no threads)`;

export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      data: { type: 'string' },
      zipf: { type: 'string', default: '' },
      labels: { type: 'string', default: '5' },
      iterations: { type: 'string' },
      only: { type: 'string', default: '' },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      ours: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '900' },
      json: { type: 'string' },
      threads: { type: 'string', default: '1,2' },
      chunks: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const shared = fileURLToPath(new URL('../../../shared/data/behealthy', import.meta.url));
  return {
    help: values.help,
    data: fromCaller(values.data ?? process.env.BEHEALTHY_DATA) ?? shared,
    zipfTokens: values.zipf
      .split(',')
      .filter(Boolean)
      .map((text) => count(text, 'zipf')),
    labels: Math.max(2, count(values.labels, 'labels')),
    iterations: values.iterations === undefined ? undefined : count(values.iterations, 'iterations'),
    only: values.only,
    runs: values.runs === undefined ? (values.quick ? 1 : 3) : count(values.runs, 'runs'),
    quick: values.quick,
    native: !values.ours,
    tagSeconds: values.quick ? 0.5 : 2,
    timeoutMs: 1000 * count(values.timeout, 'timeout'),
    json: fromCaller(values.json),
    threads: values.threads.split(',').map((text) => count(text, 'threads')),
    chunks: values.chunks === undefined ? undefined : count(values.chunks, 'chunks'),
  };
}

/** npm runs scripts in the package's folder; paths are meant from where the user stands. */
function fromCaller(path) {
  return path === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', path);
}

function count(text, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1, not "${text}".`);
  return value;
}
