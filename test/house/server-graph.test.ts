import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Modules that a file loads when it runs: types are gone by then. */
function loadedBy(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const statements = source.matchAll(/^(?:import|export)\s+(?!type\s)([^;'"]*?)\s*from\s+'([^']+)'/gm);
  const named = [...statements].flatMap(([, clause = '', from = '']) => {
    const names = /\{([^}]*)\}/.exec(clause)?.[1];
    const allTypes = names?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
    return allTypes && !clause.replace(/\{[^}]*\}/, '').trim() ? [] : [from];
  });
  const bare = [...source.matchAll(/(?:^import\s+|import\()'([^']+)'/gm)].map(([, from = '']) => from);
  return [...named, ...bare].flatMap((from) => {
    const base = from.startsWith('@/')
      ? join(root, from.slice(2))
      : from.startsWith('.')
        ? resolve(dirname(file), from)
        : '';
    return [`${base}.ts`, `${base}.tsx`, base].filter((path) => base && /\.tsx?$/.test(path) && existsSync(path));
  });
}

/** Each module that runs with the starting ones, and which module brought it. */
function reach(starts: readonly string[]): Map<string, string> {
  const seen = new Map(starts.map((file) => [file, '']));
  for (const [file] of seen) for (const next of loadedBy(file)) if (!seen.has(next)) seen.set(next, file);
  return seen;
}

const serverFiles = readdirSync(join(root, 'lib/server'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(root, 'lib/server', name));

it('runs nothing that knows note text on the server, through however many imports', () => {
  const reached = reach(serverFiles);
  const names = [...reached].map(([file, by]) => [relative(root, file), relative(root, by)]);
  expect(
    names.filter(([file]) => /^(lib\/domain\/text|lib\/(store|client|pipelines|formats)|workers)\//.test(file ?? '')),
  ).toEqual([]);
  // The walk sees what it is to see.
  expect(names.map(([file]) => file)).toContain('lib/domain/model/promotion.ts');
});

it('would see an import that is three modules away', () => {
  const reached = reach([join(root, 'lib/pipelines/inference.ts')]);
  expect([...reached.keys()].map((file) => relative(root, file))).toContain('lib/domain/text/normalize.ts');
});
