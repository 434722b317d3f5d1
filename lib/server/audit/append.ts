import { canonicalJson } from '../../domain/canonical-json';
import type { AuditAction, AuditEntry } from '../../schemas/registry/audit';
import { sha256Hex } from '../hash';

export type AuditDetail = AuditEntry['detail'];
/** What is told of a step; the chain adds the rest. */
export interface AuditNote {
  /** Null: the server itself, or nobody signed in. */
  readonly personId: string | null;
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail: AuditDetail;
}

export const CHAIN_START = '0'.repeat(64);

/** sha256 over the canonical JSON array of all that an entry says, the hash before it included. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, personId, action, subject, detail, previousHash } = entry;
  return sha256Hex(canonicalJson([seq, at, personId, action, subject, detail, previousHash]));
}
