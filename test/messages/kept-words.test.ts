import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * A module is loaded before a page speaks: a text that it keeps stays English (lib/messages/spoken.ts says why). Objects of
 * words may be kept, since their texts are looked up when they are read.
 */
const FILES = ['components', 'lib/client'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`),
);

const IMPORT = /import \{([^}]*)\} from '@\/lib\/messages\/([\w-]+)'/g;
const PART = /^const \{([^}]*)\} = ([\w.]+);/gm;
/** A constant of the module and what it begins with; functions are left out, they read when they are called. */
const CONSTANT = /^(?:export )?const (\w+)[^=\n]*= (?!async|function|memo\(|\(|\w+ =>)([\s\S]*?);\n(?![ \t])/gm;

type Values = Map<string, unknown>;

async function wordsIn(source: string): Promise<Values> {
  const values: Values = new Map();
  const add = (list: string, of: Record<string, unknown>) => {
    for (const entry of list.split(',').map((each) => each.trim().replace(/^type /, ''))) {
      const [name = '', alias = name] = entry.split(/ as |: /);
      if (name !== '') values.set(alias, of[name]);
    }
  };
  for (const [, list = '', module = ''] of source.matchAll(IMPORT)) {
    add(list, (await import(`../../lib/messages/${module}.ts`)) as Record<string, unknown>);
  }
  for (const [, list = '', path = ''] of source.matchAll(PART)) {
    const of = valueAt(path, values);
    if (typeof of === 'object' && of !== null) add(list, of as Record<string, unknown>);
  }
  return values;
}

function valueAt(path: string, values: Values): unknown {
  const [first = '', ...rest] = path.split('.');
  return rest.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values.get(first));
}

/** @returns what a module keeps of the words it was loaded with, as `constant: path` */
async function keptTexts(source: string): Promise<string[]> {
  const values = await wordsIn(source);
  if (values.size === 0) return [];
  return [...source.matchAll(CONSTANT)].flatMap(([, constant = '', body = '']) =>
    [...body.matchAll(/(?<!\w|\w\.)(\.\.\.)?(\w+(?:\.\w+)*)/g)]
      .filter(({ index }) => !body.slice(0, index).split('\n').at(-1)?.includes('=>'))
      .filter(([, spread, path = '']) => {
        const value = valueAt(path, values);
        const holds = Object.values(typeof value === 'object' && value !== null ? value : {});
        return typeof value === 'string' || (spread !== undefined && holds.some((each) => typeof each === 'string'));
      })
      .map(([, , path = '']) => `${constant}: ${path}`),
  );
}

describe('texts', () => {
  it('are looked up when they are shown, never kept by a module', async () => {
    expect(FILES.length).toBeGreaterThan(200);
    const kept: string[] = [];
    for (const file of FILES) {
      for (const text of await keptTexts(readFileSync(file, 'utf8'))) kept.push(`${basename(file)}, ${text}`);
    }
    expect(kept).toEqual([]);
  });

  it('that are kept are found: by themselves, in lists, and spread out of an object', async () => {
    const head = "import { shell } from '@/lib/messages/shell';\n\nconst { model: words } = shell;\n\n";
    const kept = [
      'const TITLE = shell.brand;\n',
      'const NAMES = {\n  a: words.word,\n  b: 1,\n};\n',
      'const LOOKS = [\n  { key: 1, ...shell.display },\n];\n',
    ];
    for (const constant of kept) expect(await keptTexts(`${head}${constant}`)).toHaveLength(1);
    const right = [
      'const part = shell.display;\n',
      'const NAMES = {\n  a: () => words.word,\n};\n',
      'const said = (n: number) => words.name(n);\n',
    ];
    for (const constant of right) expect(await keptTexts(`${head}${constant}\n`)).toEqual([]);
  });
});
