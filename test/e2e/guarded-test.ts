import { test as base, type ConsoleMessage, expect, type Request } from '@playwright/test';

/** What a page must never do, watched in every journey. */
export interface Guard {
  /** Every request of the page and its workers, in order. */
  readonly requests: Request[];
  /** Console lines and uncaught errors of pages and workers. */
  readonly consoleLines: string[];
  /** Lines that tests of odd input expect; all other errors fail the test. */
  expectError(pattern: RegExp): void;
}

/** `test` that fails on a foreign request, a policy violation, an uncaught error or a console error. */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context, baseURL }, use) => {
      const requests: Request[] = [];
      const consoleLines: string[] = [];
      const errors: string[] = [];
      const expected: RegExp[] = [];
      const heard = (message: ConsoleMessage) => {
        const line = `${message.type()}: ${message.text()}`;
        consoleLines.push(line);
        if (message.type() === 'error') errors.push(line);
      };
      context.on('request', (request) => requests.push(request));
      context.on('console', heard);
      context.on('weberror', (webError) => {
        const line = `uncaught: ${webError.error().message}`;
        consoleLines.push(line);
        errors.push(line);
      });
      context.on('page', (page) => page.on('worker', (worker) => worker.on('console', heard)));
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });

      await use({ requests, consoleLines, expectError: (pattern) => expected.push(pattern) });

      expect(errors.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
      expect(foreignRequests(requests, baseURL ?? '')).toEqual([]);
    },
    { auto: true },
  ],
});

/** URLs that leave the origin; `blob:` and `data:` stay inside the page. */
export function foreignRequests(requests: readonly Request[], origin: string): string[] {
  const own = new URL(origin).origin;
  return requests
    .map((request) => request.url())
    .filter((url) => !/^(?:data|blob):/.test(url) && new URL(url).origin !== own);
}

export { expect };
