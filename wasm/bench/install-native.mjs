import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('native/', import.meta.url));

/** The native binding, or undefined when it is not installed or was built for another machine. */
export function loadNative() {
  try {
    return createRequire(`${folder}package.json`)('crfsuite');
  } catch {
    return undefined;
  }
}

/**
 * Compiles npm `crfsuite` into bench/native/, once.
 * @returns undefined when it is ready, else why not and what to do
 */
export function installNative() {
  if (canLoad()) return undefined;
  console.log('Compiling npm crfsuite 1.0.1 into wasm/bench/native (about 20 s, once) …');
  // The binding's gyp file turns SSE on for C++ alone, so CRFsuite's C would run without it: on x86-64 we turn it on.
  const flagSets = process.arch === 'x64' ? ['-O3 -DUSE_SSE -DHAVE_EMMINTRIN_H=1', ''] : [''];
  let output = '';
  for (const flags of flagSets) {
    const run = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--foreground-scripts'], {
      cwd: folder,
      env: { ...environmentWithoutNpm(), ...(flags ? { CFLAGS: flags } : {}) },
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (run.status === 0 && canLoad()) {
      console.log(`Compiled${flags ? ` with CFLAGS="${flags}"` : ''}.`);
      return undefined;
    }
    output = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`;
  }
  const lines = output.split('\n').filter((line) => /error|not found|ENOTFOUND/i.test(line));
  return [
    'The native peer could not be compiled. It needs a C++ compiler, make, Python 3 and the headers of Node:',
    '  Debian/Ubuntu: apt-get install -y g++ make python3     macOS: xcode-select --install',
    'To measure this package alone: npm run bench -w crfsuite-wasm -- --ours',
    ...lines.slice(0, 6).map((line) => `  ${line}`),
  ].join('\n');
}

/** In a process of its own: a module that failed to load once stays failed in this one. */
function canLoad() {
  const script = "process.exit(require('crfsuite').Trainer ? 0 : 1)";
  return spawnSync(process.execPath, ['-e', script], { cwd: folder, timeout: 30_000 }).status === 0;
}

/** `npm run -w` hands its own settings on, and with them an npm below would look for that workspace here. */
function environmentWithoutNpm() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}
