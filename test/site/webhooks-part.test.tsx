import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DeliveryTable } from '@/components/account/webhooks/delivery-list';
import { WebhooksPart } from '@/components/account/webhooks/webhooks-part';
import { queryClient } from '@/lib/client/queries';
import type { Delivery, Webhook, Webhooks } from '@/lib/client/registry/webhooks';
import { webhooks as words } from '@/lib/messages/webhooks';

const WEBHOOK: Webhook = {
  id: '0d5f3c52-6a57-4f0b-9c1e-2b8a6f4f7d10',
  name: 'Ward pager',
  address: 'https://pager.example.org/hook',
  events: ['drift-critical', 'audit-fall'],
  active: true,
  waiting: 2,
  failed: 3,
};
const DELIVERY: Delivery = {
  number: 7,
  id: '7c1b0a3e-52d4-4b7e-8f6d-1f2a3b4c5d6e',
  webhookId: WEBHOOK.id,
  event: 'drift-critical',
  firingId: 'a'.repeat(64),
  state: 'waiting',
  attempts: 4,
  status: 503,
  code: null,
  createdAt: '2026-11-29T10:00:00.000Z',
  nextTryAt: '2026-11-29T11:30:00.000Z',
};

/** Words of a cell each, of the first row of the body. */
function cells(delivery: Partial<Delivery>): string[] {
  const html = renderToStaticMarkup(<DeliveryTable deliveries={[{ ...DELIVERY, ...delivery }]} webhooks={[WEBHOOK]} />);
  const row = html.split('<tbody>')[1] ?? '';
  return [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''));
}

function part(list?: Webhooks): string {
  const client = queryClient();
  client.clear();
  if (list) client.setQueryData(['registry', 'webhooks'], list);
  client.setQueryData(['registry', 'webhook-deliveries'], {
    pages: [{ deliveries: list?.webhooks.length ? [DELIVERY] : [], next: null }],
    pageParams: [undefined],
  });
  return renderToStaticMarkup(<WebhooksPart />);
}

describe('a delivery', () => {
  it('that waits says when it is tried next, how often it was and what was answered', () => {
    const [, to, rule, state, tries, answer] = cells({});
    expect([to, rule, tries, answer]).toEqual(['Ward pager', 'Drift critical', '4', 'HTTP 503']);
    expect(state).toMatch(/^waiting, next try \d+ Nov, \d\d:30$/);
  });

  it.each([
    [{ state: 'delivered', status: 204, nextTryAt: null }, 'delivered', 'HTTP 204'],
    [{ state: 'given-up', status: null, code: 'timeout', nextTryAt: null }, 'given up', words.deliveries.codes.timeout],
    [{ state: 'given-up', code: 'webhook-off', nextTryAt: null }, 'given up', words.deliveries.codes['webhook-off']],
    [{ state: 'waiting', status: null, attempts: 0, nextTryAt: null }, 'waiting', words.deliveries.noAnswer],
    [{ state: 'waiting', status: null, code: 'of-a-newer-server', nextTryAt: null }, 'waiting', 'of-a-newer-server'],
  ] as const)('says what became of it: %o', (delivery, state, answer) => {
    const [, , , saysState, , saysAnswer] = cells(delivery);
    expect([saysState, saysAnswer]).toEqual([state, answer]);
  });

  it('to a webhook that is gone says so', () => {
    expect(cells({ webhookId: DELIVERY.id })[1]).toBe(words.deliveries.gone);
  });
});

describe('the part on webhooks', () => {
  it('says where it is told of, whether it is on, and how much waits and was given up', () => {
    const html = part({
      revision: 4,
      webhooks: [WEBHOOK, { ...WEBHOOK, id: DELIVERY.id, name: 'Off', active: false }],
    });
    for (const text of [WEBHOOK.address, 'Drift critical, Audited F1 fell', '>on<', '>off<', '2 waiting', '3 given up'])
      expect(html).toContain(text);
    expect(html).not.toContain(words.none);
  });

  it('says that nobody is told, and offers to add one', () => {
    const html = part({ revision: 0, webhooks: [] });
    for (const text of [words.none, words.deliveries.none, words.add]) expect(html).toContain(text);
  });

  it('offers no more than a site may have', () => {
    const ten = Array.from({ length: 10 }, (_, at) => ({ ...WEBHOOK, id: `${WEBHOOK.id.slice(0, -1)}${at}` }));
    const addButton = (html: string) => html.match(/<button[^>]*>(?:(?!<\/button>).)*Add a webhook<\/button>/)?.[0];
    expect(addButton(part({ revision: 1, webhooks: ten }))).toContain('disabled=""');
    expect(addButton(part({ revision: 1, webhooks: ten.slice(1) }))).not.toContain('disabled=""');
  });

  it('offers nothing to change while the list is not there', () => {
    const html = part();
    expect(html).not.toContain(words.add);
    expect(html).not.toContain(words.none);
  });
});
