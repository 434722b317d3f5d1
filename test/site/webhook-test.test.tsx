import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { TestNotice, TestProblem } from '@/components/account/webhooks/test-notice';
import { WebhookTable } from '@/components/account/webhooks/webhook-table';
import { type CallError, CallFailed } from '@/lib/client/registry/call';
import { testAnswer } from '@/lib/client/registry/test-answer';
import type { Webhook, WebhookTest } from '@/lib/client/registry/webhooks';
import { speak } from '@/lib/messages/language';
import { callErrorMessage } from '@/lib/messages/registry-errors';
import { webhooks as words } from '@/lib/messages/webhooks';

afterEach(() => speak('en'));

const TEST: WebhookTest = { deliveryId: '7c1b0a3e-52d4-4b7e-8f6d-1f2a3b4c5d6e', status: 204, code: null, ms: 84 };
const said = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const noticeOf = (test: Partial<WebhookTest>) =>
  renderToStaticMarkup(<TestNotice name="Ward pager" test={{ ...TEST, ...test }} />);

describe('what came of a test', () => {
  it('that was taken: status and time', () => {
    expect(noticeOf({})).toContain('data-tone="ok"');
    expect(said(noticeOf({}))).toBe('Ward pager took the test: HTTP 204 after 84 ms.');
    expect(said(noticeOf({ status: 200, ms: 1250 }))).toContain('HTTP 200 after 1.3 s.');
  });

  it('that was answered otherwise: the status, and what to do about it', () => {
    const expected = {
      302: 'leads-elsewhere',
      308: 'leads-elsewhere',
      400: 'refused',
      401: 'let-nobody-in',
      403: 'let-nobody-in',
      404: 'not-there',
      410: 'not-there',
      415: 'refused',
      429: 'too-often',
      500: 'failed',
      503: 'failed',
    } as const;
    for (const [status, answer] of Object.entries(expected)) {
      const html = noticeOf({ status: Number(status) });
      expect(testAnswer(Number(status)), status).toBe(answer);
      expect(html).toContain('data-tone="warning"');
      expect(said(html)).toBe(
        `${words.test.notTaken('Ward pager')} It answered HTTP ${status} after 84 ms. ${words.test.answers[answer]}`,
      );
    }
    for (const status of [200, 201, 204, 299]) expect(testAnswer(status)).toBe('taken');
    expect(testAnswer(199)).toBe('refused');
  });

  it('that nobody answered: why, in words, and a reason of a newer server as it came', () => {
    const of = (code: string) => said(noticeOf({ status: null, code }));
    for (const code of ['unreachable', 'timeout', 'address-not-allowed'] as const)
      expect(of(code)).toBe(`Ward pager did not take the test. ${words.test.codes[code]}`);
    expect(of('of-a-newer-server')).toBe('Ward pager did not take the test. of-a-newer-server');
    // What an object brings along is no reason.
    expect(of('constructor')).toBe('Ward pager did not take the test. constructor');
  });

  it('is said in German, with a comma in its seconds', async () => {
    await speak('de');
    expect(said(noticeOf({ ms: 1250 }))).toBe('Ward pager hat den Test angenommen: HTTP 204 nach 1,3 s.');
  });
});

describe('a test that did not go out', () => {
  const problemOf = (error: CallError) => said(renderToStaticMarkup(<TestProblem error={new CallFailed(error)} />));

  it('because of too many says when the next can, in whole minutes', () => {
    const told = (retryAfter: number) => problemOf({ code: 'too-many-requests', retryAfter });
    expect([told(1), told(60), told(61), told(540)]).toEqual(
      ['a minute', 'a minute', '2 minutes', '9 minutes'].map(
        (time) => `${words.test.tooMany} No test went out. Try again in ${time}.`,
      ),
    );
  });

  it('for another reason says it as everywhere', () => {
    for (const code of ['unreachable', 'not-found', 'role-missing'] as const)
      expect(problemOf({ code })).toContain(callErrorMessage(code).what);
  });
});

describe('the buttons that send one', () => {
  const webhook = (id: string, name: string): Webhook => ({
    id,
    name,
    address: 'https://pager.example.org/hook',
    events: ['audit-fall'],
    active: false,
    waiting: 0,
    failed: 0,
  });
  const buttons = (testing: string | undefined) => {
    const none = () => undefined;
    const html = renderToStaticMarkup(
      <WebhookTable
        webhooks={[webhook('a', 'Pager'), webhook('b', 'Board')]}
        testing={testing}
        onTest={none}
        onChange={none}
        onRemove={none}
      />,
    );
    return ['Pager', 'Board'].map((name) => html.match(`<button[^>]*aria-label="Send a test to ${name}"[^>]*>`)?.[0]);
  };

  it('stand at each webhook, also at one that is off', () => {
    for (const button of buttons(undefined)) {
      expect(button).toBeDefined();
      expect(button).not.toMatch(/disabled=""|aria-busy/);
    }
  });

  it('send one at a time: the one that is out shows it, the other waits', () => {
    const [pager, board] = buttons('a');
    expect(pager).toContain('aria-busy="true"');
    expect(board).toContain('disabled=""');
  });
});
