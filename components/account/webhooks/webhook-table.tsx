import { Pencil, Send, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { StatePill } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import type { Webhook } from '@/lib/client/registry/webhooks';
import { RULE_WORDS } from '@/lib/messages/pipelines';
import { webhooks as words } from '@/lib/messages/webhooks';

const RULES_ALL = Object.keys(RULE_WORDS).length;

export function WebhookTable({
  webhooks,
  testing,
  onTest,
  onChange,
  onRemove,
}: {
  readonly webhooks: readonly Webhook[];
  /** Id of the one whose test is out: no other goes meanwhile. */
  readonly testing: string | undefined;
  readonly onTest: (webhook: Webhook) => void;
  readonly onChange: (webhook: Webhook) => void;
  readonly onRemove: (webhook: Webhook) => void;
}) {
  return (
    <Table caption={words.tableLabel}>
      <thead>
        <tr>
          <Th>{words.columns.name}</Th>
          <Th>{words.columns.address}</Th>
          <Th>{words.columns.events}</Th>
          <Th>{words.columns.state}</Th>
          <Th>
            <span className="sr-only">{words.change}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <tr key={webhook.id}>
            <th scope="row" className="!font-normal">
              {webhook.name}
            </th>
            <Td className="min-w-48 break-all">{webhook.address}</Td>
            <Td className="min-w-40">
              {webhook.events.length === RULES_ALL
                ? words.allRules
                : webhook.events.map((rule) => RULE_WORDS[rule]).join(', ')}
            </Td>
            <Td>
              <WebhookState webhook={webhook} />
            </Td>
            <Td>
              <span className="flex flex-wrap justify-end gap-2">
                <Button
                  size="small"
                  icon={Send}
                  busy={testing === webhook.id}
                  disabled={testing !== undefined && testing !== webhook.id}
                  aria-label={words.test.sendNamed(webhook.name)}
                  onClick={() => onTest(webhook)}
                >
                  {words.test.send}
                </Button>
                <Button
                  size="small"
                  icon={Pencil}
                  aria-label={words.changeNamed(webhook.name)}
                  onClick={() => onChange(webhook)}
                >
                  {words.change}
                </Button>
                <Button
                  size="small"
                  icon={Trash2}
                  aria-label={words.removeNamed(webhook.name)}
                  onClick={() => onRemove(webhook)}
                >
                  {words.remove}
                </Button>
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function WebhookState({ webhook: { active, waiting, failed } }: { readonly webhook: Webhook }) {
  return (
    <span className="grid justify-items-start gap-1 whitespace-nowrap">
      <StatePill tone={active ? 'ok' : 'none'}>{active ? words.on : words.off}</StatePill>
      {waiting > 0 && <StatePill tone="info">{words.waiting(waiting)}</StatePill>}
      {failed > 0 && <StatePill tone="warning">{words.failed(failed)}</StatePill>}
    </span>
  );
}
