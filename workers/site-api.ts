import type { FollowOutcome } from '@/lib/pipelines/site/follow-site';
import type { RegistryErrorCode } from '@/lib/schemas/registry/errors';
import type { Failed } from './pipeline-api';

export type { FollowOutcome };

/** The worker's border for what crosses to the server; a part of PipelineApi. */
export interface SiteApi {
  /** Sends what waits, now and later, in one worker of all tabs. Answers at once. */
  startSync(): Promise<void>;
  /** Looks whether the site wants another model here, and takes it when every check holds. */
  followSite(): Promise<FollowOutcome | Failed>;
}

/** Refusals of the server, and what else can become of a call. */
export type CallErrorCode = RegistryErrorCode | 'unreachable' | 'answer-unreadable';
