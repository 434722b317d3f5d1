import { Disclosure } from '@/components/ui/disclosure';
import type { WebhookPayload, WebhookTestPayload } from '@/lib/client/registry/webhooks';
import { RULE_WORDS } from '@/lib/messages/pipelines';
import { webhooks } from '@/lib/messages/webhooks';

const words = webhooks.receiver;

/** Held to the payload's type: a field that comes to it has to come here. */
const EXAMPLE: WebhookPayload = {
  deliveryId: '0d5f3c52-6a57-4f0b-9c1e-2b8a6f4f7d10',
  event: 'drift-critical',
  firingId: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  at: '2026-11-29T10:00:00.000Z',
  from: 'warning',
  to: 'critical',
  modelVersionId: '7c1b0a3e-52d4-4b7e-8f6d-1f2a3b4c5d6e',
};

const TEST_EXAMPLE: WebhookTestPayload = {
  deliveryId: '4a8c1d0e-93f5-4f37-8a0b-6d2e5c7b9f13',
  event: 'test',
  test: true,
  webhookId: 'b2f7c9d4-1e36-4c58-a7d0-3f9e8b6a5c21',
  at: '2026-11-29T10:05:00.000Z',
};

/** What is posted, of which kinds, and how a receiver knows who sent it. */
export function ReceiverFacts() {
  return (
    <Disclosure title={words.title}>
      <div className="grid gap-3">
        <p>{words.body}</p>
        <pre className="whitespace-pre-wrap break-all text-caption">{JSON.stringify(EXAMPLE, undefined, 2)}</pre>
        <dl className="grid gap-2">
          {(
            [
              ['BeHealthy-Signature', words.headers.signature],
              ['BeHealthy-Timestamp', words.headers.timestamp],
              ['BeHealthy-Delivery', words.headers.delivery],
              ['BeHealthy-Event', words.headers.event],
            ] as const
          ).map(([header, means]) => (
            <div key={header}>
              <dt className="font-mono text-caption">{header}</dt>
              <dd className="text-fg-2">{means}</dd>
            </div>
          ))}
        </dl>
        <p>{words.kinds}</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {Object.entries({ ...RULE_WORDS, test: words.kindOfTest }).map(([kind, means]) => (
            <div key={kind} className="contents">
              <dt className="font-mono text-caption">{kind}</dt>
              <dd className="text-fg-2">{means}</dd>
            </div>
          ))}
        </dl>
        <p>{words.test}</p>
        <pre className="whitespace-pre-wrap break-all text-caption">{JSON.stringify(TEST_EXAMPLE, undefined, 2)}</pre>
        <p>{words.answer}</p>
      </div>
    </Disclosure>
  );
}
