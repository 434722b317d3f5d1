import type { Insertable, Selectable } from 'kysely';
import type { TriggerRule } from '../../domain/monitoring/trigger-events';
import type { AuditAction } from '../../schemas/registry/audit';
import type { VersionState } from '../../schemas/registry/model-versions';
import type { Role } from '../../schemas/registry/parts';

/**
 * Every table, the same in SQLite and PostgreSQL. Times are ISO 8601 in UTC with milliseconds, as text: they sort as they
 * stand, and no driver turns them into something else. Documents are JSON as text, key order kept, since hashes are taken
 * over it. better-auth's tables (user, session, account, verification) keep its own names and types.
 */
export interface Tables {
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: number | boolean;
    image: string | null;
    createdAt: string | Date;
    updatedAt: string | Date;
    /** Joined by commas. */
    roles: string;
    /** Set: may not come in any more; what the person made and did keeps its name. */
    removedAt: string | null;
  };
  session: {
    id: string;
    token: string;
    userId: string;
    expiresAt: string | Date;
    createdAt: string | Date;
    /** When the person last worked; see accounts/session.ts. */
    updatedAt: string | Date;
    ipAddress: string | null;
    userAgent: string | null;
  };
  account: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: string | Date;
    updatedAt: string | Date;
  };
  /** Set-up link and invitations. The token itself is not kept: who reads the table cannot join. */
  joinLinks: {
    id: string;
    kind: 'setup' | 'invite';
    tokenHash: string;
    email: string | null;
    roles: string;
    byPersonId: string | null;
    createdAt: string;
    expiresAt: string;
    acceptedAt: string | null;
  };
  /** Secrets, where several processes must agree (PostgreSQL); SQLite keeps them in files beside it. */
  serverKeys: { name: string; value: string };
  rateCounts: { key: string; windowStart: string; count: number };
  idempotencyKeys: {
    personId: string;
    key: string;
    /** sha256 of route, address and body. */
    requestHash: string;
    status: number;
    answer: string;
    createdAt: string;
  };
  uploadPieces: { sha256: string; personId: string; startByte: number; bytes: Uint8Array };
  uploads: { sha256: string; personId: string; lengthBytes: number; receivedBytes: number; updatedAt: string };
  modelBytes: { sha256: string; sizeBytes: number; bytes: Uint8Array; storedAt: string };
  modelVersions: {
    id: string;
    number: number;
    revision: number;
    state: VersionState;
    authorId: string;
    createdAt: string;
    changedAt: string;
    modelSha256: string;
    /** The list's row, so that a list need not parse every card. */
    summary: string;
    card: string;
    /** The evidence of the review that is open, or was decided. */
    evidence: string | null;
  };
  versionSteps: {
    versionId: string;
    revision: number;
    fromState: VersionState | null;
    toState: VersionState;
    byPersonId: string | null;
    role: Role | null;
    reason: string;
    evidence: string | null;
    at: string;
  };
  deployments: {
    number: number;
    modelVersionId: string;
    kind: 'promote' | 'roll-back';
    reason: string;
    byPersonId: string | null;
    at: string;
    stagePercent: number;
    /** 1: taken back by the halting rule. */
    halted: number;
  };
  /** One row a day and deployment: every process hands out the same bytes. */
  manifests: { number: number; day: string; payload: string; signature: string; keyId: string };
  deploymentReports: {
    number: number;
    browserId: string;
    outcome: 'swapped' | 'refused';
    code: string | null;
    at: string;
  };
  sharedItems: {
    kind: string;
    id: string;
    revision: number;
    byPersonId: string;
    at: string;
    item: string;
  };
  /** One row. */
  site: { id: number; revision: number; settings: string };
  /** One row a told window of a browser; `fleetNumber`: the window of the fleet that it is merged into. */
  driftSummaries: {
    id: string;
    modelVersionId: string;
    browserId: string;
    windowNumber: number;
    fleetNumber: number;
    /** Of its first arrival, UTC. */
    day: string;
    summary: string;
  };
  monitoringReferences: { modelVersionId: string; byPersonId: string; at: string; reference: string };
  kpiDays: { browserId: string; day: string; counts: string };
  /** What a reviewer set; no row: nobody has yet. */
  monitoringSettings: { name: 'trigger-rules' | 'kpi-targets' | 'webhooks'; revision: number; settings: string };
  firings: { id: string; browserId: string; number: number; rule: TriggerRule; receivedAt: string; firing: string };
  webhooks: {
    id: string;
    place: number;
    name: string;
    address: string;
    /** Signs, so it is kept as it is. */
    secret: string;
    events: string;
    active: number;
  };
  webhookDeliveries: {
    number: number;
    id: string;
    webhookId: string;
    firingId: string;
    event: TriggerRule;
    payload: string;
    state: 'waiting' | 'delivered' | 'given-up';
    attempts: number;
    status: number | null;
    code: string | null;
    createdAt: string;
    /** While somebody delivers it: when another may. */
    nextTryAt: string | null;
    /** Of the attempt that runs, so that one that was given up on changes nothing when it ends after all. */
    claim: string | null;
  };
  /** One row: the chain's end. Whoever writes updates it first, which puts writers in a row, also across processes. */
  auditHead: { id: number; seq: number; hash: string };
  auditLog: {
    seq: number;
    at: string;
    personId: string | null;
    action: AuditAction;
    subject: string;
    detail: string;
    previousHash: string;
    hash: string;
  };
}

export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
