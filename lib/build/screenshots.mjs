/**
 * Pictures of every page in every state: empty, while a server does not answer, when it cannot be reached, full, with
 * what opens over it, and locked; at three widths, in both themes.
 *
 *   npm run build && npm run screenshots -- [FOLDER]     (default: out/screenshots)
 *     --language de        in German
 *     --only NAME          scenes whose state or name has this in it; several, with commas
 *     --widths 1280,390    other than 1280, 800 and 390
 *     --keep FOLDER        keeps the filled browser and site there: the next run with it takes pictures at once
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { register } from 'tsx/esm/api';
import { findBrowser } from './find-browser.mjs';
import { freePort } from './free-port.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', default: 'en' },
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '1280,800,390' },
    keep: { type: 'string' },
  },
});
if (options.language !== 'en' && options.language !== 'de') {
  console.error(`There are no words in "${options.language}": say en or de.`);
  process.exit(1);
}
const language = options.language;
const folder = resolve(positionals[0] ?? join(root, 'out/screenshots'));
const wanted = options.only.split(',').filter((part) => part !== '');
const looks = {
  widths: options.widths.split(',').map(Number),
  themes: /** @type {('light' | 'dark')[]} */ (['light', 'dark']),
};
/** Longer than any scene takes; a picture that is missing is told at the end. */
const SCENE_MS_MAX = 30_000;
const STARTED = Date.now();

// The journeys' own steps: pictures and tests walk the same way.
register();
const { comeBack, fillSite, openSite } = await import('../../test/e2e/full-site.ts');
const { takePictures } = await import('../../test/e2e/pictures.ts');
const scenes = {
  ...(await import('../../test/e2e/scenes.ts')),
  ...(await import('../../test/e2e/scenes-at-work.ts')),
  ...(await import('../../test/e2e/scenes-opened.ts')),
  ...(await import('../../test/e2e/scenes-locked.ts')),
};
const { speak } = await import('../messages/language.ts');

/** @type {(() => unknown)[]} */
const endings = [];
/** @type {string[]} */
const missing = [];
let taken = 0;

/** @param {string} line */
function say(line) {
  console.log(`${String(Math.round((Date.now() - STARTED) / 1000)).padStart(4)} s  ${line}`);
}

/** @param {string} dataFolder @param {number} port @returns what it wrote first, with the set-up link of an empty site */
async function serve(dataFolder, port) {
  const server = spawn(process.execPath, [join(root, 'lib/build/next.mjs'), 'start', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, PORT: String(port), BEHEALTHY_DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endings.push(() => server.kill('SIGTERM'));
  let written = '';
  server.stdout.setEncoding('utf8').on('data', (text) => {
    written += text;
  });
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const ready = await fetch(`http://localhost:${port}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return written;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('The app does not answer: run "npm run build" first.');
}

/** @param {string} written */
const setupTokenIn = (written) => /#setup=([A-Za-z0-9_-]{43})/.exec(written)?.[1] ?? '';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} state @param {readonly import('../../test/e2e/scenes.ts').Scene[]} list
 */
async function takeAll(page, state, list) {
  page.setDefaultTimeout(SCENE_MS_MAX);
  for (const scene of list) {
    const name = `${state}/${scene.name}`;
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    try {
      taken += await takePictures(page, scene, { ...looks, folder: join(folder, state) });
      say(name);
    } catch (error) {
      missing.push(`${name}: ${String(error).split('\n', 3).join(' ')}`);
      say(`${name} FAILED`);
    }
  }
}

/**
 * The pages of a browser speak this language from the next one on.
 * @param {import('@playwright/test').BrowserContext} context @param {'en' | 'de'} chosen
 */
async function speakIn(context, chosen) {
  await context.addInitScript((it) => localStorage.setItem('behealthy-language', it), chosen);
}

async function emptyStates() {
  const data = mkdtempSync(join(tmpdir(), 'behealthy-pictures-'));
  endings.push(() => rmSync(data, { recursive: true, force: true }));
  const port = await freePort(0);
  const setupToken = setupTokenIn(await serve(data, port));
  const browser = await chromium.launch({ executablePath, args });
  endings.push(() => browser.close());
  const baseURL = `http://localhost:${port}`;
  const context = await browser.newContext({ baseURL, serviceWorkers });
  const page = await context.newPage();
  await openSite(page, setupToken);
  await speakIn(context, language);
  await speak(language);
  await takeAll(page, 'empty-signed-in', scenes.SITE_SCENES);
  await page.route('**/api/**', () => {});
  await takeAll(page, 'asking', scenes.ASKING_SCENES);
  await page.unroute('**/api/**');
  await page.route('**/api/**', (route) => route.abort());
  await takeAll(page, 'no-server', scenes.ASKING_SCENES);

  const stranger = await browser.newContext({ baseURL, serviceWorkers });
  await speakIn(stranger, language);
  const lonely = await stranger.newPage();
  await takeAll(lonely, 'empty', scenes.PAGES_ALL);
  await takeAll(lonely, 'locked', scenes.lockScenes());
  await speak('en');
  await browser.close();
}

async function fullStates() {
  const kept = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'behealthy-pictures-')) : resolve(options.keep);
  if (options.keep === undefined) endings.push(() => rmSync(kept, { recursive: true, force: true }));
  mkdirSync(kept, { recursive: true });
  // What a browser stores belongs to an address: the same port again.
  const portFile = join(kept, 'port');
  const filled = existsSync(portFile);
  const port = filled ? Number(readFileSync(portFile, 'utf8')) : await freePort(0);
  const setupToken = setupTokenIn(await serve(join(kept, 'data'), port));
  const baseURL = `http://localhost:${port}`;
  const viewport = { width: 1280, height: 800 };
  const context = await chromium.launchPersistentContext(join(kept, 'browser'), {
    executablePath,
    args,
    baseURL,
    viewport,
    serviceWorkers,
  });
  endings.push(() => context.close());
  const page = context.pages()[0] ?? (await context.newPage());
  if (!filled) {
    const others = await chromium.launch({ executablePath, args });
    endings.push(() => others.close());
    await openSite(page, setupToken);
    await fillSite(page, others, baseURL, (part) => say(`… ${part}`));
    await others.close();
    writeFileSync(portFile, String(port));
  } else {
    // A session ends with its browser, which may have spoken otherwise.
    await speakIn(context, 'en');
    await comeBack(page);
  }
  await speakIn(context, language);
  await speak(language);
  await takeAll(page, 'full', scenes.FULL_SCENES);
  await takeAll(page, 'opened', scenes.openedScenes());
  await context.close();
}

const executablePath = await findBrowser();
const args = ['--no-sandbox', '--disable-background-networking'];
// A kept browser would be told of each new build, over the page.
const serviceWorkers = /** @type {const} */ ('block');
const FULL = ['full', 'opened'];
const asksFor = (/** @type {readonly string[]} */ states) =>
  wanted.some((part) => states.includes(part.split('/')[0] ?? ''));
const anyState = !wanted.some((part) => part.includes('/'));
try {
  if (anyState || !wanted.every((part) => FULL.includes(part.split('/')[0] ?? ''))) await emptyStates();
  if (anyState || asksFor(FULL)) await fullStates();
} finally {
  for (const end of endings.reverse()) await end();
}
for (const line of missing) console.error(line);
say(`${taken} pictures in ${folder}${missing.length > 0 ? `; ${missing.length} scenes are missing` : ''}`);
process.exitCode = missing.length > 0 ? 1 : 0;
