import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'crfsuite-wasm-'));
const app = join(folder, 'app');
mkdirSync(app);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function npm(cwd: string, ...args: string[]): string {
  // Windows has npm as a .cmd file, which only a shell runs.
  const options = { cwd, encoding: 'utf8', shell: process.platform === 'win32' } as const;
  return execFileSync('npm', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const [packed] = JSON.parse(npm(root, 'pack', '--json', '--pack-destination', folder)) as Packed[];
if (!packed) throw new Error('npm pack gave nothing');
const paths = packed.files.map(({ path }) => path).sort();
writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n');
npm(app, 'install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename));
const installed = join(app, 'node_modules/crfsuite-wasm');
const modules = paths.filter((path) => path.endsWith('.js'));
const { exports: entries } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
  exports: Record<string, Record<string, string>>;
};
const entry = (name: string, condition = 'default') => (entries[name]?.[condition] ?? '').replace(/^\.\//, '');
const NODE_ONLY = [entry('./threads', 'node'), entry('./threads-worker', 'node')];

/** The module, and all that it imports. */
function closureOf(...starts: string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, to = ''] of readFileSync(join(installed, path), 'utf8').matchAll(/(?:from|import)\s*'([^']+)'/g)) {
      if (NODE_ONLY.includes(path) && to.startsWith('node:')) continue;
      expect(to).toMatch(/^\.\.?\//);
      visit(join(dirname(path), to));
    }
  };
  starts.forEach(visit);
  return seen;
}

