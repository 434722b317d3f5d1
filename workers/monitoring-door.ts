import type { TriggerEvent } from '@/lib/domain/monitoring/trigger-events';
import { createAct } from '@/lib/pipelines/act-on-firing';
import { handleEvent, resume, windowEvent } from '@/lib/pipelines/monitoring';
import type { Act, JudgedWindow } from '@/lib/pipelines/monitoring-ports';
import type { WorkParts } from './host-parts';

export interface MonitoringDoor {
  tell(event: TriggerEvent): Promise<void>;
  tellWindow(window: JudgedWindow): Promise<void>;
  /** Acts on what is open, and tells what was kept and not told. */
  resume(): Promise<void>;
}

/** The one door into the triggers: one event at a time, over all tabs and workers of the browser. */
export function monitoringDoor(parts: WorkParts): MonitoringDoor {
  const { monitoring, steps, host, site } = parts;
  if (!monitoring)
    return { tell: async () => undefined, tellWindow: async () => undefined, resume: async () => undefined };
  const { store, alone } = monitoring;
  const plain = createAct({
    work: store,
    notesOf: (windowNumber) => store.notesOf(windowNumber),
    queue: (notes) => store.queue(notes),
  });
  const act: Act = async (firing) => {
    const { event, actions, rule } = firing;
    const ref = event.kind === 'window' ? String(event.windowNumber) : event.kind;
    const step = steps.begin('monitoring/act', { kind: 'trigger', ref: rule }, actions.length, { event: ref });
    try {
      await plain(firing);
      await step.end('ok', actions.length);
    } catch (error) {
      await step.end('failed', undefined, {}, 'action-failed');
      throw error;
    }
  };
  const ports = { triggers: store, act };
  const handle = async (event: TriggerEvent): Promise<void> => {
    const { rules } = await store.rules();
    const before = (await store.situation())?.state ?? 'insufficient';
    const step = steps.begin('monitoring/decide', { kind: event.kind === 'window' ? 'window' : 'trigger' }, 1);
    const { state } = await handleEvent(event, rules, ports);
    await step.end('ok', 1, { event: event.kind, before, state });
  };
  const tell = async (event: TriggerEvent): Promise<void> => {
    await alone(() => handle(event));
    site?.wakeSync();
  };
  return {
    tell,
    tellWindow: (window) => tell(windowEvent(window)),
    resume: () =>
      alone(async () => {
        await resume(ports);
        const last = (await store.situation())?.lastWindow ?? 0;
        for (const window of await store.windows()) {
          if (window.windowNumber > last) await handle(windowEvent(window));
        }
        const deployment = await monitoring.deployment();
        if (deployment) await handle({ kind: 'deployed', at: Date.parse(host.clock.now()), ...deployment });
      }),
  };
}

/** The steps by which a window came to its level. */
export async function logWindow({ steps }: Pick<WorkParts, 'steps'>, window: JudgedWindow): Promise<void> {
  const { summary, report, f1 } = window;
  const reason = { kind: 'window' as const, ref: String(summary.windowNumber) };
  const facts = { model: summary.modelVersionId, window: summary.windowNumber };
  const look = report.level === 'ok' ? 'ok' : 'look';
  await steps.begin('monitoring/count', reason, report.sentences, facts).end('ok', 1);
  await steps
    .begin('monitoring/compare', reason, report.sentences, facts)
    .end(look, 1, { p: report.p, distance: report.distance }, look === 'ok' ? undefined : `drift-${report.level}`);
  await steps
    .begin('monitoring/estimate', reason, report.sentences, facts)
    .end('ok', f1 ? 1 : 0, f1 ? { f1: f1.f1 } : {});
}
