import type { TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import { REGISTRY_LIMITS } from '@/lib/schemas/registry/limits';

/** What a person writes of a webhook. */
export interface WebhookDraft {
  readonly name: string;
  readonly address: string;
  readonly events: readonly TriggerRule[];
  readonly active: boolean;
}

export type NameProblem = 'missing' | 'too-long' | 'not-one-line';
export type AddressProblem = 'missing' | 'too-long' | 'not-an-address' | 'not-https' | 'holds-login' | 'holds-hash';
export interface DraftProblems {
  readonly name: NameProblem | undefined;
  readonly address: AddressProblem | undefined;
  readonly events: 'missing' | undefined;
}

/** @returns what is sent: without blanks at the ends */
export function tidied(draft: WebhookDraft): WebhookDraft {
  return { ...draft, name: draft.name.trim(), address: draft.address.trim() };
}

/** What the server would refuse, told at its field. @param draft tidied @returns undefined: it may be sent */
export function draftProblems({ name, address, events }: WebhookDraft): DraftProblems | undefined {
  const problems: DraftProblems = {
    name: nameProblem(name),
    address: addressProblem(address),
    events: events.length === 0 ? 'missing' : undefined,
  };
  return Object.values(problems).some((problem) => problem !== undefined) ? problems : undefined;
}

function nameProblem(name: string): NameProblem | undefined {
  if (name === '') return 'missing';
  if (name.length > REGISTRY_LIMITS.webhookNameMax) return 'too-long';
  return /\p{Cc}/u.test(name) ? 'not-one-line' : undefined;
}

/**
 * What can be told of an address without asking anybody: it never refuses what a server takes. Whether it leads into a
 * private network, and whether loopback is allowed, the server alone knows and refuses with `address-not-allowed`.
 */
function addressProblem(address: string): AddressProblem | undefined {
  if (address === '') return 'missing';
  if (address.length > REGISTRY_LIMITS.webhookAddressMax) return 'too-long';
  if (!URL.canParse(address)) return 'not-an-address';
  const { protocol, username, password, hostname, hash } = new URL(address);
  // As the URL class writes them: IPv4 with four parts, and as IPv6 carries it.
  const local = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/.test(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) return 'not-https';
  if (username || password) return 'holds-login';
  return hash ? 'holds-hash' : undefined;
}
