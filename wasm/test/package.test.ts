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

describe('package', () => {
  it('PKG-1 holds the built modules with their types, README, SPEC and LICENSE, and nothing else', () => {
    const rest = paths.filter((path) => !/^dist\/(?:[a-z0-9-]+\/)?[a-z0-9-]+(?:\.js|\.d\.ts)$/.test(path));
    expect(rest).toEqual(['LICENSE', 'README.md', 'SPEC.md', 'package.json']);
    const modules = paths.filter((path) => path.endsWith('.js'));
    expect(paths.filter((path) => path.endsWith('.d.ts'))).toEqual(
      modules.map((path) => path.replace(/\.js$/, '.d.ts')),
    );
  });

  it('PKG-1 holds every module that it imports, and no other', () => {
    const seen = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const [, to] of readFileSync(join(installed, path), 'utf8').matchAll(/(?:from|import)\s*'([^']+)'/g)) {
        expect(to).toMatch(/^\.\.?\//);
        visit(join(dirname(path), to ?? ''));
      }
    };
    visit('dist/index.js');
    const modules = paths.filter((path) => path.endsWith('.js'));
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

  it.each([['nodenext'], ['bundler']])('PKG-4 its types resolve, strictly, with moduleResolution %s', (resolution) => {
    const source = [
      "import { CrfError, loadEngine, type Tagger, type TrainProgress } from 'crfsuite-wasm';",
      'const engine = await loadEngine();',
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

  it('PKG-5 WebAssembly and JavaScript together are at most 60 kB gzipped', () => {
    const modules = paths.filter((path) => path.endsWith('.js')).map((path) => readFileSync(join(installed, path)));
    const gzipped = modules.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
    const asOne = gzipSync(Buffer.concat(modules)).length;
    console.info(
      `Size: ${modules.length} modules, ${modules.reduce((sum, bytes) => sum + bytes.length, 0)} bytes; ` +
        `gzipped ${asOne} as one, ${gzipped} file by file.`,
    );
    expect(asOne).toBeLessThanOrEqual(60_000);
    expect(gzipped).toBeLessThanOrEqual(80_000);
  });
});
