import { test as plain } from '@playwright/test';
import { reading } from '@/lib/messages/en/reading';
import { expect, test } from './guarded-test';
import { noteOn } from './steps';

/** Each way out or in that the policy must close, tried by a script that is inside already. */
const ATTEMPTS = {
  // Later: what the test itself evaluates is exempt.
  eval: () =>
    new Promise((done) => {
      setTimeout(() => {
        try {
          done(new Function('return true')());
        } catch {
          done(false);
        }
      });
    }),
  'inline handler': () => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.broken = true">');
    return new Promise((done) => setTimeout(() => done('broken' in window), 200));
  },
  'javascript address': () => {
    const link = document.createElement('a');
    link.href = 'javascript:window.broken=true';
    link.click();
    return 'broken' in window;
  },
  'script of another origin': () => loads('script', { src: 'https://example.org/a.js' }),
  'script from a blob': () =>
    loads('script', { src: URL.createObjectURL(new Blob(['window.broken = true'], { type: 'text/javascript' })) }),
  'picture of another origin': () => loads('img', { src: 'https://example.org/a.png?word' }),
  frame: () =>
    new Promise((done) => {
      const frame = document.createElement('iframe');
      document.addEventListener('securitypolicyviolation', () => done(false), { once: true });
      frame.src = 'https://example.org/';
      document.body.append(frame);
      setTimeout(() => done(true), 1000);
    }),
  beacon: () =>
    new Promise((done) => {
      document.addEventListener('securitypolicyviolation', () => done(false), { once: true });
      navigator.sendBeacon('https://example.org/', 'word');
      setTimeout(() => done(true), 1000);
    }),
  socket: () =>
    new Promise((done) => {
      document.addEventListener('securitypolicyviolation', () => done(false), { once: true });
      try {
        new WebSocket('wss://example.org/');
      } catch {
        done(false);
      }
      setTimeout(() => done(true), 1000);
    }),
  'worker from a blob': () =>
    new Promise((done) => {
      try {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })));
        worker.onmessage = () => done(true);
        worker.onerror = () => done(false);
      } catch {
        done(false);
      }
    }),
  'form of another origin': () =>
    new Promise((done) => {
      document.addEventListener('securitypolicyviolation', () => done(false), { once: true });
      const form = document.createElement('form');
      form.action = 'https://example.org/';
      form.method = 'post';
      document.body.append(form);
      form.submit();
      setTimeout(() => done(true), 1000);
    }),
  'another base': () => {
    const base = document.createElement('base');
    base.href = 'https://example.org/';
    document.head.append(base);
    return new URL(document.baseURI).host === 'example.org';
  },
} as const;

declare function loads(tag: 'script' | 'img', attributes: { readonly src: string }): Promise<boolean>;

plain('the policy stops a script that is inside already from running more or sending anything', async ({ page }) => {
  // The browser tells of a request that it then does not make: what matters is what came back.
  const answered: string[] = [];
  page.on('response', (response) => answered.push(new URL(response.url()).host));
  await page.addInitScript(() => {
    Object.assign(window, {
      loads: (tag: 'script' | 'img', { src }: { src: string }) =>
        new Promise((done) => {
          const element = document.createElement(tag);
          element.onload = () => done(true);
          element.onerror = () => done(false);
          element.src = src;
          document.body.append(element);
        }),
    });
  });
  for (const [name, attempt] of Object.entries(ATTEMPTS)) {
    await page.goto('/sync');
    await expect(page.getByRole('main')).toBeVisible();
    const outcome = await page.evaluate(attempt as () => unknown).catch(() => 'threw');
    expect([false, 'threw'], name).toContain(outcome);
    expect(new URL(page.url()).pathname, name).toBe('/sync');
  }
  expect(new Set(answered)).toEqual(new Set([new URL(page.url()).host]));
});

const NASTY =
  'Has asthma<script>window.broken=true</script> and <img src=x onerror="window.broken=true">; ' +
  '&lt;b&gt; \u202Ereversed\u202C \u0007\u0000\u001B[31m {{7*7}} $' +
  '{7*7} %s \u2028 javascript:alert(1), treated with salbutamol.';

test('a note with markup, control and bidi characters is shown as the text it is, and runs nothing', async ({
  page,
}) => {
  await page.goto('/read');
  await page.getByRole('button', { name: reading.paste }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(reading.pasted.name).fill('<b>bold</b> "title\'');
  await dialog.getByLabel(reading.pasted.text).fill(NASTY);
  await dialog.getByRole('button', { name: reading.pasted.add }).click();
  const note = noteOn(page);
  await expect(note).toContainText('<script>window.broken=true</script>');
  await expect(note).toContainText('<img src=x onerror="window.broken=true">');
  await expect(note).toContainText('&lt;b&gt;');
  await expect(note.locator('script, img, b')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '<b>bold</b> "title\'' })).toBeVisible();
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  // What turns the reading direction ends with the note: the page around it stays as it is.
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
});
