import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test } from '@playwright/test';
import { shell } from '@/lib/messages/en/shell';
import { describeJourney, disguises, networkLogArguments, readNetworkLog } from './network-log';
import { account, requestReview, setUp, shareRun, signIn, signOut } from './registry-steps';
import { startServers } from './servers';
import { importFiles, train } from './steps';

const SAMPLE = fileURLToPath(new URL('../../public/samples/notes.jsonl', import.meta.url));
/** Names of people, each in one note. */
const NAMES = ['Zorbinthia', 'Quillaxon', 'Vekstrand', 'Plimboferd', 'Drumquist', 'Jolbwrif', 'Teskmuxa', 'Keshdwoz'];
const SENT_CONTROL = 'First of this site, kestrelwick.';

/** The sample notes, a name at the end of every tenth note to learn from. */
function notesWithNames(): Buffer {
  const lines = readFileSync(SAMPLE, 'utf8').trim().split('\n');
  let at = 0;
  const named = lines.map((line, i) => {
    const note = JSON.parse(line) as { split: string; text: string };
    if (i % 10 !== 0 || note.split !== 'train' || at >= NAMES.length) return line;
    return JSON.stringify({ ...note, text: `${note.text}\nSigned by ${NAMES[at++]}.` });
  });
  expect(at).toBe(NAMES.length);
  return Buffer.from(`${named.join('\n')}\n`, 'utf8');
}

test('no name of a note leaves the browser when a model is shared and its review requested', async ({
  launchOptions,
}) => {
  test.setTimeout(400_000);
  const folder = mkdtempSync(join(tmpdir(), 'privacy-sharing-'));
  const logFile = join(folder, 'network.json');
  const consoleLines: string[] = [];
  const servers = await startServers(1);
  const [baseURL = ''] = servers.origins;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), ...networkLogArguments(logFile)],
  });
  try {
    const context = await browser.newContext({ baseURL });
    context.on('console', (message) => consoleLines.push(message.text()));
    const page = await context.newPage();
    page.on('worker', (worker) => worker.on('console', (message) => consoleLines.push(message.text())));
    const ada = account('Ada');
    await setUp(page, servers.setupToken, ada);
    await signIn(page, ada);
    await importFiles(page, [{ name: 'notes.jsonl', mimeType: 'application/jsonl', buffer: notesWithNames() }]);
    await train(page);
    await shareRun(page, 5, SENT_CONTROL);
    await requestReview(page, 1);
    await expect(page.getByRole('banner').getByText(shell.sync.allSent)).toBeVisible();
    await signOut(page, ada);
  } finally {
    await browser.close();
    await servers.stop();
  }
  const log = readNetworkLog(logFile);
  const { requests, sent, lines } = log;
  rmSync(folder, { recursive: true, force: true });
  const foreign = requests.filter(
    ({ url, initiator }) => initiator !== undefined && /^(?:https?|wss?):/.test(url) && new URL(url).origin !== baseURL,
  );
  expect(foreign).toEqual([]);
  // The instrument sees what is shared: the author's own words stand in it, and a model's worth of bytes.
  expect(sent).toContain(SENT_CONTROL);
  expect(sent.length).toBeGreaterThan(100_000);
  const outgoing = [sent, ...lines].join('\n').toLowerCase();
  const logged = [servers.lines(), ...consoleLines].join('\n').toLowerCase();
  for (const name of NAMES) {
    for (const form of disguises(name).concat(disguises(name.toLowerCase()))) {
      expect(outgoing.includes(form.toLowerCase()), 'a name went out').toBe(false);
    }
    expect(logged.includes(name.toLowerCase()), 'a name was logged').toBe(false);
  }
  if (process.env.VERIFY_PRIVACY) {
    const did =
      'Somebody signed in, trained a model on notes with names, shared it, asked for its review and signed out.';
    const logLines = consoleLines.length + servers.lines().split('\n').length;
    const shown = { did, log, own: baseURL, words: NAMES, control: SENT_CONTROL, consoleLines: logLines };
    console.log(describeJourney(shown));
  }
});
