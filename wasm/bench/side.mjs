// One side of one run, in a process of its own. Argument: a job file (JSON); the result goes to job.resultFile.
import { readFileSync, writeFileSync } from 'node:fs';
import { readInstances } from './data/instances.mjs';
import { loadNative } from './install-native.mjs';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const side = job.side === 'native' ? nativeSide() : await ourSide();
const result = job.task === 'train' ? await train(side) : await tag(side);
writeFileSync(job.resultFile, JSON.stringify(result));

async function train({ createTrainer }) {
  const trainer = createTrainer(job.params);
  const append = { cpu: 0, wall: 0 };
  for await (const batch of readInstances(job.trainFile)) {
    const watch = startWatch();
    for (const { x, y } of batch) trainer.append(x, y);
    addTo(append, watch());
  }
  const watch = startWatch();
  const losses = await trainer.train(job.modelFile);
  return {
    append,
    train: watch(),
    losses,
    started: trainer.started?.(),
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

async function tag({ openTagger }) {
  const sequences = [];
  for await (const batch of readInstances(job.testFile)) for (const { x } of batch) sequences.push(x);
  const tokens = sequences.reduce((sum, x) => sum + x.length, 0);
  const opening = startWatch();
  const tagger = openTagger(job.modelFile);
  const open = opening();
  const passes = [];
  let tags = [];
  for (let spent = 0; spent < job.seconds || passes.length < 2; spent += passes.at(-1).wall) {
    const watch = startWatch();
    tags = sequences.map((x) => tagger.tag(x));
    passes.push(watch());
  }
  const warm = passes
    .slice(1)
    .map(({ cpu }) => cpu)
    .sort((a, b) => a - b);
  return {
    openMs: 1000 * open.wall,
    tokens,
    coldTokensPerSecond: tokens / passes[0].cpu,
    warmTokensPerSecond: tokens / warm[Math.floor(warm.length / 2)],
    tags,
  };
}

function nativeSide() {
  const crfsuite = loadNative();
  return {
    createTrainer(params) {
      const trainer = new crfsuite.Trainer({ debug: true });
      trainer.set_params(Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])));
      return {
        append: (x, y) => trainer.append(x, y),
        // Its log goes to standard output, which the parent keeps; the losses are read there.
        train(modelFile) {
          if (trainer.train(modelFile) !== 0) throw new Error('native training failed');
        },
      };
    },
    openTagger(modelFile) {
      const tagger = new crfsuite.Tagger();
      if (!tagger.open(modelFile)) throw new Error('native could not open the model');
      return tagger;
    },
  };
}

async function ourSide() {
  const { loadEngine } = await import('../dist/index.js');
  const engine = await loadEngine();
  const { threads } = await import('../dist/threads/node.js');
  return {
    createTrainer(params) {
      const trainer = engine.createTrainer({ algorithm: 'lbfgs', params });
      let started;
      return {
        append: (x, y) => trainer.append(x, y),
        async train(modelFile) {
          const losses = [];
          const more = {
            count: job.threads,
            chunks: job.chunks,
            onStart: (start) => {
              started = start;
            },
          };
          const bytes = await trainer.train({
            onProgress: ({ loss }) => void losses.push(loss),
            threads: job.threads && threads(more),
          });
          writeFileSync(modelFile, bytes);
          return losses;
        },
        started: () => started,
      };
    },
    openTagger: (modelFile) => engine.openTagger(new Uint8Array(readFileSync(modelFile))),
  };
}

/** @returns function that gives CPU (all threads, user and system) and wall seconds since now */
function startWatch() {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1e6, wall: (performance.now() - wall) / 1e3 };
  };
}

function addTo(sum, { cpu, wall }) {
  sum.cpu += cpu;
  sum.wall += wall;
}
