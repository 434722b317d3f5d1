import { Table, Td, Th } from '@/components/ui/table';
import type { TriggerRules } from '@/lib/domain/monitoring/trigger-rules';
import { workflow } from '@/lib/messages/guide-workflow';
import { STARTS } from './proofs';
import { ProofList } from './statement';
import { STARTING_RULES, startedBy } from './what-starts';

const { starts: words } = workflow;

/** Which event starts what: thresholds from the rules in force, actions from the rules themselves. */
export function StartsTable({ rules }: { readonly rules: TriggerRules }) {
  return (
    <Table caption={words.caption} className="guide-table mt-2">
      <thead>
        <tr>
          <Th>{words.columns.event}</Th>
          <Th>{words.columns.threshold}</Th>
          <Th>{words.columns.starts}</Th>
          <Th>{words.columns.proofs}</Th>
        </tr>
      </thead>
      <tbody>
        {STARTING_RULES.map((rule) => (
          <tr key={rule}>
            <th scope="row">{words.rows[rule].event}</th>
            <Td>{words.rows[rule].from(rules)}</Td>
            <Td>
              <ul className="guide-actions">
                {startedBy(rule, rules).map((action) => (
                  <li key={action}>{words.actions[action](rules)}</li>
                ))}
              </ul>
              <p className="text-fg-2">{words.rows[rule].next(rules)}</p>
            </Td>
            <Td>
              <ProofList proofs={STARTS[rule]} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
