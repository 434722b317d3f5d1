'use client';

import { Clock } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { StatePill } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import type { Delivery, useDeliveries, Webhook } from '@/lib/client/registry/webhooks';
import { RULE_WORDS } from '@/lib/messages/pipelines';
import { webhooks as allWords } from '@/lib/messages/webhooks';

const words = allWords.deliveries;

/** What was told to webhooks and what became of it. @param webhooks those that stand, for their names */
export function DeliveryList({
  told,
  webhooks,
}: {
  readonly told: ReturnType<typeof useDeliveries>;
  readonly webhooks: readonly Webhook[];
}) {
  const rows = told.data?.pages.flatMap(({ deliveries }) => deliveries);
  return (
    <div className="grid gap-2">
      <h3>{words.title}</h3>
      {told.isPending && <Skeleton lines={3} />}
      {rows?.length === 0 && <p className="text-fg-2">{words.none}</p>}
      {rows !== undefined && rows.length > 0 && <DeliveryTable deliveries={rows} webhooks={webhooks} />}
      {told.hasNextPage && (
        <div>
          <Button busy={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </div>
  );
}

export function DeliveryTable({
  deliveries,
  webhooks,
}: {
  readonly deliveries: readonly Delivery[];
  readonly webhooks: readonly Webhook[];
}) {
  const names = new Map(webhooks.map(({ id, name }) => [id, name]));
  return (
    <Table caption={words.tableLabel}>
      <thead>
        <tr>
          <Th>{words.columns.at}</Th>
          <Th>{words.columns.to}</Th>
          <Th>{words.columns.event}</Th>
          <Th>{words.columns.state}</Th>
          <Th num>{words.columns.tries}</Th>
          <Th>{words.columns.answer}</Th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.number}>
            <Td className="whitespace-nowrap">{formatDateTime(delivery.createdAt)}</Td>
            <th scope="row" className="!font-normal">
              {names.get(delivery.webhookId) ?? words.gone}
            </th>
            <Td>{RULE_WORDS[delivery.event]}</Td>
            <Td>
              <DeliveryState delivery={delivery} />
            </Td>
            <Td num>{delivery.attempts}</Td>
            <Td>{answerWords(delivery)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function DeliveryState({ delivery: { state, nextTryAt } }: { readonly delivery: Delivery }) {
  if (state === 'delivered') return <StatePill tone="ok">{words.delivered}</StatePill>;
  if (state === 'given-up') return <StatePill tone="warning">{words.givenUp}</StatePill>;
  return (
    <StatePill tone="info" icon={Clock}>
      {nextTryAt === null ? words.waiting : words.nextTry(formatDateTime(nextTryAt))}
    </StatePill>
  );
}

/** Newer servers may know other reasons: their code is shown as it came. */
function answerWords({ status, code }: Delivery): string {
  if (code !== null) return isKnown(code) ? words.codes[code] : code;
  return status === null ? words.noAnswer : words.status(status);
}

function isKnown(code: string): code is keyof typeof words.codes {
  return Object.hasOwn(words.codes, code);
}
