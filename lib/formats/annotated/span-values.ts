import type { ExchangeSpan, ExchangeStatus, SpanAuthor } from '@/lib/domain/annotation/exchange';
import { isObject } from './json';

/** Guards of the words an exchange may hold: what files bring is looked at before it is believed. */

const STATES: readonly ExchangeSpan['state'][] = ['set', 'suggested', 'rejected'];
const ORIGINS: readonly ExchangeSpan['origin'][] = [
  'drawn',
  'accepted',
  'edited',
  'imported',
  'applied',
  'adjudicated',
];
const STATUSES: readonly ExchangeStatus[] = ['not-started', 'in-progress', 'reviewed-empty', 'done'];

export function stateOf(value: unknown): ExchangeSpan['state'] | undefined {
  return STATES.find((state) => state === value);
}

export function originOf(value: unknown): ExchangeSpan['origin'] | undefined {
  return ORIGINS.find((origin) => origin === value);
}

export function statusOf(value: unknown): ExchangeStatus | undefined {
  return STATUSES.find((status) => status === value);
}

export function authorOf(value: unknown): SpanAuthor | undefined {
  if (!isObject(value)) return undefined;
  if (value.kind === 'person' && typeof value.name === 'string') return { kind: 'person', name: value.name };
  if (value.kind === 'model' && typeof value.version === 'string') return { kind: 'model', version: value.version };
  return undefined;
}
