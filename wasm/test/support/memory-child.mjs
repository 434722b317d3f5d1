// Run with --expose-gc: opens, closes and trains again and again; prints bytes and instances as JSON.
import { loadEngine } from '../../dist/index.js';

const engine = await loadEngine();
/** Instances of kernels whose memory has not been collected yet. */
let alive = 0;
let made = 0;
const registry = new FinalizationRegistry(() => alive--);
const { Memory } = WebAssembly;
WebAssembly.Memory = class extends Memory {
  constructor(descriptor) {
    super(descriptor);
    alive++;
    made++;
    registry.register(this, undefined);
  }
};

function trainer() {
  const created = engine.createTrainer({ params: { max_iterations: 3, c1: 0.05 } });
  for (let s = 0; s < 10; s++) {
    const xseq = Array.from({ length: 12 }, (_, t) => [`w${(s * 12 + t) % 50}`, `s${t % 5}`, 'bias']);
    created.append(
      xseq,
      xseq.map((_, t) => `L${(s + t) % 4}`),
    );
  }
  return created;
}

async function settled() {
  for (let i = 0; i < 5; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { heapUsed, external, arrayBuffers, alive, made };
}

const model = await trainer().train();
const kept = trainer();

async function openAndClose(times) {
  for (let i = 0; i < times; i++) {
    const tagger = engine.openTagger(model);
    tagger.tag([
      ['w1', 's2'],
      ['w3', 'bias'],
    ]);
    tagger.marginal('L0', 1);
    tagger.info();
    tagger.close();
    // Collecting is the host's business; a page or worker has turns between its models.
    if (i % 100 === 99) await settled();
  }
}

async function trainings(times) {
  for (let i = 0; i < times; i++) {
    const anew = trainer();
    await (i % 2 ? kept : anew).train();
    if (i % 10 === 9) {
      const controller = new AbortController();
      await anew.train({ signal: controller.signal, onProgress: () => controller.abort() }).catch(() => {});
    }
    if (i % 20 === 19) await settled();
  }
}

await openAndClose(100);
await trainings(20);
const before = await settled();
await openAndClose(1000);
const afterTaggers = await settled();
await trainings(100);
const afterTrainings = await settled();
console.log(JSON.stringify({ before, afterTaggers, afterTrainings }));
