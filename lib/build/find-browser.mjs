/**
 * Finds the Chromium that tests and screenshots drive, without downloading anything by itself.
 * Order: CHROMIUM_PATH, an installed Chrome or Chromium, the one Playwright installed.
 *
 *   node lib/build/find-browser.mjs            prints the path, or fails and says what to do
 *   node lib/build/find-browser.mjs --install  first installs Debian's chromium when there is none and we are root
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * @param {Record<string, string | undefined>} env CHROMIUM_PATH and PATH are read
 * @returns {Promise<string | undefined>} absolute path of an executable browser
 */
export async function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which cannot be run. Set it to a Chromium or unset it.`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const installed = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return installed.find(isExecutable) ?? (await playwrightBrowser());
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function playwrightBrowser() {
  try {
    const { chromium } = await import('@playwright/test');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

const canInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function installChromium() {
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed. Install Chromium by hand or set CHROMIUM_PATH.`);
  }
}

const HOW_TO_GET_ONE =
  'No Chrome or Chromium was found. Install one (Debian: `sudo apt-get install chromium`; any system: ' +
  '`npx playwright install chromium`), or set CHROMIUM_PATH to its executable.';

async function main() {
  let path = await findBrowser();
  if (!path && process.argv.includes('--install') && canInstall()) {
    console.error('No Chrome or Chromium was found: installing the chromium package.');
    installChromium();
    path = await findBrowser();
  }
  if (!path) throw new Error(HOW_TO_GET_ONE);
  console.log(path);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