describe('package', () => {
  it('PKG-1 holds the built modules with their types, README, SPEC and LICENSE, and nothing else', () => {
    const rest = paths.filter((path) => !/^dist\/(?:[a-z0-9-]+\/)?[a-z0-9-]+(?:\.js|\.d\.ts)$/.test(path));
    expect(rest).toEqual(['LICENSE', 'README.md', 'SPEC.md', 'package.json']);
    expect(paths.filter((path) => path.endsWith('.d.ts'))).toEqual(
      modules.map((path) => path.replace(/\.js$/, '.d.ts')),
    );
  });

  it('PKG-1 holds every module that it imports, and no other', () => {
    const seen = closureOf(...Object.keys(entries).map((name) => entry(name)), ...NODE_ONLY);
    // Modules of types alone are empty and imported by none.
    const imported = modules.filter((path) => !/^export \{\};\s*$/.test(readFileSync(join(installed, path), 'utf8')));
    expect([...seen].sort()).toEqual(imported);
  });

  it('PKG-2 has no dependencies and no install scripts', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: 'crfsuite-wasm', type: 'module', sideEffects: false, license: 'MIT' });
    for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
      expect(manifest).not.toHaveProperty(kind);
    }
    for (const script of ['install', 'preinstall', 'postinstall', 'prepare']) {
      expect(manifest.scripts).not.toHaveProperty(script);
    }
    const lock = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8')) as { packages: object };
    expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/crfsuite-wasm']);
  });

  it('PKG-3 the five lines that README begins with train and tag in Node, in a folder of their own', () => {
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    const script = /^```js\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
    expect(script.trim().split('\n')).toHaveLength(5);
    writeFileSync(join(app, 'start.mjs'), script);
    expect(execFileSync(process.execPath, ['start.mjs'], { cwd: app, encoding: 'utf8' })).toBe('O DISEASE\n');
  });

  it('PKG-6 threads train in Node from a folder of their own, in workers from the package or made by the caller', () => {
    const script = `
      import { Worker } from 'node:worker_threads';
      import { loadEngine } from 'crfsuite-wasm';
      import { threads } from 'crfsuite-wasm/threads';
      const trainer = (await loadEngine()).createTrainer({ params: { c2: 0.1, max_iterations: 5 } });
      for (let s = 0; s < 16; s++) trainer.append([['a', 'w' + s], ['b']], ['x', s % 2 ? 'x' : 'y']);
      const worker = () => new Worker(new URL(import.meta.resolve('crfsuite-wasm/threads-worker')));
      const models = [];
      for (const options of [{ count: 1 }, { count: 2 }, { count: 2, worker }]) {
        const onStart = (start) => console.log(start.threads, start.chunks);
        models.push(await trainer.train({ threads: threads({ ...options, chunks: 2, onStart }) }));
      }
      console.log(models.every((model) => Buffer.compare(model, models[0]) === 0));
    `;
    writeFileSync(join(app, 'threads.mjs'), script);
    const output = execFileSync(process.execPath, ['threads.mjs'], { cwd: app, encoding: 'utf8' });
    expect(output).toBe('1 2\n2 2\n2 2\ntrue\n');
  });

  it.each([['nodenext'], ['bundler']])('PKG-4 its types resolve, strictly, with moduleResolution %s', (resolution) => {
    const source = [
      "import { CrfError, loadEngine, type Tagger, type TrainProgress } from 'crfsuite-wasm';",
      "import { type Threads, type TrainingWorker, threads } from 'crfsuite-wasm/threads';",
      'const engine = await loadEngine();',
      'const two: Threads = threads({ count: 2, onStart: ({ chunks }) => console.log(chunks + 1) });',
      "const worker = (): TrainingWorker => new Worker('w.js', { type: 'module' });",
      'await engine.createTrainer().train({ threads: threads({ worker }) });',
      'await engine.createTrainer().train({ threads: two });',
      '// @ts-expect-error a count is a number',
      "threads({ count: 'all' });",
      'const seen = ({ iteration, loss }: TrainProgress): void => console.log(iteration + loss);',
      'const bytes: Uint8Array = await engine.createTrainer({ params: { c1: 0.1 } }).train({ onProgress: seen });',
      'const tagger: Tagger = engine.openTagger(bytes);',
      '// @ts-expect-error a label is text',
      'tagger.marginal(3, 0);',
      "console.log(tagger.tag([['a'], { b: 1 }]).length, new CrfError('closed', 'x').code);",
    ].join('\n');
    writeFileSync(join(app, 'use.ts'), source);
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom', '--types', ''];
    const kind = ['--module', resolution === 'bundler' ? 'esnext' : 'nodenext', '--moduleResolution', resolution];
    const run = () =>
      execFileSync(process.execPath, [tsc, ...options, ...kind, '--ignoreConfig', 'use.ts'], {
        cwd: app,
        encoding: 'utf8',
      });
    expect(run()).toBe('');
  });

  it('PKG-5 WebAssembly and JavaScript together are at most 60 kB gzipped, and threads 6 kB more', () => {
    const sizeOf = (names: Iterable<string>) => {
      const contents = [...names].sort().map((path) => readFileSync(join(installed, path)));
      return {
        count: contents.length,
        bytes: contents.reduce((sum, { length }) => sum + length, 0),
        gzipped: contents.reduce((sum, content) => sum + gzipSync(content).length, 0),
        asOne: gzipSync(Buffer.concat(contents)).length,
      };
    };
    const main = closureOf(entry('.'));
    const size = sizeOf(main);
    const whole = sizeOf(new Set([...main, ...closureOf(entry('./threads'), entry('./threads-worker'))]));
    const more = { bytes: whole.bytes - size.bytes, asOne: whole.asOne - size.asOne };
    console.info(
      `Size: ${size.count} modules, ${size.bytes} bytes; gzipped ${size.asOne} as one, ${size.gzipped} file by file. ` +
        `With threads and their worker ${more.bytes} bytes more, ${more.asOne} gzipped.`,
    );
    expect(size.asOne).toBeLessThanOrEqual(60_000);
    expect(size.gzipped).toBeLessThanOrEqual(80_000);
    expect(more.asOne).toBeLessThanOrEqual(6_000);
  });
});
