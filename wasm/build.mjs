// Builds dist/: AssemblyScript -> wasm-bytes.js (the binary inside a module: no asset to serve, no fetch), then tsc.
// Each half is skipped while the hash of its sources stands in dist/, so a second build takes well under a second.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const ascOptions = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--converge'],
  ...['--runtime', 'stub', '--enable', 'simd', '--importMemory'],
];

function hashOf(...paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const full = join(root, path);
    const names = path.includes('.')
      ? ['']
      : readdirSync(full, { recursive: true })
          .filter((name) => name.endsWith('.ts'))
          .sort();
    for (const name of names) hash.update(`${path}/${name}\0`).update(readFileSync(name ? join(full, name) : full));
  }
  return hash.digest('hex');
}

function isCurrent(name, hash, output) {
  const stamp = join(dist, name);
  return existsSync(join(dist, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Written aside and renamed: a build that runs at the same time never sees half a file. */
function write(name, content) {
  const aside = join(dist, `${name}.${process.pid}`);
  writeFileSync(aside, content);
  renameSync(aside, join(dist, name));
}

/** A character for each byte, U+0000 to U+00FF: modules are always UTF-8, and this compresses better than base64. */
function asText(bytes) {
  const escapes = { 0: '\\x00', 10: '\\n', 13: '\\r', 39: "\\'", 92: '\\\\' };
  return Array.from(bytes, (byte) => escapes[byte] ?? String.fromCharCode(byte)).join('');
}

async function buildKernels() {
  const { default: asc } = await import('assemblyscript/asc');
  let binary;
  const { error, stderr } = await asc.main(
    ['assembly/index.ts', '--baseDir', root, '--outFile', 'kernels.wasm', ...ascOptions],
    {
      writeFile: (name, content) => {
        if (name === 'kernels.wasm') binary = content;
      },
    },
  );
  if (error || !binary) throw new Error(`asc failed: ${error?.message}\n${stderr.toString()}`);
  write('wasm-bytes.js', `export const wasmText = '${asText(binary)}';\n`);
  write('wasm-bytes.d.ts', 'export declare const wasmText: string;\n');
  console.log(`crfsuite-wasm: kernels, ${binary.length} bytes`);
}

/** What was compiled from a source that is gone would be packed and shipped for ever. */
function removeOrphans() {
  for (const name of readdirSync(dist, { recursive: true })) {
    const source = /^(?!wasm-bytes\.)(.*?)(?:\.d\.ts|\.js)$/.exec(name)?.[1];
    if (source !== undefined && !existsSync(join(root, 'src', `${source}.ts`))) rmSync(join(dist, name));
  }
}

/** Without indentation, a kilobyte of gzip. The sources have no text over several lines that this could change. */
function flat(source) {
  return source.replace(/^(?: {4})+/gm, '');
}

function buildDriver() {
  removeOrphans();
  const tsc = join(dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))), 'bin', 'tsc');
  // Docstrings stay in the types, where editors read them; in the modules they would be a quarter of what is loaded.
  const passes = [['--emitDeclarationOnly'], ['--declaration', 'false', '--removeComments', '--noCheck']];
  for (const pass of passes) {
    const run = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json'), ...pass], { stdio: 'inherit' });
    if (run.status !== 0) throw new Error('tsc failed');
  }
  for (const name of readdirSync(dist, { recursive: true })) {
    if (name.endsWith('.js') && name !== 'wasm-bytes.js') write(name, flat(readFileSync(join(dist, name), 'utf8')));
  }
  console.log('crfsuite-wasm: driver');
}

mkdirSync(dist, { recursive: true });
try {
  const kernels = hashOf('assembly', 'build.mjs');
  if (!isCurrent('.kernels', kernels, 'wasm-bytes.js')) {
    await buildKernels();
    write('.kernels', kernels);
  }
  const driver = hashOf('src', 'tsconfig.json', 'build.mjs');
  if (!isCurrent('.driver', driver, 'index.js')) {
    buildDriver();
    write('.driver', driver);
  }
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
