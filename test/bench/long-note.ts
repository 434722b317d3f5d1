/**
 * Tagging a note of 50,000 words with 4,000 marks in a real browser: how soon it is painted, what one more mark costs,
 * and whether the page's thread is ever held up, with and without a training in the background.
 *   npm run build && npx tsx test/bench/long-note.ts [--words 50000] [--marks 4000] [--rounds 100] [--url http://…]
 * Without --url it starts the built app itself.
 *   opened:  from the click on the note in the queue to the first frame with its marks in it
 *   mark:    from the key of the label to the page laid out anew (script, style, layout), and to the frame that shows it;
 *            `waited`: the part of it in which the page was still at the three arrow keys pressed right before
 */
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { seededRandom } from '../../lib/domain/random';
import { annotate } from '../../lib/messages/en/annotate';
import { panels } from '../../lib/messages/en/annotate-panels';
import { shell } from '../../lib/messages/en/shell';
import type { NoteRow } from '../../lib/store/rows';
import { describeResponsiveness, probeResponsiveness } from '../e2e/responsiveness';
import { importFiles, loadSample, startTraining } from '../e2e/steps';
import { storedRows, storeRows } from '../e2e/stored-rows';
import { inBuiltApp } from './built-app';
import { percentiles } from './percentiles';

const { values } = parseArgs({
  options: {
    words: { type: 'string', default: '50000' },
    marks: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '100' },
    url: { type: 'string' },
  },
});
const words = Number(values.words);
const marks = Number(values.marks);
const rounds = Number(values.rounds);

const VOCABULARY =
  'patient was seen in clinic today with stable blood pressure and reports no chest pain since the last visit ' +
  'asthma hypertension metformin salbutamol pneumonia amoxicillin continues follow up arranged after review of results';

/** Paragraphs of about 60 words; every mark is a word or two, spread evenly. */
function longNote(): { text: string; gold: { start: number; end: number; label: string }[] } {
  const random = seededRandom(11);
  const list = VOCABULARY.split(' ');
  const gold: { start: number; end: number; label: string }[] = [];
  const every = words / marks;
  let text = '';
  for (let i = 0; i < words; i++) {
    const word = list[Math.floor(random() * list.length)] ?? '';
    const start = text.length;
    text += word;
    if (Math.floor((i + 1) / every) > Math.floor(i / every) && gold.length < marks) {
      gold.push({ start, end: text.length, label: gold.length % 2 === 0 ? 'DISEASE' : 'TREATMENT' });
    }
    text += (i + 1) % 60 === 0 ? '.\n' : (i + 1) % 15 === 0 ? '. ' : ' ';
  }
  return { text, gold };
}

/** Longer than an import takes, so it is put in place of a short one. */
async function lengthen(page: Page, title: string): Promise<void> {
  const { text, gold } = longNote();
  const note = (await storedRows<NoteRow>(page, 'notes')).find((row) => row.title === title);
  if (!note) throw new Error('the note to lengthen is missing');
  await storeRows(page, 'notes', [{ ...note, text }]);
  await storeRows(page, 'annotations', [{ noteId: note.id, datasetId: note.datasetId, gold }]);
}

/** Milliseconds from the click to the frame that shows the note's first marks. */
async function timeOpening(page: Page, title: string): Promise<number> {
  const painted = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = () => {
              const sheet = document.querySelector(`article[aria-label="${wanted}"]`);
              if (!sheet?.querySelector('.annotate-text mark')) return void requestAnimationFrame(look);
              // The message comes after the frame was painted.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              requestAnimationFrame(() => port2.postMessage(0));
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      }),
    annotate.note.label(title),
  );
  await page.getByRole('navigation', { name: panels.queue.label }).getByText(title, { exact: true }).click();
  return painted;
}

interface MarkTimes {
  /** Until the page answers the key: what it still did for the keys before. */
  readonly waited: number[];
  readonly work: number[];
  readonly frame: number[];
}

