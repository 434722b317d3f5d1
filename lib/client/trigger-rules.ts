import type { TriggerRules } from '@/lib/domain/monitoring/trigger-rules';
import type { Result } from '@/lib/domain/result';
import { fail, ok } from '@/lib/domain/result';
import { database } from '@/lib/store/database';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { type CallError, callRegistry } from './registry/call';

/**
 * @param etag revision of the site's rules as the person saw them; undefined: they are this browser's alone
 * @returns why the site did not take them
 */
export async function saveRules(
  rules: TriggerRules,
  site: { readonly etag: string | undefined } | undefined,
): Promise<Result<undefined, CallError>> {
  const store = new DexieMonitoringStore(database());
  if (!site) {
    await store.putRules({ rules, origin: 'here' });
    return ok(undefined);
  }
  const ifMatch = site.etag ?? '"0"';
  const saved = await callRegistry('PUT', '/api/trigger-rules', 'triggerRulesSchema', { body: rules, ifMatch });
  if (!saved.ok) return fail(saved.error);
  const { value, etag } = saved.value;
  await store.putRules({ rules: value.rules, origin: 'site', etag: etag ?? `"${value.revision}"` });
  return ok(undefined);
}
