import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** File of a room, what it must not import, what it may. */
const FENCES: { file: string; refused: string[]; allowed: string[] }[] = [
  {
    file: 'wasm/src/x.ts',
    refused: ['comlink', '@/lib/domain/text/note', '../../lib/domain/text/note', 'node:fs'],
    allowed: ['./types.js', '../src/errors.js'],
  },
  {
    file: 'lib/domain/text/x.ts',
    refused: [
      'react',
      'zod',
      'dexie',
      'comlink',
      'node:fs',
      '@/lib/store/database',
      '@/lib/domain/text/note',
      '../../pipelines/ports',
      '../../../workers/pipeline-api',
    ],
    allowed: ['./note', '../data/dataset', '../result'],
  },
  {
    file: 'lib/pipelines/x.ts',
    refused: [
      'crfsuite-wasm',
      'dexie',
      'zod',
      'node:fs',
      '@/lib/store/database',
      '@/workers/pipeline-api',
      '../store/x',
    ],
    allowed: ['./ports', '../domain/result', '../formats/conll', '@/lib/domain/result', '@/lib/formats/conll'],
  },
  {
    file: 'lib/formats/x.ts',
    refused: ['dexie', 'node:fs', '@/lib/pipelines/ports', '../pipelines/ports', '@/lib/store/database'],
    allowed: ['../domain/result', '@/lib/schemas/item', './conll'],
  },
  {
    file: 'lib/schemas/x.ts',
    refused: ['dexie', 'react', '@/lib/store/database', '@/lib/pipelines/training', '@/lib/server/csp'],
    allowed: ['zod', '@/lib/domain/result', '../domain/result'],
  },
  {
    file: 'lib/messages/en/x.ts',
    refused: ['react', '@/lib/store/database', '@/lib/client/work', '@/workers/pipeline-host'],
    allowed: ['@/lib/domain/data/import-report', '@/workers/pipeline-api'],
  },
  {
    file: 'lib/store/x.ts',
    refused: ['react', 'crfsuite-wasm', '@/lib/client/work', '@/lib/pipelines/training', '../client/work'],
    allowed: ['dexie', '@/lib/pipelines/ports', '@/lib/domain/result', '../domain/result', './database'],
  },
  {
    file: 'lib/client/x.ts',
    refused: [
      'crfsuite-wasm',
      '@/components/ui/button',
      '@/lib/server/csp',
      '@/lib/pipelines/training',
      '@/workers/pipeline-host',
      '../formats/conll',
    ],
    allowed: ['react', 'comlink', '@/workers/pipeline-api', '@/lib/pipelines/ports', '@/lib/store/database'],
  },
  {
    file: 'lib/server/x.ts',
    refused: [
      '@/lib/domain/text/note',
      '../domain/text/note',
      '@/lib/store/database',
      '@/lib/pipelines/training',
      '@/workers/pipeline-api',
      'crfsuite-wasm',
      'dexie',
    ],
    allowed: ['node:crypto', 'next/server', '@/lib/domain/model/run', '@/lib/schemas/item'],
  },
  {
    file: 'lib/server/models/weights.ts',
    refused: ['@/lib/domain/text/note', '@/lib/store/database', '@/lib/pipelines/training', 'dexie'],
    allowed: ['crfsuite-wasm', '@/lib/domain/model/run'],
  },
  {
    file: 'workers/x.ts',
    refused: ['react', 'next/link', '@/components/ui/button', '@/lib/client/work', '@/lib/server/csp', '../app/layout'],
    allowed: ['comlink', 'crfsuite-wasm', '@/lib/pipelines/training', '@/lib/store/database', './pipeline-api'],
  },
  {
    file: 'components/reading/x.tsx',
    refused: [
      'dexie',
      'comlink',
      'crfsuite-wasm',
      '@/lib/store/database',
      '@/lib/pipelines/training',
      '@/lib/formats/conll',
      '@/lib/server/csp',
      '@/workers/pipeline-host',
      '../../lib/store/database',
    ],
    allowed: [
      'react',
      '@/lib/client/work',
      '@/lib/domain/result',
      '@/lib/messages/en/import',
      '@/workers/pipeline-api',
    ],
  },
  {
    file: 'components/ui/x.tsx',
    refused: ['dexie', '@/lib/domain/text/note', '@/lib/client/work', '@/components/reading/note', '../reading/note'],
    allowed: ['react', 'lucide-react', './button', '@/components/ui/button', '@/lib/client/document-scripts'],
  },
  {
    file: 'app/read/x.tsx',
    refused: ['dexie', 'comlink', '@/lib/store/database', '@/workers/pipeline-api', '@/lib/domain/text/note'],
    allowed: ['react', 'next', '@/components/reading/page', '@/lib/server/csp'],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'fences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lints the files in `folder` under our settings; one "rule file:line" each. */
function lint(...args: string[]): string[] {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  // The exit code is 1 when something is found, as it should be here.
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', ...args, '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  const report = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
  };
  return report.diagnostics.map(({ category, location: { path, start } }) => `${category} ${path}:${start.line}`);
}

/** Writes one offending file a fence and lints them in one go. */
function refusals(): Set<string> {
  for (const { file, refused, allowed } of FENCES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    const lines = [...refused, ...allowed].map((from, index) => `import { x${index} } from '${from}';`);
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  }
  return new Set(lint('--only=style/noRestrictedImports'));
}

describe('import fences', () => {
  const found = refusals();
  for (const { file, refused, allowed } of FENCES) {
    it(`${dirname(file)} refuses what stands outside its fence and nothing else`, () => {
      const specifiers = [...refused, ...allowed];
      const seen = specifiers.filter((_, index) => found.has(`lint/style/noRestrictedImports ${file}:${index + 1}`));
      expect(seen).toEqual(refused);
    });
  }
});

describe('lint', () => {
  it('refuses any, a forgotten promise and a picture without words', () => {
    const lines = [
      'export async function save(): Promise<void> {}',
      'export function run(value: any): void {',
      '  save();',
      '  console.log(value);',
      '}',
      'export const Picture = () => <img src="/a.png" />;',
    ];
    mkdirSync(join(folder, 'components/reading'), { recursive: true });
    writeFileSync(join(folder, 'components/reading/y.tsx'), `${lines.join('\n')}\n`);
    expect(lint()).toEqual(
      expect.arrayContaining([
        'lint/suspicious/noExplicitAny components/reading/y.tsx:2',
        'lint/nursery/noFloatingPromises components/reading/y.tsx:3',
        'lint/a11y/useAltText components/reading/y.tsx:6',
      ]),
    );
  });
});
