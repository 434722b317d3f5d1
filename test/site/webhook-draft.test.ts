import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftProblems, tidied, type WebhookDraft } from '@/lib/client/registry/webhook-draft';
import { newWebhookSecret } from '@/lib/client/registry/webhooks';
import { REGISTRY_LIMITS } from '@/lib/schemas/registry/limits';
import { webhooksBodySchema } from '@/lib/schemas/registry/triggers';
import { isWebhookAddress } from '@/lib/server/monitoring/webhook-address';

const GOOD: WebhookDraft = {
  name: 'Ward pager',
  address: 'https://pager.example.org/hook?ward=3',
  events: ['drift-critical', 'audit-fall'],
  active: true,
};
const bodyWith = (draft: WebhookDraft) => ({
  webhooks: [{ id: '0d5f3c52-6a57-4f0b-9c1e-2b8a6f4f7d10', ...draft, secret: newWebhookSecret() }],
});

describe('what a person writes of a webhook', () => {
  it('is sent without blanks at the ends, as the server takes it', () => {
    const draft = tidied({ ...GOOD, name: ' Ward pager ', address: ' https://pager.example.org/hook?ward=3\n' });
    expect(draft).toEqual(GOOD);
    expect(draftProblems(draft)).toBeUndefined();
    expect(webhooksBodySchema.safeParse(bodyWith(draft)).success).toBe(true);
  });

  it.each([
    ['no name', { name: '' }, { name: 'missing' }],
    ['a long name', { name: 'n'.repeat(REGISTRY_LIMITS.webhookNameMax + 1) }, { name: 'too-long' }],
    ['a name of two lines', { name: 'two\nlines' }, { name: 'not-one-line' }],
    ['half an address', { address: 'https://' }, { address: 'not-an-address' }],
    ['a long address', { address: `https://example.org/${'p'.repeat(500)}` }, { address: 'too-long' }],
    ['no rule', { events: [] }, { events: 'missing' }],
  ] as const)('is told at its field where the schema would refuse it: %s', (_, part, problem) => {
    const draft = { ...GOOD, ...part };
    expect(draftProblems(draft)).toMatchObject(problem);
    expect(webhooksBodySchema.safeParse(bodyWith(draft)).success).toBe(false);
  });

  it.each([
    ['http://pager.example.org/hook', 'not-https'],
    ['http://127.0.0.1.example.org/hook', 'not-https'],
    ['ftp://pager.example.org/hook', 'not-https'],
    ['pager.example.org/hook', 'not-an-address'],
    ['https://ada:word@pager.example.org/hook', 'holds-login'],
    ['https://pager.example.org/hook#part', 'holds-hash'],
  ] as const)('has no address that every server refuses: %s', (address, problem) => {
    expect(draftProblems({ ...GOOD, address })).toEqual({ name: undefined, address: problem, events: undefined });
    for (const loopback of [true, false]) expect(isWebhookAddress(address, loopback)).toBe(false);
  });

  it.each([
    'http://127.0.0.1:8080/hook',
    'http://localhost:8080',
    'http://[::1]:8080/hook',
    'http://127.1/hook',
    'http://[::ffff:127.0.0.1]/hook',
  ])('may lead to this machine, since a server may allow it: %s', (address) => {
    expect(draftProblems({ ...GOOD, address })).toBeUndefined();
    expect([true, false].map((loopback) => isWebhookAddress(address, loopback))).toEqual([true, false]);
  });

  it('is never refused here where a server would take it', () => {
    const hosts = fc.constantFrom(
      'pager.example.org',
      'localhost',
      '127.0.0.1',
      '127.9.8.7',
      '[::1]',
      '10.0.0.7',
      '[::ffff:7f00:1]',
      '0x7f.1',
    );
    const anyAddress = fc
      .tuple(
        fc.constantFrom('http:', 'https:', 'HTTPS:', 'ws:'),
        fc.constantFrom('', 'a@', 'a:b@'),
        hosts,
        fc.constantFrom('', ':8443', '/p', '?q', '#', '#h'),
      )
      .map(([protocol, login, host, rest]) => `${protocol}//${login}${host}${rest}`);
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(anyAddress, fc.webUrl()), fc.boolean(), (address, loopback) => {
        if (!isWebhookAddress(address, loopback)) return;
        taken++;
        expect(draftProblems({ ...GOOD, address })).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});

describe('a webhook’s secret', () => {
  it('is 256 bits of chance that the server takes, another each time', () => {
    const secrets = Array.from({ length: 50 }, newWebhookSecret);
    expect(new Set(secrets).size).toBe(50);
    expect(secrets.every((secret) => /^[\w-]{43}$/.test(secret))).toBe(true);
  });
});
