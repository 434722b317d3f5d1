import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuildCurrent, writeBuildStamp } from '../../lib/build/build-stamp.mjs';
import { findBrowser } from '../../lib/build/find-browser.mjs';
import { scriptsOfFirstNote, scriptsOfPage } from '../../lib/build/first-load.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'house-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content = '', mode = 0o644) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content, { mode });
  return join(folder, path);
}

describe('the browser for tests', () => {
  it('is the one CHROMIUM_PATH names, before any on the path', async () => {
    const named = write('mine/browser', '', 0o755);
    write('bin/chromium', '', 0o755);
    expect(await findBrowser({ CHROMIUM_PATH: named, PATH: join(folder, 'bin') })).toBe(named);
  });

  it('is the first installed one on the path that can be run', async () => {
    write('first/chromium', '', 0o644);
    const runnable = write('second/google-chrome', '', 0o755);
    const path = [join(folder, 'first'), join(folder, 'second')].join(delimiter);
    expect(await findBrowser({ PATH: path })).toBe(runnable);
  });

  it('is refused by name when CHROMIUM_PATH cannot be run', async () => {
    await expect(findBrowser({ CHROMIUM_PATH: join(folder, 'nowhere'), PATH: '' })).rejects.toThrow(/CHROMIUM_PATH/);
  });
});

describe('the build', () => {
  beforeEach(() => {
    write('app/page.tsx', 'one');
    write('wasm/src/index.ts', 'engine');
    write('wasm/dist/index.js');
    write('.next/BUILD_ID', 'id');
    writeBuildStamp(folder, 'engine');
    writeBuildStamp(folder, 'app');
  });

  it('is current when its sources are what they were, whatever their times', () => {
    write('app/page.tsx', 'one');
    expect(isBuildCurrent(folder, 'app')).toBe(true);
    expect(isBuildCurrent(folder, 'engine')).toBe(true);
  });

  it('is out of date when a source changes, and the engine only when its own does', () => {
    write('app/page.tsx', 'two');
    expect(isBuildCurrent(folder, 'app')).toBe(false);
    expect(isBuildCurrent(folder, 'engine')).toBe(true);
    write('wasm/src/index.ts', 'another engine');
    expect(isBuildCurrent(folder, 'engine')).toBe(false);
  });

  it('is out of date when a source is renamed, added or gone', () => {
    renameSync(join(folder, 'app/page.tsx'), join(folder, 'app/layout.tsx'));
    expect(isBuildCurrent(folder, 'app')).toBe(false);
    renameSync(join(folder, 'app/layout.tsx'), join(folder, 'app/page.tsx'));
    expect(isBuildCurrent(folder, 'app')).toBe(true);
    write('public/samples/notes.jsonl');
    expect(isBuildCurrent(folder, 'app')).toBe(false);
  });

  it('is out of date when its output is gone', () => {
    rmSync(join(folder, 'wasm/dist/index.js'));
    expect(isBuildCurrent(folder, 'app')).toBe(false);
    expect(isBuildCurrent(folder, 'engine')).toBe(false);
  });

  it('does not depend on documents', () => {
    write('lib/ARCHITECTURE.md', 'words');
    expect(isBuildCurrent(folder, 'app')).toBe(true);
  });
});

describe('the first load of a page', () => {
  it('is every script that its document names, once, after gzip, but for what old browsers alone fetch', () => {
    write('static/chunks/large.js', 'ab'.repeat(4000) + Array.from({ length: 900 }, (_, i) => i * 7919).join());
    write('static/chunks/small.js', 'small()');
    write('static/chunks/old.js', 'old()');
    write('static/chunks/later.js', 'later()');
    write(
      'server/app/read.html',
      `<script src="/_next/static/chunks/small.js" async=""></script><script src="/_next/static/chunks/old.js" noModule=""></script>
       <script>self.__next_f.push([1,"I[\\"/_next/static/chunks/large.js\\",\\"/_next/static/chunks/small.js\\"]"])</script>`,
    );
    const scripts = scriptsOfPage(folder, 'read');
    expect(scripts.map(({ path }) => path)).toEqual(['/_next/static/chunks/large.js', '/_next/static/chunks/small.js']);
    expect(scripts[0]?.gzipBytes).toBeLessThan(8000);
    expect(scripts[0]?.gzipBytes).toBeGreaterThan(1000);
  });

  it('is told beside what the first note needs: the lists of import() that hold the store and what shows notes', () => {
    const list = (...names: string[]) =>
      `Promise.all([${names.map((name) => `"static/chunks/${name}.js"`).join()}].map(l))`;
    write(
      'static/chunks/shell.js',
      [list('dialog'), list('dexie', 'store'), list('shell', 'dexie', 'notes')].join(';'),
    );
    write('static/chunks/dexie.js', 'dexie()');
    write('static/chunks/store.js', 'performance.mark("behealthy:store")');
    write('static/chunks/notes.js', 'performance.mark("behealthy:notes")');
    write('static/chunks/dialog.js', 'dialog()');
    write('server/app/read.html', '<script src="/_next/static/chunks/shell.js" async=""></script>');
    const paths = scriptsOfFirstNote(folder).map(({ path }) => path.replace('/_next/static/chunks/', ''));
    expect(paths.sort()).toEqual(['dexie.js', 'notes.js', 'store.js']);
  });

  it('cannot be told where nothing fetches a part of it: the check would pass unseen', () => {
    write('static/chunks/shell.js', 'shell()');
    write('server/app/read.html', '<script src="/_next/static/chunks/shell.js" async=""></script>');
    expect(() => scriptsOfFirstNote(folder)).toThrow('behealthy:store');
  });
});
