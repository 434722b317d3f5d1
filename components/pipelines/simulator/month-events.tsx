import { Disclosure } from '@/components/ui/disclosure';
import { formatFixed } from '@/components/ui/format';
import { Table, Td, Th } from '@/components/ui/table';
import { dayOf, type Moment, type SimulationEvent } from '@/lib/domain/simulation/moment';
import { STATE_WORDS } from '@/lib/messages/pipelines';
import { simulator as words } from '@/lib/messages/simulator';

/** All that happened, in its order. */
export function MonthEvents({ moment }: { readonly moment: Moment }) {
  const { columns } = words;
  return (
    <Disclosure title={words.table} note={String(moment.events.length)}>
      <Table caption={words.tableCaption} className="pipe-events">
        <thead>
          <tr>
            <Th num>{columns.day}</Th>
            <Th>{columns.what}</Th>
            <Th>{columns.state}</Th>
            <Th>{columns.facts}</Th>
          </tr>
        </thead>
        <tbody>
          {moment.events.map((event, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and two events may be alike
            <tr key={at}>
              <Td num>{formatFixed(dayOf(Date.parse(event.at)) + 1, 1)}</Td>
              <Td>{words.events[event.what]}</Td>
              <Td>{STATE_WORDS[event.state]}</Td>
              <Td>{factsOf(event)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Disclosure>
  );
}

function factsOf({ facts }: SimulationEvent): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : value}`)
    .join(', ');
}
