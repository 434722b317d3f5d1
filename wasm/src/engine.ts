import { embeddedWasm } from './kernels.js';
import { ParameterSet } from './parameters.js';
import { openTagger } from './tagger.js';
import { CrfTrainer } from './trainer.js';
import type { Engine, EngineOptions } from './types.js';

/** Compiles the kernels once; every trainer and tagger then gets an instance with a memory of its own. */
export async function loadEngine(options: EngineOptions = {}): Promise<Engine> {
  const given = options.wasm;
  const compiled = given instanceof WebAssembly.Module;
  const wasmBytes = compiled ? new Uint8Array(0) : (given ?? embeddedWasm());
  const module = compiled ? given : await WebAssembly.compile(Uint8Array.from(wasmBytes));
  return {
    wasmBytes,
    createTrainer: ({ algorithm = 'lbfgs', params = {} } = {}) => {
      const trainer = new CrfTrainer(module, new ParameterSet());
      trainer.select(algorithm);
      trainer.setParams(params);
      return trainer;
    },
    openTagger: (bytes) => openTagger(module, bytes),
  };
}
