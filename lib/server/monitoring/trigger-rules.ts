import type { Kysely } from 'kysely';
import { TRIGGER_RULES, type TriggerRules } from '../../domain/monitoring/trigger-rules';
import { ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import type { StandingRules } from '../../schemas/registry/triggers';
import type { SignedIn } from '../accounts/session';
import type { Tables } from '../database/tables';
import type { Server } from '../server';
import { changeSettings, readSettings } from './settings';

export async function readTriggerRules(db: Kysely<Tables>): Promise<StandingRules> {
  const { revision, settings } = await readSettings(db, 'trigger-rules', TRIGGER_RULES);
  return { revision, rules: settings };
}

export async function changeTriggerRules(
  server: Server,
  by: SignedIn,
  seen: number,
  rules: TriggerRules,
): Promise<Result<StandingRules, RegistryError>> {
  const { drift, ...rest } = rules;
  const audit = { action: 'rules-changed', detail: { ...drift, ...rest } } as const;
  const changed = await changeSettings(server, by, 'trigger-rules', seen, rules, audit);
  return changed.ok ? ok({ revision: changed.value.revision, rules }) : changed;
}
