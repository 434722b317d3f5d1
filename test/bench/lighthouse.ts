/**
 * Lighthouse on every page of the built app, with the sample notes and a model trained on them, desktop and mobile.
 *   npm run build && npm run bench -- lighthouse [--page /read] [--form desktop] [--why] [--url http://…]
 * Prints a table of scores, 0-100, and ends with 1 where one is below 95; --why: what cost points. Lighthouse is fetched by
 * npx when it is asked for: with what it needs it is larger than everything this project installs for its tests.
 * Its own throttling: mobile is a phone on slow 4G (simulated), desktop a computer on cable. Caches and service workers are
 * emptied before each page, what is stored stays. On a busy machine the performance score is too low: run it alone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../lib/build/find-browser.mjs';
import { PAGES, SITE_PAGES } from '../e2e/pages';
import { loadSample, train } from '../e2e/steps';
import { withBuiltApp } from './built-app';

/** The newest that runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const SCORE_MIN = 95;
const AUDIT_MS_MAX = 180_000;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const FORMS = ['desktop', 'mobile'] as const;

const { values } = parseArgs({
  options: {
    page: { type: 'string' },
    form: { type: 'string' },
    why: { type: 'boolean', default: false },
    url: { type: 'string' },
  },
});
const ALSO = ['/', '/guide', '/annotate/agreement', '/shared'];
const paths = [...[...PAGES, ...SITE_PAGES].map(({ path }) => path), ...ALSO].filter(
  (path) => values.page === undefined || path === values.page,
);
const forms = FORMS.filter((form) => values.form === undefined || form === values.form);

interface Report {
  readonly categories: Readonly<
    Record<
      string,
      { readonly score: number | null; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }
    >
  >;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly title: string; readonly displayValue?: string }>
  >;
}

/** Stores notes and a model in a browser's profile. */
async function prepare(profile: string, baseURL: string, executablePath: string): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    baseURL,
    args: ['--no-sandbox'],
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.addInitScript('globalThis.__name = (value) => value');
  await loadSample(page);
  await train(page);
  await context.close();
}

/** @returns the port of its debugger */
async function startBrowser(profile: string, executablePath: string): Promise<{ child: ChildProcess; port: string }> {
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const child = spawn(
    executablePath,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  for (let attempt = 0; attempt < 100; attempt++) {
    const [port] = (await readFile(portFile, 'utf8').catch(() => '')).split('\n');
    if (port) return { child, port };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGTERM');
  throw new Error('The browser did not start.');
}

function audit(url: string, form: (typeof FORMS)[number], port: string): Promise<Report> {
  const args = ['--yes', LIGHTHOUSE, url, `--port=${port}`, `--only-categories=${CATEGORIES.join(',')}`];
  if (form === 'desktop') args.push('--preset=desktop');
  args.push('--output=json', '--output-path=stdout', '--quiet', '--no-enable-error-reporting');
  return new Promise((resolve, reject) => {
    const child = spawn('npx', args, { timeout: AUDIT_MS_MAX, shell: process.platform === 'win32' });
    const out: Buffer[] = [];
    const problems: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => problems.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(out).toString()) as Report);
      else reject(new Error(`${LIGHTHOUSE} ended with ${code}: ${Buffer.concat(problems).toString().slice(-2000)}`));
    });
  });
}

function printWhy({ categories, audits }: Report): void {
  for (const category of CATEGORIES) {
    for (const { id, weight } of categories[category]?.auditRefs ?? []) {
      const { score = null, title = id, displayValue = '' } = audits[id] ?? {};
      if (weight > 0 && score !== null && score < 0.95) {
        console.log(`    ${category}: ${title} ${displayValue} (${Math.round(100 * score)}, weight ${weight})`);
      }
    }
  }
}

let low = 0;
await withBuiltApp(values.url, async (baseURL) => {
  const executablePath = (await findBrowser()) ?? chromium.executablePath();
  const profile = await mkdtemp(join(tmpdir(), 'behealthy-lighthouse-'));
  try {
    await prepare(profile, baseURL, executablePath);
    const { child, port } = await startBrowser(profile, executablePath);
    try {
      console.log(`${''.padEnd(30)}${CATEGORIES.map((name) => name.padStart(16)).join('')}`);
      for (const path of paths) {
        for (const form of forms) {
          const report = await audit(`${baseURL}${path}`, form, port);
          const scores = CATEGORIES.map((name) => Math.round(100 * (report.categories[name]?.score ?? 0)));
          low += scores.filter((score) => score < SCORE_MIN).length;
          console.log(
            `${path.padEnd(22)}${form.padEnd(8)}${scores.map((score) => String(score).padStart(16)).join('')}`,
          );
          if (values.why) printWhy(report);
        }
      }
    } finally {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
if (low > 0) {
  console.error(`${low} scores are below ${SCORE_MIN}.`);
  process.exitCode = 1;
}
