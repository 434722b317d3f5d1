import { formatP } from '@/components/monitoring/figure-words';
import { Disclosure } from '@/components/ui/disclosure';
import { formatFixed, formatFraction, formatPoints } from '@/components/ui/format';
import { Table, Td, Th } from '@/components/ui/table';
import type { DriftLevel } from '@/lib/domain/monitoring/drift';
import type { SignalName } from '@/lib/domain/monitoring/signals';
import type { TriggerAction, TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import { dayOf, type Moment, type SimulationEvent } from '@/lib/domain/simulation/moment';
import { doneWords, monitor, RULE_NAMES } from '@/lib/messages/monitor';
import { STATE_WORDS } from '@/lib/messages/pipelines';
import { SIGNAL_NAMES, signalShort } from '@/lib/messages/signals';
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

/** What is to be said of an event beside its name and the state after it. */
function factsOf({ what, facts }: SimulationEvent): string {
  const number = (name: string) => Number(facts[name]);
  switch (what) {
    case 'window': {
      const signal = isSignal(facts.cause) ? signalShort(facts.cause) : '';
      const level = isLevel(facts.level) ? monitor.levels[facts.level] : '';
      return words.facts.window(number('number'), level, signal, formatP(number('p')), fraction(facts.f1Estimate));
    }
    case 'fired': {
      const actions = (Array.isArray(facts.actions) ? facts.actions : []) as readonly TriggerAction['do'][];
      return [RULE_NAMES[facts.rule as TriggerRule], doneWords(actions.map((action) => ({ do: action })))].join(': ');
    }
    case 'labelled':
      return words.facts.labelled(number('notes'), number('waiting'));
    case 'trained':
      return words.facts.trained(number('notes'), number('newNotes'), fraction(facts.f1));
    case 'deployed':
      return words.facts.deployed(formatPoints(number('f1Change')));
    case 'refused':
      return words.facts.refused(number('count'), String(facts.code));
    case 'rejected':
      return Object.entries(facts)
        .filter(([name]) => name !== 'version')
        .map(([, value]) => (Array.isArray(value) ? value.join(' ') : value))
        .join(', ');
    case 'acknowledged':
    case 'format-fixed':
      return '';
  }
}

const fraction = (fact: unknown) => formatFraction(Number(fact), 2);
const isSignal = (fact: unknown): fact is SignalName => typeof fact === 'string' && Object.hasOwn(SIGNAL_NAMES, fact);
const isLevel = (fact: unknown): fact is DriftLevel => typeof fact === 'string' && Object.hasOwn(monitor.levels, fact);
