import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offlineFiles } from '@/lib/build/write-offline.mjs';

let root: string;
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'behealthy-build-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the list of files that work without a network needs', () => {
  it('holds pages, their scripts, icons and public files under the addresses they are asked for by', () => {
    put('.next/server/app/index.html', 'start');
    put('.next/server/app/annotate/agreement.html', 'agreement');
    put('.next/server/app/manifest.webmanifest.body', '{}');
    put('.next/static/media/[name] é.woff2', 'font');
    put('public/samples/notes.jsonl', '{}');
    const files = offlineFiles(root);
    expect(files.map(({ url }) => url)).toEqual([
      '/annotate/agreement',
      '/',
      '/manifest.webmanifest',
      '/_next/static/media/%5Bname%5D%20%C3%A9.woff2',
      '/samples/notes.jsonl',
    ]);
    expect(files.filter(({ page }) => page).map(({ url }) => url)).toEqual(['/annotate/agreement', '/']);
    expect(files[1]?.sha256).toBe(createHash('sha256').update('start').digest('hex'));
  });

  it('leaves out what the server answers, source maps and pictures of the README', () => {
    put('.next/server/app/api/health.body', '{}');
    put('.next/static/chunks/a.js.map', '{}');
    put('public/screenshots/read.png', 'png');
    expect(offlineFiles(root)).toEqual([]);
  });
});
