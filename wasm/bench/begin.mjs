import { existsSync } from 'node:fs';
import { readOptions, USAGE } from './options.mjs';

/**
 * What every bench does first: reads its options, and looks whether the file it drives is built.
 * @param built below wasm/dist @returns { options } to go on with, or { exitCode } when all is said
 */
export function begin(argv, built) {
  let options;
  try {
    options = readOptions(argv);
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return { exitCode: 1 };
  }
  if (options.help) {
    console.log(USAGE);
    return { exitCode: 0 };
  }
  if (!existsSync(new URL(`../dist/${built}`, import.meta.url))) {
    console.error('wasm/dist is not built: run `npm run build -w crfsuite-wasm` first.');
    return { exitCode: 1 };
  }
  return { options };
}