/** Marks one word after another by keys. @param share where in the note, 0-1 */
async function timeMarks(page: Page, share: number): Promise<MarkTimes> {
  await page.evaluate((at) => {
    const paper = document.querySelector('.annotate-paper');
    paper?.scrollTo({ top: at * paper.scrollHeight });
    document.querySelector<HTMLElement>('[role=application]')?.focus({ preventScroll: true });
  }, share);
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const times: MarkTimes = { waited: [], work: [], frame: [] };
    Object.assign(window, { markTimes: times });
    const key = (event: KeyboardEvent) => {
      if (event.key !== '1') return;
      const { timeStamp } = event;
      times.waited.push(performance.now() - timeStamp);
      const laidOut = new MessageChannel();
      laidOut.port1.onmessage = () => {
        document.body.getBoundingClientRect();
        times.work.push(performance.now() - timeStamp);
      };
      laidOut.port2.postMessage(0);
      const shown = new MessageChannel();
      shown.port1.onmessage = () => times.frame.push(performance.now() - timeStamp);
      requestAnimationFrame(() => shown.port2.postMessage(0));
    };
    const before = (window as unknown as { markKey?: typeof key }).markKey;
    if (before) removeEventListener('keydown', before, { capture: true });
    Object.assign(window, { markKey: key });
    addEventListener('keydown', key, { capture: true });
  });
  for (let i = 0; i < rounds; i++) {
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('1');
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => (window as unknown as { markTimes: MarkTimes }).markTimes);
}

const PLACES = [
  ['at the head', 0],
  ['in the middle', 0.5],
  ['at the end', 0.99],
] as const;

function say(where: string, { waited, work, frame }: MarkTimes): void {
  console.log(`mark ${where}: work ${percentiles(work)} (target 16 in the middle)`);
  console.log(`  waited ${percentiles(waited)}\n  shown ${percentiles(frame)}`);
}

async function measure(page: Page): Promise<void> {
  const title = 'bench-long';
  const line = (id: string) =>
    JSON.stringify({ id, title: id, text: 'She has asthma.', entities: [{ start: 8, end: 14, label: 'DISEASE' }] });
  const buffer = Buffer.from(`${line('bench-short')}\n${line(title)}\n`, 'utf8');
  await loadSample(page);
  await importFiles(page, [{ name: 'bench.jsonl', mimeType: 'application/jsonl', buffer }]);
  await lengthen(page, title);

  await page.goto('/annotate');
  await page.getByRole('button', { name: panels.start.fromLabels }).click();
  await page.getByRole('button', { name: panels.start.create, exact: true }).click();
  await page.getByRole('application').waitFor();
  await page.getByRole('combobox', { name: panels.queue.orderLabel }).selectOption('imported');

  const opened: number[] = [];
  for (let i = 0; i < 6; i++) {
    await timeOpening(page, 'bench-short');
    await page.waitForTimeout(500);
    opened.push(await timeOpening(page, title));
    await page.waitForTimeout(2500);
  }
  console.log(`opened, first:  ${opened[0]?.toFixed(0)} ms (target 150)`);
  console.log(`opened, again:  ${percentiles(opened.slice(1))}`);
  const drawn = await page.getByRole('application').locator('mark[data-owner]').count();
  console.log(`marks in the page: ${drawn}`);

  for (const [where, share] of PLACES) {
    // Opened anew, the keys begin with what is in sight.
    await timeOpening(page, 'bench-short');
    await timeOpening(page, title);
    await page.waitForTimeout(2500);
    const alone = await probeResponsiveness(page);
    say(where, await timeMarks(page, share));
    console.log(describeResponsiveness('tagging', await alone()));
  }

  await startTraining(page);
  // Along the rail, without loading anew: the worker goes on.
  await page.getByRole('link', { name: shell.pages.annotate }).click();
  await page.getByRole('application').waitFor();
  await timeOpening(page, title).catch(() => undefined);
  await page.waitForTimeout(3000);
  const beside = await probeResponsiveness(page);
  say('beside a training', await timeMarks(page, 0));
  console.log(describeResponsiveness('tagging while a model trains', await beside()));
}

await inBuiltApp(values.url, measure);
